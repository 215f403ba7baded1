/** What a test's installation works on: the embedded stores, or with `ARCA_TEST_STORES=production` what production is wired to. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '@arca-api/app/config';
import { SCHEMAS } from '@arca-api/app/database-roles';
import { productionStores } from '@arca-api/app/production';
import { migrateAll } from '@arca-api/app/services';
import type { Supervisor } from '@arca-api/app/supervisor';
import type { Ambient, Stores } from '@arca-api/app/wiring';
import { memoryAllowances } from '@arca-api/platform/allowances/memory';
import { memoryCache } from '@arca-api/platform/cache/memory';
import type { Database } from '@arca-api/platform/database/port';
import { openPostgres } from '@arca-api/platform/database/postgres';
import { confineEmbedded } from '@arca-api/platform/database/testing/confine-embedded';
import { lookAtAll } from '@arca-api/platform/database/testing/look-at-all';
import { openTestDatabase } from '@arca-api/platform/database/testing/open-test-database';
import { findTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { localSignals } from '@arca-api/platform/events/signals';
import type { Files } from '@arca-api/platform/files/port';
import { startS3Server } from '@arca-api/platform/files/testing/start-s3-server';
import { signalsBroker } from '@arca-api/platform/queue/signals';
import { findTestRedis, forgetTestRedis } from '@arca-api/platform/redis/testing/open-test-redis';
import { sql } from 'kysely';

export interface OpenedStores {
  /** As services have them: migrated, each working as its role. */
  readonly stores: Stores;
  /** The same database, for whoever looks at everybody's rows or prepares them. */
  readonly looking: Database;
}

/** Closed by the supervisor, a database that was brought along too. */
export async function openStores(
  ambient: Ambient,
  supervisor: Supervisor,
  brought?: Database,
): Promise<OpenedStores> {
  if (brought === undefined && onProduction()) return openProductionStores(ambient, supervisor);
  const { clock } = ambient;
  const database = brought ?? (await openTestDatabase(clock));
  supervisor.onStop('database', () => database.close());
  // As a process starts: whoever was there before it had given up what this takes.
  if (database.driver === 'pglite') await sql`reset role`.execute(database.schema('public'));
  await migrateAll(database);
  await confineEmbedded(database, SCHEMAS);
  const signals = localSignals(clock);
  const stores = {
    database,
    gatewayDatabase: database,
    webhooksDatabase: database,
    signals,
    broker: signalsBroker(signals),
    cache: memoryCache(clock),
    allowances: memoryAllowances(clock),
    files: memoryFiles(),
  };
  return { stores, looking: lookAtAll(database) };
}

export const onProduction = (): boolean => process.env['ARCA_TEST_STORES'] === 'production';

/** As an operator sets them, on the servers of this machine: a database, a prefix, a bucket and a folder that go with it. */
async function openProductionStores(ambient: Ambient, supervisor: Supervisor): Promise<OpenedStores> {
  const [server, redis] = [await findTestServer(), await findTestRedis()];
  if ('reason' in server) throw new Error(server.reason);
  if ('reason' in redis) throw new Error(redis.reason);
  const database = await server.makeDatabase();
  supervisor.onStop('its database', () => database.drop());
  const prefix = `arca_test_${randomBytes(6).toString('hex')}:`;
  supervisor.onStop('its keys', () => forgetTestRedis(redis.url, prefix));
  const data = await mkdtemp(join(tmpdir(), 'arca-stores-'));
  supervisor.onStop('its folder', () => rm(data, { recursive: true }));
  const s3 = await startS3Server();
  supervisor.onStop('its bucket', () => s3.close());
  const config = readConfig([], {
    ARCA_DATA: data,
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    ARCA_REDIS_PREFIX: prefix,
    ARCA_S3_BUCKET: s3.bucket,
    ARCA_S3_ENDPOINT: s3.endpoint,
  });
  // The SDK finds them where an operator puts them.
  process.env['AWS_ACCESS_KEY_ID'] = s3.credentials.accessKeyId;
  process.env['AWS_SECRET_ACCESS_KEY'] = s3.credentials.secretAccessKey;
  const stores = await productionStores(config, database.url, ambient, supervisor);
  const { clock } = ambient;
  // A test that moves its clock moves the database's with it.
  const onClock = (one: Database): Database => ({ ...one, now: async () => clock.now() });
  const owner = await openPostgres({ url: database.url, connections: 2 });
  supervisor.onStop('its owner', () => owner.close());
  return {
    stores: {
      ...stores,
      database: onClock(stores.database),
      gatewayDatabase: onClock(stores.gatewayDatabase),
      webhooksDatabase: onClock(stores.webhooksDatabase),
    },
    looking: lookAtAll(onClock(owner)),
  };
}

function memoryFiles(): Files {
  const kept = new Map<string, { body: Uint8Array; contentType: string }>();
  return {
    put: async (key, body, contentType) => void kept.set(key, { body, contentType }),
    get: async (key) => kept.get(key) ?? null,
    delete: async (key) => void kept.delete(key),
    link: async () => null,
  };
}
