/** Webhook Engine: tells other systems what happened. What is built of it is put together here; no process starts it yet. */
import { fileURLToPath } from 'node:url';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Migrations } from '@arca-api/platform/database/migrate';
import type { Database } from '@arca-api/platform/database/port';
import type { Outbox, Signals } from '@arca-api/platform/events/port';
import type { Log } from '@arca-api/platform/log/port';
import type { Random } from '@arca-api/platform/random/port';
import { accountAttempts } from './deliveries/account.ts';
import { attemptDelivery, DEADLINE_MS } from './deliveries/attempt-delivery.ts';
import { deliveryPump } from './deliveries/deliver.job.ts';
import { deliveriesStore } from './deliveries/deliveries.store.ts';
import { eventsOf } from './deliveries/events.store.ts';
import type { Post } from './deliveries/port.ts';
import { spreadEvent } from './deliveries/spread-event.ts';
import { createEndpoint } from './endpoints/create-endpoint.ts';
import { endpointsStore } from './endpoints/endpoints.store.ts';
import { rotateSecret } from './endpoints/rotate-secret.ts';
import { createSealer } from './secrets/seal.ts';
import { signHeaders } from './signing/sign.ts';

export interface WebhooksOptions {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly signals: Signals;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** 32 bytes that seal what signs, and former ones that still open it. */
  readonly key: Uint8Array;
  readonly formerKeys?: readonly Uint8Array[];
  /** The way out. */
  readonly post: Post;
  /** Attempts at once in this process, and of one organisation. */
  readonly concurrency?: number;
  readonly perOrganization?: number;
  /** How late work may be found that nobody told of; 1 s when left out. */
  readonly sweepMs?: number;
}

/** To be applied before the first event is heard. */
export const migrations: Migrations = {
  schema: 'webhooks',
  directory: fileURLToPath(new URL('./migrations', import.meta.url)),
};

export function createWebhooks(options: WebhooksOptions) {
  const { database, outbox, signals, clock, random, log } = options;
  const sealer = createSealer({ current: options.key, previous: options.formerKeys ?? [], random });
  const deliveries = deliveriesStore(database);
  const endpoints = endpointsStore(database);
  const managing = { database, endpoints, sealer, clock, random };
  const hears = {
    name: 'webhooks',
    handle: spreadEvent({ deliveries, signals, clock, random }),
  };
  return {
    /** For the relay of news. */
    hears,
    create: createEndpoint(managing),
    rotate: rotateSecret(managing),
    deliveries,
    endpoints,
    /** Starts telling; the answer stops it. */
    start: () =>
      deliveryPump({
        database,
        deliveries,
        eventsOf: eventsOf(database),
        secretsOf: async (endpoint, now) =>
          (await endpoints.secrets([endpoint], now)).map(({ sealed }) => sealer.open(sealed, endpoint)),
        attempt: attemptDelivery({ post: options.post, sign: signHeaders, clock, random }),
        account: accountAttempts({ database, deliveries, outbox, random }),
        signals,
        clock,
        random,
        log,
        concurrency: options.concurrency ?? 64,
        perOrganization: options.perOrganization ?? 16,
        leaseMs: DEADLINE_MS + 40_000,
        sweepMs: options.sweepMs ?? 1000,
      }),
  };
}
export type Webhooks = ReturnType<typeof createWebhooks>;
