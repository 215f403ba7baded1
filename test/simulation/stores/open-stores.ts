/** Stores by their name, as the command and the tests ask for them. */

import type { Clock } from '@arca-api/platform/clock/port';
import { openTestDatabase } from '@arca-api/platform/database/testing/open-test-database';
import { findTestServer, openTestPostgres } from '@arca-api/platform/database/testing/open-test-postgres';
import { openMemory } from './memory.ts';
import type { OpenStores, StoreName } from './port.ts';
import { openSql } from './sql.ts';

export async function openStoresNamed(name: StoreName): Promise<OpenStores> {
  switch (name) {
    case 'memory':
      return openMemory();
    case 'pglite':
      return openSql({ name, abreast: 1, open: openTestDatabase });
    case 'postgres':
      return openSql({ name, abreast: ABREAST, open: openServed });
  }
}

/** Steps of several processes at once, so that their transactions meet in the server. */
const ABREAST = 6;

async function openServed(clock: Clock) {
  const server = await findTestServer();
  if ('reason' in server) throw new TypeError(server.reason);
  return openTestPostgres(server, { clock, connections: ABREAST + 2 });
}
