/** The production wiring: the same services on a served PostgreSQL, a Redis that may be lost at any moment, and S3. */
import { join, resolve } from 'node:path';
import { allowancesInBlocks } from '@arca-api/platform/allowances/in-blocks';
import { memoryAllowances } from '@arca-api/platform/allowances/memory';
import { redisAllowances } from '@arca-api/platform/allowances/redis';
import { allowancesWithFallback } from '@arca-api/platform/allowances/with-fallback';
import { memoryCache } from '@arca-api/platform/cache/memory';
import { redisCache } from '@arca-api/platform/cache/redis';
import { cacheWithFallback } from '@arca-api/platform/cache/with-fallback';
import type { Database } from '@arca-api/platform/database/port';
import { openPostgres } from '@arca-api/platform/database/postgres';
import { carriedSignals } from '@arca-api/platform/events/carried-signals';
import { postgresCarrier } from '@arca-api/platform/events/postgres';
import { redisCarrier } from '@arca-api/platform/events/redis';
import { diskFiles } from '@arca-api/platform/files/disk';
import type { Files } from '@arca-api/platform/files/port';
import { s3Files } from '@arca-api/platform/files/s3';
import { bullmqBroker } from '@arca-api/platform/queue/bullmq';
import type { Broker } from '@arca-api/platform/queue/port';
import { signalsBroker } from '@arca-api/platform/queue/signals';
import { brokerWithFallback } from '@arca-api/platform/queue/with-fallback';
import { openRedis, type Redis } from '@arca-api/platform/redis/open-redis';
import { REDIS_UP } from '@arca-api/platform/telemetry/metrics';
import type { Config } from './config.ts';
import { makeFolder } from './make-folder.ts';
import { openServed, servicesOf } from './served-database.ts';
import { type Running, startServices } from './start-services.ts';
import type { Supervisor } from './supervisor.ts';
import type { Ambient, Stores } from './wiring.ts';

/** As whoever the address names: for what makes and changes tables. */
export async function openProduction(config: Config, url: string): Promise<Database> {
  await makeFolder(resolve(config.data));
  return openPostgres({ url, connections: config.databaseConnections });
}

export async function productionStores(
  config: Config,
  url: string,
  ambient: Ambient,
  supervisor: Supervisor,
): Promise<Stores> {
  const { clock } = ambient;
  await makeFolder(resolve(config.data));
  const { api, gateway, webhooks } = await openServed({
    url,
    connections: config.databaseConnections,
    services: servicesOf(config),
    log: ambient.log,
  });
  const any = api ?? gateway ?? webhooks;
  if (any === null) throw new Error('a process without any service');
  const [database, gatewayDatabase, webhooksDatabase] = [any, gateway ?? any, webhooks ?? any];
  for (const each of new Set([database, gatewayDatabase, webhooksDatabase]))
    supervisor.onStop('database', () => each.close());
  const redis = await openSharedRedis(config, ambient, supervisor);
  const signals = carriedSignals({
    ...ambient,
    carriers: [
      ...(redis === null ? [] : [await redisCarrier({ ...ambient, redis })]),
      await postgresCarrier({ ...ambient, url }),
    ],
  });
  supervisor.onStop('signals', () => signals.close());
  let broker: Broker = signalsBroker(signals);
  if (redis !== null) {
    const bullmq = await bullmqBroker({ ...ambient, redis });
    supervisor.onStop('broker', () => bullmq.close());
    broker = brokerWithFallback(bullmq, broker);
  }
  return {
    database,
    gatewayDatabase,
    webhooksDatabase,
    files: openFiles(config, ambient, supervisor),
    signals,
    broker,
    ...(redis !== null && { redis: redis.health }),
    cache:
      redis === null ? memoryCache(clock) : cacheWithFallback(redisCache(redis), () => memoryCache(clock)),
    allowances:
      redis === null
        ? memoryAllowances(clock)
        : allowancesInBlocks(
            allowancesWithFallback({ shared: redisAllowances(redis), own: memoryAllowances(clock), clock }),
            clock,
          ),
  };
}

export async function startProduction(
  config: Config,
  url: string,
  ambient: Ambient,
  supervisor: Supervisor,
): Promise<Running> {
  const stores = await productionStores(config, url, ambient, supervisor);
  // Not alone on its database, so no two may bear one name.
  return startServices({ config, ambient, supervisor, stores, worker: ambient.random.id('wrk') });
}

async function openSharedRedis(
  { redisUrl, redisPrefix }: Config,
  ambient: Ambient,
  supervisor: Supervisor,
): Promise<Redis | null> {
  if (redisUrl === null) return null;
  const redis = await openRedis({ url: redisUrl, prefix: redisPrefix, ...ambient });
  supervisor.onStop('redis', () => redis.close());
  ambient.metrics?.watch('redis', [REDIS_UP], async () => [
    { metric: REDIS_UP, labels: {}, value: redis.health().state === 'ok' ? 1 : 0 },
  ]);
  return redis;
}

function openFiles({ data, s3 }: Config, { clock, log }: Ambient, supervisor: Supervisor): Files {
  if (s3 === null) return diskFiles(join(data, 'files'));
  const files = s3Files({ ...s3, clock });
  supervisor.onStop('files', () => files.close());
  // What is amiss shows at the start; nobody waits for it, since files that are missing are drawn again.
  files.check().catch((err) => log.error({ err }, 'the bucket of files cannot be used'));
  return files;
}
