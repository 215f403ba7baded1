/** Which of the stores asked for answer here. */
import { findTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import type { Store } from './results.ts';

export interface FoundStore {
  readonly store: Store;
  /** An empty database of its own for whoever asks; `null`: the embedded one, which the platform makes itself. */
  makeDatabase(): Promise<{ readonly url: string; drop(): Promise<void> } | null>;
}

export async function findStores(
  wanted: readonly Store[],
  say: (text: string) => void,
): Promise<readonly FoundStore[]> {
  const found: FoundStore[] = [];
  if (wanted.includes('embedded')) found.push({ store: 'embedded', makeDatabase: async () => null });
  if (wanted.includes('postgres')) {
    const server = await findTestServer();
    if ('reason' in server) say(`real PostgreSQL is not measured: ${server.reason}\n`);
    else found.push({ store: 'postgres', makeDatabase: () => server.makeDatabase() });
  }
  return found;
}
