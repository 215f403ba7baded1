/** The embedded wiring: every service in one process, on stores that need nothing installed. */
import { join, resolve } from 'node:path';
import { openPglite } from '@arca-api/platform/database/pglite';
import type { Database } from '@arca-api/platform/database/port';
import type { Config } from './config.ts';
import { makeFolder } from './make-folder.ts';
import type { Ambient } from './services.ts';
import { type Running, startServices } from './start-services.ts';
import type { Supervisor } from './supervisor.ts';

export async function openEmbedded({ data }: Config, { clock }: Ambient): Promise<Database> {
  await makeFolder(resolve(data));
  return openPglite({ directory: join(data, 'database'), clock, flush: true });
}

export async function startEmbedded(
  config: Config,
  ambient: Ambient,
  supervisor: Supervisor,
): Promise<Running> {
  const database = await openEmbedded(config, ambient);
  // Alone on its database, so it may keep its leases across restarts.
  return startServices({ config, ambient, supervisor, database, worker: 'embedded' });
}
