/** Whether whoever is logged in makes and changes tables here, or only works with them. */
import { sql } from 'kysely';
import type { Database } from '../port.ts';

export async function mayMigrate(database: Database): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select has_database_privilege(current_database(), 'create') as may`.execute(database.schema('platform'));
  return rows[0]?.may === true;
}
