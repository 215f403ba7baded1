/** Every row of every table as text, for tests that look for what should not be there. */
import type { Database } from '@arca-api/platform/database/port';
import { sql } from 'kysely';

export type Dump = readonly { readonly table: string; readonly row: string }[];

export async function dumpTables(database: Database, schemas: readonly string[]): Promise<Dump> {
  const db = database.schema<Record<string, never>>('public');
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema = any(${[...schemas]}::text[])
      -- What lies in a partition is read through its table.
      and not (select relispartition from pg_class where oid = format('%I.%I', table_schema, table_name)::regclass)
    order by 1, 2`.execute(db);
  const dump: { table: string; row: string }[] = [];
  for (const { schema, name } of tables) {
    const { rows } = await sql<{
      row: string;
    }>`select t::text as row from ${sql.table(`${schema}.${name}`)} t`.execute(db);
    for (const { row } of rows) dump.push({ table: `${schema}.${name}`, row });
  }
  return dump;
}

/** The same as programs read it: what is packed comes unpacked. */
export async function readTables(database: Database, schemas: readonly string[]): Promise<Dump> {
  const db = database.schema<Record<string, never>>('public');
  const dump: { table: string; row: string }[] = [...(await dumpTables(database, schemas))];
  for (const table of new Set(dump.map((one) => one.table))) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db);
    for (const row of rows) dump.push({ table, row: JSON.stringify(row) });
  }
  return dump;
}
