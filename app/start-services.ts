/** Starts every service in this process on stores that are open already: the same whatever these are made of. */
import type { Database } from '@arca-api/platform/database/port';
import { endLeases } from '@arca-api/platform/queue/end-leases';
import { watchStores } from '@arca-api/platform/telemetry/watch-stores';
import type { Config } from './config.ts';
import { EVERYTHING } from './parts.ts';
import { startSimulator } from './pretend-arca.ts';
import { embeddedMasterKeys } from './secrets.ts';
import { servicesOf, shareOf } from './served-database.ts';
import { wireParts } from './services.ts';
import type { Supervisor } from './supervisor.ts';
import type { Ambient, Stores } from './wiring.ts';

export interface Running {
  readonly database: Database;
  readonly ambient: Ambient;
  /** Where this process answers: the API, or whoever comes in its place. */
  readonly api: string;
  /** Where the built-in simulator answers; `null` where test mode talks with other servers only. */
  readonly simulator: string | null;
  /** Probes hear that no more work is wanted; whoever sends some is served all the same. */
  readonly drain: () => void;
}

export interface Start {
  readonly config: Config;
  readonly ambient: Ambient;
  readonly supervisor: Supervisor;
  readonly stores: Stores;
  /** Names this worker in leases. */
  readonly worker: string;
}

export async function startServices(start: Start): Promise<Running> {
  const { config, ambient, stores } = start;
  const { server, inside, api, webhooks, simulator, told, drain } = await wireStart(start);
  const { host, port, internalPort } = config;
  const internal = internalPort === null ? null : await inside.listen({ port: internalPort, host });
  told.address = server === null ? (internal ?? '') : await server.listen({ port, host });
  api?.start();
  await webhooks?.start();
  return { database: stores.database, ambient, api: told.address, simulator, drain };
}

/** Every service of this process, wired and at rest: nothing listens and no lane moves. */
export async function wireStart(start: Start) {
  const { config, ambient, supervisor, stores, worker } = start;
  const { clock, random } = ambient;
  const { database } = stores;
  if (ambient.metrics !== undefined) {
    const hasApi = servicesOf(config).includes('api');
    const unwatch = watchStores(ambient.metrics, database, clock, hasApi);
    supervisor.onStop('numbers of the stores', async () => unwatch());
  }
  // An embedded database is one process's alone: what was being done there when the last one died waits for nobody.
  if (database.driver === 'pglite') await endLeases(database);

  const arca = await startSimulator(config, clock, supervisor);
  const keys = config.masterKeys ?? (await embeddedMasterKeys(config.data, random));
  const told = { address: '' };
  const wiring = {
    ambient,
    stores,
    masterKey: keys.current,
    previousMasterKeys: keys.previous,
    masterKeyFrom: keys.from,
    arca,
    addresses: config.addresses,
    worker,
    publicBaseUrl: () => config.publicUrl ?? told.address,
    issuing: {
      ...(config.lanesPerOrganization !== null && { lanesPerOrganization: config.lanesPerOrganization }),
      // Where others accept what is issued here, no lost signal may cost more.
      ...(database.driver === 'postgres' && { sweepMs: 1000 }),
    },
    retention: config.retention,
    webhooks: config.webhooks,
    limits: {
      connections: shareOf(config.databaseConnections, 'api', servicesOf(config)),
      ...config.limits,
    },
    ...(config.trustProxy === null ? {} : { trustProxy: config.trustProxy }),
    supervisor,
  };
  const wired = await wireParts(wiring, config.services ?? EVERYTHING, {
    gateways: config.gatewayUrls,
    webhooks: config.webhooksUrls,
  });
  return { ...wired, told, simulator: arca.origin };
}
