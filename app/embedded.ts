/** The embedded wiring: every service in one process, on stores that need nothing installed. */
import { join, resolve } from 'node:path';
import { openPglite } from '@arca-api/platform/database/pglite';
import type { Database } from '@arca-api/platform/database/port';
import { localSignals } from '@arca-api/platform/events/signals';
import { diskFiles } from '@arca-api/platform/files/disk';
import type { Config } from './config.ts';
import { makeFolder } from './make-folder.ts';
import { startSimulator } from './pretend-arca.ts';
import { embeddedMasterKey } from './secrets.ts';
import { type Ambient, migrateAll, wireServices } from './services.ts';
import type { Supervisor } from './supervisor.ts';

export interface Running {
  readonly database: Database;
  readonly ambient: Ambient;
  /** Where the API answers. */
  readonly api: string;
  /** Where the built-in simulator answers; `null` where test mode talks with other servers only. */
  readonly simulator: string | null;
}

export async function startEmbedded(
  config: Config,
  ambient: Ambient,
  supervisor: Supervisor,
): Promise<Running> {
  const { clock, random } = ambient;
  await makeFolder(resolve(config.data));
  const database = await openPglite({ directory: join(config.data, 'database'), clock, flush: true });
  supervisor.onStop('database', () => database.close());
  await migrateAll(database);

  const arca = await startSimulator(config, clock, supervisor);
  let address = '';
  const { server, api } = await wireServices({
    ambient,
    stores: { database, signals: localSignals(clock), files: diskFiles(join(config.data, 'files')) },
    masterKey: config.masterKey ?? (await embeddedMasterKey(config.data, random)),
    arca,
    addresses: config.addresses,
    // Alone on its database, so it may keep its leases across restarts.
    worker: 'embedded',
    publicBaseUrl: () => config.publicUrl ?? address,
    supervisor,
  });
  address = await server.listen({ port: config.port, host: config.host });
  api.start();
  return { database, ambient, api: address, simulator: arca.origin };
}
