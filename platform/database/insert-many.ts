/** Any number of rows as one statement with one parameter: it is planned once, whatever their number. */
import { type RawBuilder, sql } from 'kysely';

/**
 * `insert into schema.table (…) select … from <the rows>`, to be followed by `on conflict` or `returning`.
 *
 * Values are what JSON holds; a column that is itself JSON takes its value as it is, not as text. Every row has the
 * columns of the first, and whatever the table has beyond them takes its default.
 *
 * @example
 * ```ts
 * import { sql } from 'kysely';
 * import { insertMany } from '@arca-api/platform/database/insert-many';
 *
 * const rows = [{ id: 'a', data: { n: 1 } }, { id: 'b', data: { n: 2 } }];
 * const statement = sql`${insertMany('core', 'things', rows)} on conflict do nothing returning id`;
 * ```
 */
export function insertMany(schema: string, table: string, rows: readonly object[]): RawBuilder<unknown> {
  const columns = Object.keys(rows[0] ?? {}).map((column) => sql.ref(column));
  const into = sql.id(schema, table);
  return sql`insert into ${into} (${sql.join(columns)})
    select ${sql.join(columns)} from jsonb_populate_recordset(null::${into}, ${JSON.stringify(rows)}::jsonb)`;
}
