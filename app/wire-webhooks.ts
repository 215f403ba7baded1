/** Hands the engine of webhooks its ports: the news that it hears, and the one way out to those it tells. */
import { auditStore } from '@arca-api/api/access/audit.store';
import { recordForOthers } from '@arca-api/api/access/record-for-others';
import type { RecurringJob } from '@arca-api/arca-gateway/service';
import { forEverybody } from '@arca-api/platform/database/scope';
import { outbox } from '@arca-api/platform/events/outbox';
import { promptOutbox } from '@arca-api/platform/events/prompt-outbox';
import { startRelay } from '@arca-api/platform/events/relay';
import { askNames } from '@arca-api/platform/http/ask-names';
import { pinnedPost } from '@arca-api/platform/http/pinned-post';
import { tokenVerifier } from '@arca-api/platform/identity/token-verifier';
import { TEND_EVERY_MS, tendPartitions } from '@arca-api/platform/partitions/tend-partitions';
import { DAY_MS, FORGET_EVERY_MS, forgetOld } from '@arca-api/platform/retention/forget-old';
import { uncounted } from '@arca-api/platform/telemetry/uncounted';
import { createPoster } from '@arca-api/webhooks/destinations/post';
import { keptByWebhooks } from '@arca-api/webhooks/retention/keep-for-a-time';
import { monthsOfWebhooks } from '@arca-api/webhooks/retention/retention.store';
import { UnknownSealKey } from '@arca-api/webhooks/secrets/reseal-secrets';
import { createWebhooks } from '@arca-api/webhooks/service';
import type { FastifyInstance } from 'fastify';
import { ConfigFaults } from './config-faults.ts';
import type { Retention } from './retention-settings.ts';
import { deriveKey, WEBHOOK_SECRETS } from './secrets.ts';
import { readWebhookSettings } from './webhook-settings.ts';
import type { Wiring } from './wiring.ts';

/** Events that are carried together. */
const NEWS_AT_ONCE = 500;
/** Answers that are written together: one commit for many costs the embedded database a third of many. */
const GATHER_MS = 10;

/** Who may ask it for anything. */
const CALLERS = ['api'];

export interface Telling {
  /** What it keeps for a time. */
  readonly jobs: readonly RecurringJob[];
  /** Hangs its doors on a server that only our own services reach. */
  routes(inside: FastifyInstance): Promise<void>;
  /** Enrols for the news, and tells what waits. It is stopped with the process. */
  start(): Promise<void>;
}

export function wireWebhooks(wiring: Wiring): Telling {
  const { ambient, stores, supervisor, retention } = wiring;
  const { webhooksDatabase: database, signals } = stores;
  const settings =
    wiring.webhooks ??
    readWebhookSettings(
      () => undefined,
      () => null,
      [],
    );
  const { allow, proxy, isProxyAsking, concurrency } = settings;
  const network = pinnedPost(proxy === null ? {} : { proxy });
  supervisor.onStop('the way out of webhooks', () => network.close());
  const post = createPoster({
    ask: askNames(),
    network: network.post,
    allow,
    clock: ambient.clock,
    isProxyAsking,
  });
  const webhooks = createWebhooks({
    ...ambient,
    database,
    outbox: promptOutbox(outbox, { ...ambient, signals }),
    signals,
    key: deriveKey(wiring.masterKey, WEBHOOK_SECRETS),
    formerKeys: (wiring.previousMasterKeys ?? []).map((key) => deriveKey(key, WEBHOOK_SECRETS)),
    post,
    allow,
    note: recordForOthers({ ...ambient, audit: auditStore(database) }),
    ...(retention !== undefined && { payloadsMs: retention.payloadsDays * DAY_MS }),
    concurrency,
    perOrganization: Math.max(1, Math.floor(concurrency / 4)),
    gatherMs: GATHER_MS,
  });
  const verifier = tokenVerifier({
    audience: 'webhooks',
    callers: CALLERS,
    database,
    clock: ambient.clock,
  });
  return {
    jobs: retention === undefined ? [] : forgetting(wiring, retention),
    routes: (inside) =>
      webhooks.routes(
        inside,
        async ({ headers }) => (await verifier.verify(headers['authorization'])) !== null,
      ),
    async start() {
      await webhooks.requireKeys().catch((error: unknown) => refuseSecrets(error, wiring.masterKeyFrom));
      const pump = webhooks.start();
      supervisor.onStop('webhooks', () => pump.stop());
      const subscribers = [webhooks.hears];
      const relay = await startRelay({ ...ambient, database, signals, subscribers, batch: NEWS_AT_ONCE });
      supervisor.onStop('news of webhooks', () => relay.stop());
    },
  };
}

function forgetting({ ambient, stores }: Wiring, retention: Retention): readonly RecurringJob[] {
  const { clock, random, log, metrics = uncounted } = ambient;
  const { webhooksDatabase: database, signals } = stores;
  const kept = keptByWebhooks({
    outbox: promptOutbox(outbox, { ...ambient, signals }),
    clock,
    random,
    payloadsMs: retention.payloadsDays * DAY_MS,
  });
  const forget = forgetOld({ database, schema: 'webhooks', kept, clock, metrics });
  const tables = monthsOfWebhooks(retention.attemptsDays * DAY_MS);
  return [
    {
      name: 'tend months of webhooks',
      everyMs: TEND_EVERY_MS,
      run: tendPartitions({ database, tables, clock, log }),
    },
    {
      name: 'give up what webhooks can no longer tell',
      everyMs: FORGET_EVERY_MS,
      run: () => forEverybody('what webhooks keep for a time', forget),
    },
  ];
}

/** Whoever started it is told which setting is wrong, before anybody is told anything that cannot be signed. */
export function refuseSecrets(error: unknown, from = 'ARCA_MASTER_KEY'): never {
  if (!(error instanceof UnknownSealKey)) throw error;
  throw new ConfigFaults([
    `${from}: no es la clave maestra con la que se cerraron los secretos de los webhooks de esta base, o falta una anterior en ARCA_PREVIOUS_MASTER_KEYS (en una carpeta de datos, en las líneas que siguen de master.key). / It is not the master key that secrets of webhooks were sealed with, or a former one is missing in ARCA_PREVIOUS_MASTER_KEYS. ${error.message}`,
  ]);
}
