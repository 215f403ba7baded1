/** A whole installation for tests: the real services on the stores of tests, facing a simulator that can be told to fail. */
import assert from 'node:assert/strict';
import { createKey } from '@arca-api/api/access/create-key';
import { keysStore } from '@arca-api/api/access/keys.store';
import { SCOPES, type Scope } from '@arca-api/api/access/principal';
import type { LimitsConfig } from '@arca-api/api/config';
import type { Api } from '@arca-api/api/service';
import { registerDemoTaxpayer } from '@arca-api/api/taxpayers/register-demo-taxpayer';
import type { Addresses } from '@arca-api/app/arca-addresses';
import type { MasterKeys } from '@arca-api/app/master-keys';
import { wireServices } from '@arca-api/app/services';
import { createSupervisor } from '@arca-api/app/supervisor';
import type { WebhookSettings } from '@arca-api/app/webhook-settings';
import type { Telling } from '@arca-api/app/wire-webhooks';
import type { Clock } from '@arca-api/platform/clock/port';
import { systemClock } from '@arca-api/platform/clock/system';
import type { Database } from '@arca-api/platform/database/port';
import type { Log } from '@arca-api/platform/log/port';
import { silentLog } from '@arca-api/platform/log/silent';
import { systemRandom } from '@arca-api/platform/random/system';
import type { Metrics } from '@arca-api/platform/telemetry/port';
import type { Tracer } from '@arca-api/platform/telemetry/tracer';
import { createSimulator, type Simulator, type SimulatorOptions } from 'arca-simulator';
import type { FastifyInstance } from 'fastify';
import { judgeEvents } from './judge-events.ts';
import { openStores } from './stores.ts';

export const ISSUER = '30000000147';

export interface Answered {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly raw: Buffer;
}

export interface World {
  /** Sees everybody's rows. */
  readonly database: Database;
  readonly masterKeys: MasterKeys;
  readonly simulator: Simulator;
  readonly server: FastifyInstance;
  readonly api: Api;
  /** At rest until it is started. */
  readonly webhooks: Telling;
  readonly organization: string;
  readonly key: string;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>;
  /** A key of another organisation, mode or set of scopes. */
  newKey(options?: {
    organization?: string;
    mode?: 'test' | 'live';
    scopes?: readonly Scope[];
    taxpayers?: readonly string[];
  }): Promise<string>;
  /** Registers an issuer in the simulator environment. */
  register(cuit: string, organization?: string): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly clock?: Clock;
  readonly log?: Log;
  readonly simulator?: SimulatorOptions;
  readonly database?: Database;
  /** Of several on one database: closed by whoever brought it. */
  readonly shared?: {
    readonly simulator: Simulator;
    readonly urls: Awaited<ReturnType<Simulator['listen']>>;
  };
  /** Of whoever was on that database before; made up when left out. */
  readonly masterKeys?: MasterKeys;
  /** Where ARCA's own environments are: strict simulators, to rehearse with. */
  readonly addresses?: Addresses;
  /** How much may be asked; what is left out has its default. */
  readonly limits?: Partial<LimitsConfig>;
  readonly metrics?: Metrics;
  readonly tracer?: Tracer;
  /** How others are told; nobody but the world's public addresses when left out. */
  readonly webhooks?: WebhookSettings;
}

/** A test that closed or broke its database has nothing left to be looked at. */
const whereItIsGone = (): readonly string[] => [];

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const clock = options.clock ?? systemClock;
  const log = options.log ?? silentLog;
  const random = systemRandom(clock);
  const masterKeys = options.masterKeys ?? { current: random.bytes(32), previous: [], from: 'a test' };
  const supervisor = createSupervisor(log);
  const ambient = {
    clock,
    random,
    log,
    ...(options.metrics && { metrics: options.metrics }),
    ...(options.tracer && { tracer: options.tracer }),
  };
  const { stores, looking: database } = await openStores(ambient, supervisor, options.database);
  const simulator =
    options.shared?.simulator ?? createSimulator({ now: () => new Date(clock.now()), ...options.simulator });
  if (options.shared === undefined) supervisor.onStop('simulator', () => simulator.close());
  const urls = options.shared === undefined ? await simulator.listen() : options.shared.urls;
  const { server, api, webhooks } = await wireServices({
    ambient,
    stores,
    masterKey: masterKeys.current,
    previousMasterKeys: masterKeys.previous,
    masterKeyFrom: masterKeys.from,
    arca: {
      urls: { ...urls, padron: urls.padronA5 },
      certificates: { kind: 'simulator', controlUrl: urls.origin },
    },
    ...(options.addresses === undefined ? {} : { addresses: options.addresses }),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    ...(options.webhooks === undefined ? {} : { webhooks: options.webhooks }),
    worker: 'test',
    publicBaseUrl: () => 'http://api.test',
    supervisor,
  });
  await server.ready();
  api.start();

  const keys = keysStore(database);
  const newKey: World['newKey'] = async (wanted = {}) => {
    const organizationOfKey = wanted.organization ?? organization;
    await keys.addOrganization(organizationOfKey, organizationOfKey, clock.now());
    const { secret } = await createKey(
      { keys, clock, random },
      {
        organization: organizationOfKey,
        mode: wanted.mode ?? 'test',
        name: 'test',
        scopes: wanted.scopes ?? SCOPES,
        taxpayers: wanted.taxpayers ?? null,
        expires_at: null,
      },
    );
    return secret;
  };
  const register: World['register'] = (cuit, owner = organization) =>
    registerDemoTaxpayer({ database, clock, random }, owner, cuit);

  const organization = random.id('org');
  const key = await newKey();
  await register(ISSUER);

  return {
    database,
    masterKeys,
    simulator,
    server,
    api,
    webhooks,
    organization,
    key,
    newKey,
    register,
    async call(method, path, body, headers = {}) {
      const answer = await server.inject({
        method: method as 'GET',
        url: path,
        headers: {
          authorization: `Bearer ${key}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const json = String(answer.headers['content-type'] ?? '').includes('json');
      return {
        status: answer.statusCode,
        body: json ? JSON.parse(answer.body) : answer.body,
        headers: answer.headers,
        raw: answer.rawPayload,
      };
    },
    async close() {
      const amiss = await judgeEvents(database).catch(whereItIsGone);
      await supervisor.stop();
      assert.deepEqual(amiss, [], 'what was told is in the catalogue');
    },
  };
}
