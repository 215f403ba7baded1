/** Stores by their name, as the command and the tests ask for them. */
import { openTestDatabase } from '@arca-api/platform/database/open-test-database';
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
      throw new Error('no served PostgreSQL is known here');
  }
}
