/** Any number of rows as one statement with one parameter: it is planned once, whatever their number. */
import { type RawBuilder, sql } from 'kysely';

/**
 * `insert into schema.table (…) select … from <the rows>`, to be followed by `where`, `on conflict` or `returning`.
 *
 * `rows` is their JSON text. Values are what JSON holds; a column that is itself JSON takes its value as it is, not as
 * text. Whatever the table has beyond `columns` takes its default.
 *
 * @example
 * ```ts
 * import { sql } from 'kysely';
 * import { insertMany } from '@arca-api/platform/database/insert-many';
 *
 * const rows = JSON.stringify([{ id: 'a', data: { n: 1 } }, { id: 'b', data: { n: 2 } }]);
 * const statement = sql`${insertMany('core', 'things', ['id', 'data'], rows)} on conflict do nothing returning id`;
 * ```
 */
export function insertMany(
  schema: string,
  table: string,
  columns: readonly string[],
  rows: string,
): RawBuilder<unknown> {
  const named = sql.join(columns.map((column) => sql.ref(column)));
  const into = sql.id(schema, table);
  return sql`insert into ${into} (${named})
    select ${named} from jsonb_populate_recordset(null::${into}, ${rows}::jsonb)`;
}
