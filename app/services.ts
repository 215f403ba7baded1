/** Hands each service its ports and its neighbours: the same whatever the stores are made of and whoever is far away. */
import { answerProblem } from '@arca-api/api/doors/answer-problem';
import { type Api, migrations as apiMigrations } from '@arca-api/api/service';
import { migrations as gatewayMigrations } from '@arca-api/arca-gateway/service';
import { repeat } from '@arca-api/platform/clock/repeat';
import { migrate } from '@arca-api/platform/database/migrate';
import { migratePlatform } from '@arca-api/platform/database/migrate-platform';
import type { Database } from '@arca-api/platform/database/port';
import { injectFetch } from '@arca-api/platform/http/inject-fetch';
import { probes } from '@arca-api/platform/http/probes';
import { createServer } from '@arca-api/platform/http/server';
import { spreadFetch } from '@arca-api/platform/http/spread-fetch';
import { undiciFetch } from '@arca-api/platform/http/undici-fetch';
import type { Log } from '@arca-api/platform/log/port';
import { silentLog } from '@arca-api/platform/log/silent';
import { tendPartitions } from '@arca-api/platform/partitions/tend-partitions';
import { migrations as webhookMigrations } from '@arca-api/webhooks/service';
import type { FastifyInstance } from 'fastify';
import { EVERYTHING, type Parts } from './parts.ts';
import { type Address, wireApi } from './wire-api.ts';
import { wireGateway } from './wire-gateway.ts';
import { type Telling, wireWebhooks } from './wire-webhooks.ts';
import type { Wiring } from './wiring.ts';

export interface Services {
  /** Serves the public API; not listening yet. */
  readonly server: FastifyInstance;
  readonly api: Api;
  readonly webhooks: Telling;
}

/** Where what is not in this process answers; none: nowhere. */
export interface Neighbours {
  readonly gateways: readonly string[];
  readonly webhooks: readonly string[];
}

export interface PartsWired {
  /** `null` where this process answers no public requests. */
  readonly server: FastifyInstance | null;
  /** For our own services and whoever looks after them; not listening yet. */
  readonly inside: FastifyInstance;
  readonly api: Api | null;
  /** At rest; `null` where this process tells nobody anything. */
  readonly webhooks: Telling | null;
  /** Probes hear that no more work is wanted; whoever sends some is served all the same. */
  readonly drain: () => void;
}

/** Brings every schema up to date, with the months to come; answers the names of what was applied. */
export async function migrateAll(database: Database, log: Log = silentLog): Promise<readonly string[]> {
  await migratePlatform(database);
  const applied = [
    ...(await migrate(database, gatewayMigrations)),
    ...(await migrate(database, apiMigrations)),
    ...(await migrate(database, webhookMigrations)),
  ];
  // Nothing is dropped here: nobody says for how long it is kept.
  const tables = [
    { schema: gatewayMigrations.schema, table: 'exchanges' },
    { schema: webhookMigrations.schema, table: 'attempts' },
    { schema: webhookMigrations.schema, table: 'deliveries' },
  ];
  await tendPartitions({ database, tables, log })();
  return applied;
}

/** Everything in one process. */
export async function wireServices(wiring: Wiring): Promise<Services> {
  const { server, api, webhooks } = await wireParts(wiring, EVERYTHING, { gateways: [], webhooks: [] });
  if (server === null || api === null || webhooks === null) throw new Error('everything has its doors');
  return { server, api, webhooks };
}

/** Only `parts`, beside the neighbours that are not in this process. */
export async function wireParts(wiring: Wiring, parts: Parts, neighbours: Neighbours): Promise<PartsWired> {
  const { ambient, supervisor } = wiring;
  const { clock, random, log, metrics, tracer } = ambient;
  /** What is told of the requests that `service` answers. */
  const toldOf = (service: string, isInside: boolean) => ({
    ...(metrics && { counts: { metrics, service } }),
    ...(tracer && { traces: { tracer, service, isInside } }),
  });
  const doors = parts.has('api:doors');
  const moves = parts.has('api:issuing');
  const health = probes({ check: () => wiring.stores.database.now(), clock });

  // One of our own tells what it was answered: only what fails on its own account is logged here.
  const inside = createServer({
    log: silentLog,
    random,
    clock,
    problem: answerProblem,
    bodyLimit: 16 * 1024 * 1024,
    ...toldOf(parts.has('arca-gateway') || !parts.has('webhooks') ? 'arca-gateway' : 'webhooks', true),
  });
  health.mount(inside);
  const gateway = parts.has('arca-gateway') ? await wireGateway(wiring, inside) : null;
  const webhooks = parts.has('webhooks') ? wireWebhooks(wiring) : null;
  await webhooks?.routes(inside);
  await inside.ready();
  supervisor.onStop('http of our own', async () => inside.close());

  const api =
    doors || moves ? wireApi(wiring, { gateway: reachGateway(), webhooks: reachWebhooks(), moves }) : null;
  for (const job of [...(gateway?.jobs ?? []), ...(api?.jobs ?? []), ...(webhooks?.jobs ?? [])]) {
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
  const trusted = wiring.trustProxy === undefined ? {} : { trustProxy: wiring.trustProxy };
  const server = doors
    ? createServer({ log, random, clock, problem: answerProblem, ...trusted, ...toldOf('api', false) })
    : null;
  if (server !== null) {
    health.mount(server);
    await api?.mount(server);
  }
  if (api !== null) supervisor.onStop('api', () => api.stop());
  if (server !== null) supervisor.onStop('http', async () => server.close());
  supervisor.onStop('readiness', async () => health.stopping());
  return { server, inside, api, webhooks, drain: () => health.stopping() };

  function reachGateway(): Address {
    if (gateway !== null) return { fetch: injectFetch(inside), baseUrl: 'http://arca-gateway' };
    return reach('arca-gateway', neighbours.gateways);
  }

  function reachWebhooks(): Address | null {
    if (webhooks !== null) return { fetch: injectFetch(inside), baseUrl: 'http://webhooks' };
    return neighbours.webhooks.length === 0 ? null : reach('webhooks', neighbours.webhooks);
  }

  function reach(service: string, urls: readonly string[]): Address {
    const network = undiciFetch({ connectTimeoutMs: 3_000 });
    supervisor.onStop(`the way to ${service}`, () => network.close());
    return { fetch: spreadFetch(network.fetch, urls), baseUrl: '' };
  }
}
