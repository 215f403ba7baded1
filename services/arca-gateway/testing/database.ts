/** One embedded database a test file, with the gateway's tables in it: opening one takes seconds and much memory. */
import type { Clock } from '@arca-api/platform/clock/port';
import { systemClock } from '@arca-api/platform/clock/system';
import { migrate } from '@arca-api/platform/database/migrate';
import type { Database } from '@arca-api/platform/database/port';
import { openTestDatabase } from '@arca-api/platform/database/testing/open-test-database';
import { migrations } from '../service.ts';

/** Whoever opens it closes it. */
export async function openStageDatabase(clock: Clock = systemClock): Promise<Database> {
  const database = await openTestDatabase(clock);
  await migrate(database, migrations);
  return database;
}
