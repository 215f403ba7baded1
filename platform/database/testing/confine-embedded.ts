/** For tests on either driver: an embedded database is confined as an installation's is; a served one stays the tests' own login, before whom no policy holds. */
import type { Database } from '../port.ts';
import { confine } from '../roles/confine.ts';

export async function confineEmbedded(database: Database, schemas: readonly string[]): Promise<void> {
  if (database.driver === 'pglite') await confine(database, schemas);
}
