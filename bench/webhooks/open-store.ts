/** Database, signals and outbox of a measured process, as the platform opens them. */
import { systemClock } from '@arca-api/platform/clock/system';
import { openPglite } from '@arca-api/platform/database/pglite';
import type { Database } from '@arca-api/platform/database/port';
import { openPostgres } from '@arca-api/platform/database/postgres';
import { templateDirectory } from '@arca-api/platform/database/testing/open-test-database';
import { type CarriedSignals, carriedSignals } from '@arca-api/platform/events/carried-signals';
import { outbox } from '@arca-api/platform/events/outbox';
import type { Outbox } from '@arca-api/platform/events/port';
import { postgresCarrier } from '@arca-api/platform/events/postgres';
import { promptOutbox } from '@arca-api/platform/events/prompt-outbox';
import { silentLog } from '@arca-api/platform/log/silent';
import { systemRandom } from '@arca-api/platform/random/system';

export const clock = systemClock;
export const random = systemRandom(clock);
export const log = silentLog;

export interface Place {
  /** Of a served PostgreSQL; `null`: an embedded one, in `folder`. */
  readonly databaseUrl: string | null;
  readonly folder: string;
  readonly connections: number;
}

export interface Store {
  readonly database: Database;
  readonly signals: CarriedSignals;
  readonly outbox: Outbox;
  close(): Promise<void>;
}

export async function openStore({ databaseUrl: url, folder, connections }: Place): Promise<Store> {
  const database =
    url === null
      ? await openPglite({ directory: folder, templateDirectory, clock, flush: true })
      : await openPostgres({ url, connections });
  const carriers = url === null ? [] : [await postgresCarrier({ url, clock, random, log })];
  const signals = carriedSignals({ clock, log, carriers });
  return {
    database,
    signals,
    outbox: promptOutbox(outbox, { signals, clock }),
    async close() {
      await signals.close();
      await database.close();
    },
  };
}
