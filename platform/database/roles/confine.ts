/** Gives up an embedded database's superuser, before whom no policy holds, for a plain role that reaches all services' tables. */
import { sql } from 'kysely';
import type { Database } from '../port.ts';
import { prepareRoles } from './prepare-roles.ts';

/** From here on, until it is closed. Whatever changes tables comes before. */
export async function confine(database: Database, schemas: readonly string[]): Promise<void> {
  if (database.driver !== 'pglite')
    throw new Error('a served database is worked on as a role from the start');
  const { names } = await prepareRoles(database, [
    { service: 'embedded', schemas, signsAs: 'any', maintains: true },
  ]);
  const name = names?.get('embedded');
  if (name === undefined) throw new Error('an embedded database makes its roles itself');
  await sql`set role ${sql.id(name)}`.execute(database.schema('platform'));
}
