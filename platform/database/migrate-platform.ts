/** The tables of the platform itself: events and jobs. */
import { fileURLToPath } from 'node:url';
import { type Migrations, migrate } from './migrate.ts';
import type { Database } from './port.ts';

export const platformSchema = 'platform';

export const platformMigrations: Migrations = {
  schema: platformSchema,
  directory: fileURLToPath(new URL('../migrations', import.meta.url)),
};

export async function migratePlatform(database: Database): Promise<void> {
  await migrate(database, platformMigrations);
}
