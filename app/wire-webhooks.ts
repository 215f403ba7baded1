/** Hands the engine of webhooks its ports: the news that it hears, and the one way out to those it tells. */
import { outbox } from '@arca-api/platform/events/outbox';
import { promptOutbox } from '@arca-api/platform/events/prompt-outbox';
import { startRelay } from '@arca-api/platform/events/relay';
import { askNames } from '@arca-api/platform/http/ask-names';
import { pinnedPost } from '@arca-api/platform/http/pinned-post';
import { tokenVerifier } from '@arca-api/platform/identity/token-verifier';
import { createPoster } from '@arca-api/webhooks/destinations/post';
import { createWebhooks } from '@arca-api/webhooks/service';
import type { FastifyInstance } from 'fastify';
import { deriveKey, WEBHOOK_SECRETS } from './secrets.ts';
import { readWebhookSettings } from './webhook-settings.ts';
import type { Wiring } from './wiring.ts';

/** Events that are carried together. */
const NEWS_AT_ONCE = 500;

/** Who may ask it for anything. */
const CALLERS = ['api'];

export interface Telling {
  /** Hangs its doors on a server that only our own services reach. */
  routes(inside: FastifyInstance): Promise<void>;
  /** Enrols for the news, and tells what waits. It is stopped with the process. */
  start(): Promise<void>;
}

export function wireWebhooks(wiring: Wiring): Telling {
  const { ambient, stores, supervisor } = wiring;
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
    concurrency,
    perOrganization: Math.max(1, Math.floor(concurrency / 4)),
  });
  const verifier = tokenVerifier({
    audience: 'webhooks',
    callers: CALLERS,
    database,
    clock: ambient.clock,
  });
  return {
    routes: (inside) =>
      webhooks.routes(
        inside,
        async ({ headers }) => (await verifier.verify(headers['authorization'])) !== null,
      ),
    async start() {
      const pump = webhooks.start();
      supervisor.onStop('webhooks', () => pump.stop());
      const subscribers = [webhooks.hears];
      const relay = await startRelay({ ...ambient, database, signals, subscribers, batch: NEWS_AT_ONCE });
      supervisor.onStop('news of webhooks', () => relay.stop());
    },
  };
}
