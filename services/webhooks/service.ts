/** Webhook Engine: tells other systems what happened. Everything it serves and does is put together here. */
import { fileURLToPath } from 'node:url';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Migrations } from '@arca-api/platform/database/migrate';
import type { Database } from '@arca-api/platform/database/port';
import type { NewEvent, Outbox, Signals } from '@arca-api/platform/events/port';
import type { Log } from '@arca-api/platform/log/port';
import type { Random } from '@arca-api/platform/random/port';
import type { Metrics } from '@arca-api/platform/telemetry/port';
import type { Tracer } from '@arca-api/platform/telemetry/tracer';
import { uncounted } from '@arca-api/platform/telemetry/uncounted';
import type { FastifyInstance } from 'fastify';
import { openDoors, type VerifyCaller } from './access/open-doors.ts';
import { verbs } from './access/verbs.ts';
import type { NoteDeed } from './asker.ts';
import { accountAttempts } from './deliveries/account.ts';
import { attemptDelivery, DEADLINE_MS } from './deliveries/attempt-delivery.ts';
import { deliveryPump } from './deliveries/deliver.job.ts';
import { deliveriesStore } from './deliveries/deliveries.store.ts';
import { deliveryLogStore } from './deliveries/delivery-log.store.ts';
import { eventsOf, PAYLOADS_MS } from './deliveries/events.store.ts';
import { readDeliveries } from './deliveries/read-deliveries.ts';
import { retryDelivery } from './deliveries/retry-delivery.ts';
import { sendExample } from './deliveries/send-example.ts';
import { spreadEvents } from './deliveries/spread-events.ts';
import type { AllowList } from './destinations/allow-list.ts';
import { changeEndpoint } from './endpoints/change-endpoint.ts';
import { createEndpoint } from './endpoints/create-endpoint.ts';
import { endpointsStore } from './endpoints/endpoints.store.ts';
import { enrol, SUBSCRIBER } from './endpoints/enrol.ts';
import { removeEndpoint } from './endpoints/remove-endpoint.ts';
import { requireEndpoint } from './endpoints/require-endpoint.ts';
import { rotateSecret } from './endpoints/rotate-secret.ts';
import type { Post } from './port.ts';
import { advanceReplay } from './replays/advance-replay.ts';
import { replayJob } from './replays/advance-replays.job.ts';
import { cancelReplay } from './replays/cancel-replay.ts';
import { replaysStore } from './replays/replays.store.ts';
import { startReplay } from './replays/start-replay.ts';
import { requireSealKeys } from './secrets/reseal-secrets.ts';
import { createSealer } from './secrets/seal.ts';
import { secretsStore } from './secrets/secrets.store.ts';
import { signHeaders } from './signing/sign.ts';
import { endpointStatistics } from './statistics/endpoint-statistics.ts';
import { statisticsStore } from './statistics/statistics.store.ts';
import { countAttempts } from './telemetry/count-attempts.ts';
import { countTold } from './telemetry/count-told.ts';
import { dueStore } from './telemetry/due.store.ts';
import { tellAttempts } from './telemetry/tell-attempts.ts';
import { triedLately } from './telemetry/tried-lately.ts';
import { watchWebhooks } from './telemetry/watch-webhooks.ts';

export interface WebhooksOptions {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly signals: Signals;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Who keeps the numbers that operators watch; nobody when left out. */
  readonly metrics?: Metrics;
  /** Who traces what is done; nobody when left out. */
  readonly tracer?: Tracer;
  /** 32 bytes that seal what signs, and former ones that still open it. */
  readonly key: Uint8Array;
  readonly formerKeys?: readonly Uint8Array[];
  /** The way out. */
  readonly post: Post;
  /** What may be told at although it is not public. */
  readonly allow: AllowList;
  /** Writes down who changed what. */
  readonly note: NoteDeed;
  /** Attempts at once in this process, and of one organisation. */
  readonly concurrency?: number;
  readonly perOrganization?: number;
  /** For how long what was told may be told again, and seen; 30 days when left out. */
  readonly payloadsMs?: number;
  /** How late work may be found that nobody told of; 1 s when left out. */
  readonly sweepMs?: number;
  /** Answers of so long are written in one commit, for which nobody waits; each in the next there is when left out. */
  readonly gatherMs?: number;
}

/** To be applied before the first event is heard. */
export const migrations: Migrations = {
  schema: 'webhooks',
  directory: fileURLToPath(new URL('./migrations', import.meta.url)),
};

