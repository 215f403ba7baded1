/** The embedded wiring: every service in one process, on stores that need nothing installed. */
import { timingSafeEqual } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { answerProblem } from '@arca-api/api/problems/answer-problem';
import { migrations as apiMigrations, createApi } from '@arca-api/api/service';
import { createArcaGateway, migrations as gatewayMigrations } from '@arca-api/arca-gateway/service';
import { createGatewayClient } from '@arca-api/contract/gateway-client';
import type { Clock } from '@arca-api/platform/clock/port';
import { repeat } from '@arca-api/platform/clock/repeat';
import { migrate } from '@arca-api/platform/database/migrate';
import { migratePlatform } from '@arca-api/platform/database/migrate-platform';
import { openPglite } from '@arca-api/platform/database/pglite';
import type { Database } from '@arca-api/platform/database/port';
import { outbox } from '@arca-api/platform/events/outbox';
import { localSignals } from '@arca-api/platform/events/signals';
import { diskFiles } from '@arca-api/platform/files/disk';
import { injectFetch } from '@arca-api/platform/http/inject-fetch';
import { createServer } from '@arca-api/platform/http/server';
import type { Log } from '@arca-api/platform/log/port';
import { silentLog } from '@arca-api/platform/log/silent';
import type { Random } from '@arca-api/platform/random/port';
import type { Config } from './config.ts';
import { startSimulator } from './pretend-arca.ts';
import { deriveKey, embeddedMasterKey } from './secrets.ts';
import type { Supervisor } from './supervisor.ts';
import { version } from './version.ts';

export interface Ambient {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

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
  const { clock, random, log } = ambient;
  await mkdir(config.data, { recursive: true, mode: 0o700 });
  const database = await openPglite({ directory: join(config.data, 'database'), clock });
  supervisor.onStop('database', () => database.close());
  await migrateAll(database);

  const masterKey = config.masterKey ?? (await embeddedMasterKey(config.data, random));
  const arca = await startSimulator(config, clock, supervisor);
  const signals = localSignals(clock);
  const files = diskFiles(join(config.data, 'files'));
  const secret = Buffer.from(random.bytes(32)).toString('base64url');

  const gateway = createArcaGateway({
    config: {
      masterKey: deriveKey(masterKey, 'arca-gateway vault'),
      environments: { simulator: arca.urls },
      automaticCertificates: arca.certificates,
      verify: ({ headers }) => isSame(headers['authorization'], `Internal ${secret}`),
    },
    database,
    clock,
    random,
    log,
    signals,
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
  for (const job of gateway.jobs) {
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

  let address = '';
  const api = createApi({
    config: {
      worker: 'embedded',
      liveAllowed: database.survivesPowerLoss,
      linkSecret: deriveKey(masterKey, 'public links'),
      publicBaseUrl: () => config.publicUrl ?? address,
      version,
    },
    database,
    outbox,
    signals,
    files,
    clock,
    random,
    log,
    gateway: createGatewayClient({
      fetch: injectFetch(inside),
      baseUrl: 'http://arca-gateway',
      credentials: () => ({ authorization: `Internal ${secret}` }),
    }),
  });
  const server = createServer({ log, random, clock, problem: answerProblem });
  await api.mount(server);
  address = await server.listen({ port: config.port, host: config.host });
  supervisor.onStop('api', () => api.stop());
  supervisor.onStop('http', async () => server.close());
  api.start();
  return { database, ambient, api: address, simulator: arca.origin };
}

/** Brings every schema up to date; answers the names of what was applied. */
export async function migrateAll(database: Database): Promise<readonly string[]> {
  await migratePlatform(database);
  return [...(await migrate(database, gatewayMigrations)), ...(await migrate(database, apiMigrations))];
}

function isSame(given: string | string[] | undefined, expected: string): boolean {
  if (typeof given !== 'string' || given.length !== expected.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}
