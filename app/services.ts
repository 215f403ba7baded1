/** Hands each service its ports and its neighbours: the same whatever the stores are made of. */
import { timingSafeEqual } from 'node:crypto';
import type { IssuingConfig } from '@arca-api/api/config';
import { answerProblem } from '@arca-api/api/doors/answer-problem';
import { type Api, migrations as apiMigrations, createApi } from '@arca-api/api/service';
import type { AutomaticCertificates, ServiceUrls } from '@arca-api/arca-gateway/config';
import { createArcaGateway, migrations as gatewayMigrations } from '@arca-api/arca-gateway/service';
import { databaseStores } from '@arca-api/arca-gateway/stores';
import { createGatewayClient } from '@arca-api/contract/gateway-client';
import type { Cache } from '@arca-api/platform/cache/port';
import type { Clock } from '@arca-api/platform/clock/port';
import { repeat } from '@arca-api/platform/clock/repeat';
import { migrate } from '@arca-api/platform/database/migrate';
import { migratePlatform } from '@arca-api/platform/database/migrate-platform';
import type { Database } from '@arca-api/platform/database/port';
import { outbox } from '@arca-api/platform/events/outbox';
import type { Signals } from '@arca-api/platform/events/port';
import type { Files } from '@arca-api/platform/files/port';
import { injectFetch } from '@arca-api/platform/http/inject-fetch';
import { createServer } from '@arca-api/platform/http/server';
import type { Log } from '@arca-api/platform/log/port';
import { silentLog } from '@arca-api/platform/log/silent';
import { tableQueue } from '@arca-api/platform/queue/table';
import type { Random } from '@arca-api/platform/random/port';
import type { FastifyInstance } from 'fastify';
import type { Addresses } from './arca-addresses.ts';
import { deriveKey } from './secrets.ts';
import type { Supervisor } from './supervisor.ts';
import { version } from './version.ts';

export interface Ambient {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

export interface Stores {
  readonly database: Database;
  readonly files: Files;
  readonly signals: Signals;
  readonly cache: Cache;
}

export interface Wiring {
  readonly ambient: Ambient;
  readonly stores: Stores;
  readonly masterKey: Uint8Array;
  /** Test mode's ARCA. */
  readonly arca: { readonly urls: ServiceUrls; readonly certificates: AutomaticCertificates };
  /** Where ARCA's own environments are; left out: where ARCA publishes them. */
  readonly addresses?: Addresses;
  /** Names this worker in leases. */
  readonly worker: string;
  readonly publicBaseUrl: () => string;
  /** What is told of issuing; what is left out has its default. */
  readonly issuing?: Partial<IssuingConfig>;
  readonly supervisor: Supervisor;
}

export interface Services {
  /** Serves the public API; not listening yet. */
  readonly server: FastifyInstance;
  readonly api: Api;
}

/** Brings every schema up to date; answers the names of what was applied. */
export async function migrateAll(database: Database): Promise<readonly string[]> {
  await migratePlatform(database);
  return [...(await migrate(database, gatewayMigrations)), ...(await migrate(database, apiMigrations))];
}

export async function wireServices(wiring: Wiring): Promise<Services> {
  const { ambient, stores, supervisor } = wiring;
  const { clock, random, log } = ambient;
  const secret = Buffer.from(random.bytes(32)).toString('base64url');

  const gateway = createArcaGateway({
    config: {
      masterKey: deriveKey(wiring.masterKey, 'arca-gateway vault'),
      environments: { simulator: wiring.arca.urls, homologacion: {}, produccion: {}, ...wiring.addresses },
      automaticCertificates: wiring.arca.certificates,
      verify: ({ headers }) => isSame(headers['authorization'], `Internal ${secret}`),
    },
    ...ambient,
    stores: databaseStores(stores.database),
    signals: stores.signals,
    fetch: (input, init) => fetch(input, init),
  });
  supervisor.onStop('arca-gateway', () => gateway.close());
  const inside = createServer({
    log: silentLog,
    random,
    clock,
    problem: answerProblem,
    bodyLimit: 16 * 1024 * 1024,
  });
  await gateway.routes(inside);
  await inside.ready();

  const api = createApi({
    config: {
      worker: wiring.worker,
      liveAllowed: stores.database.survivesPowerLoss,
      linkSecret: deriveKey(wiring.masterKey, 'public links'),
      publicBaseUrl: wiring.publicBaseUrl,
      version,
      ...(wiring.issuing === undefined ? {} : { issuing: wiring.issuing }),
    },
    ...ambient,
    database: stores.database,
    files: stores.files,
    queue: tableQueue({ ...ambient, database: stores.database, signals: stores.signals }),
    outbox,
    gateway: createGatewayClient({
      fetch: injectFetch(inside),
      baseUrl: 'http://arca-gateway',
      credentials: () => ({ authorization: `Internal ${secret}` }),
    }),
  });
  for (const job of [...gateway.jobs, ...api.jobs]) {
    const recurring = repeat({
      clock,
      everyMs: job.everyMs,
      work: async () => {
        await job.run();
        return false;
      },
      onError: (error) => log.error({ job: job.name, err: error }, 'a recurring job failed'),
    });
    supervisor.onStop(job.name, () => recurring.stop());
  }
  const server = createServer({ log, random, clock, problem: answerProblem });
  await api.mount(server);
  supervisor.onStop('api', () => api.stop());
  supervisor.onStop('http', async () => server.close());
  return { server, api };
}

function isSame(given: string | string[] | undefined, expected: string): boolean {
  if (typeof given !== 'string' || given.length !== expected.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}
