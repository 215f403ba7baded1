/** The tables of the platform itself: events and jobs. */
import { fileURLToPath } from 'node:url';
import { migrate } from './migrate.ts';
import type { Database } from './port.ts';

export const platformSchema = 'platform';

export async function migratePlatform(database: Database): Promise<void> {
  const directory = fileURLToPath(new URL('../migrations', import.meta.url));
  await migrate(database, { schema: platformSchema, directory });
}
