/** A database for tests: in memory, with the platform's own tables, from the template that all tests share. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../clock/port.ts';
import { systemClock } from '../../clock/system.ts';
import { migratePlatform } from '../migrate-platform.ts';
import { openPglite } from '../pglite.ts';
import type { Database } from '../port.ts';

/** Made once on each machine; deleting it costs the next test run a few seconds. */
export const templateDirectory = join(tmpdir(), 'arca-api-templates');

/** A served one where `ARCA_TEST_STORES=production`. Share one in each test file: an instance takes most of a second and hundreds of megabytes. */
export async function openTestDatabase(clock: Clock = systemClock): Promise<Database> {
  if (process.env['ARCA_TEST_STORES'] === 'production') {
    const { findTestServer, openTestPostgres } = await import('./open-test-postgres.ts');
    const server = await findTestServer();
    if ('reason' in server) throw new Error(server.reason);
    return openTestPostgres(server, { clock });
  }
  const database = await openPglite({ directory: null, templateDirectory, clock });
  await migratePlatform(database);
  return database;
}
