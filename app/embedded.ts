/** The embedded wiring: every service in one process, on stores that need nothing installed. */
import { join, resolve } from 'node:path';
import { memoryAllowances } from '@arca-api/platform/allowances/memory';
import { memoryCache } from '@arca-api/platform/cache/memory';
import { openPglite } from '@arca-api/platform/database/pglite';
import type { Database } from '@arca-api/platform/database/port';
import { confine } from '@arca-api/platform/database/roles/confine';
import { localSignals } from '@arca-api/platform/events/signals';
import { diskFiles } from '@arca-api/platform/files/disk';
import { signalsBroker } from '@arca-api/platform/queue/signals';
import type { Config } from './config.ts';
import { SCHEMAS } from './database-roles.ts';
import { makeFolder } from './make-folder.ts';
import { migrateAll } from './services.ts';
import { type Running, startServices } from './start-services.ts';
import type { Supervisor } from './supervisor.ts';
import type { Ambient, Stores } from './wiring.ts';

export async function openEmbedded({ data }: Config, { clock }: Ambient): Promise<Database> {
  await makeFolder(resolve(data));
  return openPglite({ directory: join(data, 'database'), clock, flush: true });
}

export async function embeddedStores(
  config: Config,
  ambient: Ambient,
  supervisor: Supervisor,
): Promise<Stores> {
  const { clock } = ambient;
  const database = await openEmbedded(config, ambient);
  supervisor.onStop('database', () => database.close());
  await migrateAll(database);
  await confine(database, SCHEMAS);
  const signals = localSignals(clock);
  return {
    database,
    gatewayDatabase: database,
    webhooksDatabase: database,
    files: diskFiles(join(config.data, 'files')),
    signals,
    broker: signalsBroker(signals),
    cache: memoryCache(clock),
    allowances: memoryAllowances(clock),
  };
}

export async function startEmbedded(
  config: Config,
  ambient: Ambient,
  supervisor: Supervisor,
): Promise<Running> {
  const stores = await embeddedStores(config, ambient, supervisor);
  // Alone on its database, so it may keep its leases across restarts.
  return startServices({ config, ambient, supervisor, stores, worker: 'embedded' });
}
