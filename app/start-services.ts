/** Starts every service in this process on stores that are open already: the same whatever these are made of. */
import { join } from 'node:path';
import type { Database } from '@arca-api/platform/database/port';
import { localSignals } from '@arca-api/platform/events/signals';
import { diskFiles } from '@arca-api/platform/files/disk';
import { endLeases } from '@arca-api/platform/queue/end-leases';
import type { Config } from './config.ts';
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

export interface Start {
  readonly config: Config;
  readonly ambient: Ambient;
  readonly supervisor: Supervisor;
  readonly database: Database;
  /** Names this worker in leases. */
  readonly worker: string;
}

export async function startServices(start: Start): Promise<Running> {
  const { config, ambient, database } = start;
  const { server, api, simulator, told } = await wireStart(start);
  told.address = await server.listen({ port: config.port, host: config.host });
  api.start();
  return { database, ambient, api: told.address, simulator };
}

/** Every service, wired and at rest: nothing listens and no lane moves. */
export async function wireStart(start: Start) {
  const { config, ambient, supervisor, database, worker } = start;
  const { clock, random } = ambient;
  supervisor.onStop('database', () => database.close());
  await migrateAll(database);
  // An embedded database is one process's alone: what was being done there when the last one died waits for nobody.
  if (database.driver === 'pglite') await endLeases(database);

  const arca = await startSimulator(config, clock, supervisor);
  const told = { address: '' };
  const { server, api } = await wireServices({
    ambient,
    stores: { database, signals: localSignals(clock), files: diskFiles(join(config.data, 'files')) },
    masterKey: config.masterKey ?? (await embeddedMasterKey(config.data, random)),
    arca,
    addresses: config.addresses,
    worker,
    publicBaseUrl: () => config.publicUrl ?? told.address,
    ...(config.lanesPerOrganization === null
      ? {}
      : { issuing: { lanesPerOrganization: config.lanesPerOrganization } }),
    supervisor,
  });
  return { server, api, told, simulator: arca.origin };
}
