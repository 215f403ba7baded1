/** Gives a role what it needs and does not have yet: where nothing is missing nothing is written, so that whoever owns nothing may look. */
import { sql, type Transaction } from 'kysely';
import type { Privilege, Role } from './role.ts';

// biome-ignore lint/suspicious/noExplicitAny: it works on whichever tables there are
type Trx = Transaction<any>;

const ROWS = ['select', 'insert', 'update', 'delete'] as const satisfies readonly Privilege[];

/** What migrations have done is read, to see which version a database is; only migrations write it. */
const MIGRATIONS = 'migrations';

interface Grant {
  readonly schema: string;
  readonly name: string;
  readonly kind: 'table' | 'sequence' | 'schema';
  readonly privileges: readonly string[];
}

export async function grantMissing(trx: Trx, role: string, wanted: Role): Promise<void> {
  for (const { schema, name, kind, privileges } of await missing(trx, role, await grantsOf(trx, wanted))) {
    const on =
      kind === 'schema' ? sql`schema ${sql.id(schema)}` : sql`${sql.raw(kind)} ${sql.id(schema, name)}`;
    await sql`grant ${sql.raw(privileges.join(', '))} on ${on} to ${sql.id(role)}`.execute(trx);
  }
}

async function grantsOf(trx: Trx, wanted: Role): Promise<readonly Grant[]> {
  const { rows } = await sql<{ schema: string; name: string; kind: 'table' | 'sequence' }>`
    select n.nspname as schema, c.relname as name, case c.relkind when 'S' then 'sequence' else 'table' end as kind
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any(${[...wanted.schemas]}::text[]) and c.relkind in ('r', 'p', 'v', 'S')
    order by 1, 2`.execute(trx);
  const whole = rows.map(({ schema, name, kind }): Grant => {
    if (kind === 'sequence') return { schema, name, kind, privileges: ['usage'] };
    const privileges =
      name === MIGRATIONS ? ['select'] : [...ROWS, ...(wanted.maintains ? ['maintain'] : [])];
    return { schema, name, kind, privileges };
  });
  const single = Object.entries(wanted.tables ?? {}).map(([table, privileges]): Grant => {
    const [schema = '', name = ''] = table.split('.');
    return { schema, name, kind: 'table', privileges };
  });
  const schemas = new Set([...wanted.schemas, ...single.map(({ schema }) => schema)]);
  return [
    ...[...schemas].map((schema): Grant => ({ schema, name: '', kind: 'schema', privileges: ['usage'] })),
    ...whole,
    ...single,
  ];
}

async function missing(trx: Trx, role: string, grants: readonly Grant[]): Promise<readonly Grant[]> {
  const asked = grants.flatMap(({ schema, name, kind, privileges }, index) =>
    privileges.map((privilege) => ({ index, schema, name, kind, privilege })),
  );
  const { rows } = await sql<{ index: number; privilege: string }>`
    select index, privilege
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
      as a (index integer, schema text, name text, kind text, privilege text)
    -- By number: whoever may not look into a schema may not name what is in it.
    join pg_namespace n on n.nspname = a.schema
    left join pg_class c on c.relnamespace = n.oid and c.relname = a.name
    where not case kind
      when 'schema' then has_schema_privilege(${role}, n.oid, privilege)
      when 'sequence' then has_sequence_privilege(${role}, c.oid, privilege)
      else has_table_privilege(${role}, c.oid, privilege) end`.execute(trx);
  const lacking = Map.groupBy(rows, ({ index }) => index);
  return grants.flatMap((grant, index) => {
    const privileges = (lacking.get(index) ?? []).map(({ privilege }) => privilege);
    return privileges.length === 0 ? [] : [{ ...grant, privileges }];
  });
}