export function createWebhooks(options: WebhooksOptions) {
  const { database, outbox, signals, clock, random, log, note, metrics = uncounted } = options;
  const sealer = createSealer({ current: options.key, previous: options.formerKeys ?? [], random });
  const deliveries = deliveriesStore(database);
  const deliveryLog = deliveryLogStore(database);
  const endpoints = endpointsStore(database);
  const managing = { database, endpoints, sealer, signals, clock, random, note, allow: options.allow };
  const payloadsMs = options.payloadsMs ?? PAYLOADS_MS;
  const events = eventsOf(database, clock, payloadsMs);
  const require = requireEndpoint(endpoints);
  const reading = readDeliveries({ deliveryLog, requireEndpoint: require, eventsOf: events });
  const spread = spreadEvents({ deliveries, signals, clock, random });
  const hears = {
    name: SUBSCRIBER,
    handle: (event: NewEvent) => spread([event]),
    handleMany: spread,
    enrol: () => enrol(database, endpoints),
  };
  const create = createEndpoint(managing);
  const change = changeEndpoint(managing);
  const remove = removeEndpoint(managing);
  const rotate = rotateSecret(managing);
  const retry = retryDelivery({
    database,
    deliveries,
    find: reading.find,
    findEvent: reading.findEvent,
    requireEndpoint: require,
    signals,
    clock,
    note,
    payloadsMs,
  });
  const statistics = endpointStatistics({
    read: statisticsStore(database),
    requireEndpoint: require,
    clock,
  });
  const replays = replaysStore(database);
  const replay = startReplay({
    database,
    replays,
    requireEndpoint: require,
    signals,
    clock,
    random,
    note,
    payloadsMs,
  });
  const cancel = cancelReplay({ database, replays, clock, note });
  const example = sendExample({
    database,
    deliveries,
    requireEndpoint: require,
    signals,
    clock,
    random,
    note,
  });
  return {
    /** For the relay of news. */
    hears,
    create,
    change,
    remove,
    rotate,
    reading,
    statistics,
    retry,
    replay,
    replays,
    example,
    deliveries,
    deliveryLog,
    endpoints,
    /** Refuses where something was sealed with a key that was not told. */
    requireKeys: requireSealKeys({ secrets: secretsStore(database), sealer }),
    /** Adds its doors, all under `/internal/webhooks`, for whoever `verify` knows as one of our own services. */
    routes: (server: FastifyInstance, verify: VerifyCaller): Promise<void> =>
      openDoors(
        server,
        verbs({
          allow: options.allow,
          clock,
          endpoints,
          requireEndpoint: require,
          create,
          change,
          remove,
          rotate,
          statistics,
          deliveries: reading,
          retry,
          example,
          replay,
          replays,
          cancelReplay: cancel,
        }),
        verify,
      ),
    /** Starts telling; the answer stops it. */
    start() {
      const stopping = new AbortController();
      const { gatherMs } = options;
      const sweepMs = options.sweepMs ?? 1000;
      const tried = triedLately(clock);
      const unwatch = watchWebhooks({ metrics, database, read: dueStore(database), tried });
      const again = replayJob({
        database,
        advance: advanceReplay({ database, replays, random }),
        nextDue: replays.nextDue,
        signals,
        clock,
        log,
        sweepMs,
      });
      const pump = deliveryPump({
        database,
        deliveries,
        eventsOf: events,
        secretsOf: async (ids, now) => {
          const kept = Map.groupBy(await endpoints.secrets(ids, now), ({ endpoint_id }) => endpoint_id);
          return new Map(
            [...kept].flatMap(([id, rows]) => {
              try {
                return [[id, rows.map(({ sealed }) => sealer.open(sealed, id))] as const];
              } catch (err) {
                // While the master key changes another process may have sealed with one that is not known here yet.
                log.error(
                  { err, endpoint: id },
                  'a secret of webhooks does not open: its endpoint is told later',
                );
                return [];
              }
            }),
          );
        },
        attempt: tellAttempts({
          attempt: attemptDelivery({ post: options.post, sign: signHeaders, clock, random }),
          count: countAttempts(metrics, tried),
          tracer: options.tracer,
          random,
        }),
        account: accountAttempts({
          database,
          deliveries,
          outbox,
          random,
          onTold: (events) => countTold(metrics, events),
          pause:
            gatherMs === undefined ? undefined : () => clock.sleep(gatherMs, stopping.signal).catch(() => {}),
        }),
        signals,
        clock,
        random,
        log,
        concurrency: options.concurrency ?? 64,
        perOrganization: options.perOrganization ?? 16,
        leaseMs: DEADLINE_MS + 40_000,
        sweepMs,
      });
      return {
        async stop(): Promise<void> {
          unwatch();
          stopping.abort('over');
          await again.stop();
          await pump.stop();
        },
      };
    },
  };
}
export type Webhooks = ReturnType<typeof createWebhooks>;
