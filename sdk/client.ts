/** The client's face: a key and an address become everything that can be asked of the API. */
import { createBatches } from './batches.ts';
import { createEvents } from './events.ts';
import { createInvoices } from './invoices.ts';
import { createSend, type Surroundings } from './send.ts';
import { createDeliveries } from './webhooks/deliveries.ts';
import type { KnownEvent } from './webhooks/documents.ts';
import { createEndpoints } from './webhooks/endpoints.ts';
import { createReplays } from './webhooks/replays.ts';
import { type ArrivedWebhook, verifyAt } from './webhooks/verify-webhook.ts';

/**
 * What the client is made of.
 *
 * @example
 * const options: ArcaApiOptions = { key: 'arca_test_…', baseUrl: 'http://127.0.0.1:8010' };
 */
export interface ArcaApiOptions extends Partial<Surroundings> {
  /** `arca_test_…` or `arca_live_…`. */
  readonly key: string;
  /** Where the API answers, such as `https://facturas.example.com.ar`. */
  readonly baseUrl: string;
  /** Tries after the first one when no answer came, or 429, 502, 503 or 504. Default: 4. */
  readonly retries?: number;
  /** Milliseconds after which one try is given up. Default: 75 s, more than the API ever holds a request. */
  readonly timeoutMs?: number;
}

/**
 * Creates a client. It keeps nothing open and needs no closing.
 *
 * @example
 * const arca = createArcaApi({ key: process.env['ARCA_KEY'] ?? '', baseUrl: 'http://127.0.0.1:8010' });
 * const invoice = await arca.invoices.create({
 *   lines: [{ description: 'Café en grano 1 kg', unit_price: '12500', iva: '21' }],
 * });
 * console.log(invoice.cae);
 */
export function createArcaApi(options: ArcaApiOptions) {
  const surroundings: Surroundings = {
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    now: options.now ?? Date.now,
    chance: options.chance ?? Math.random,
    newKey: options.newKey ?? (() => crypto.randomUUID()),
    sleep: options.sleep ?? sleep,
  };
  const timeoutMs = options.timeoutMs ?? 75_000;
  const send = createSend({
    ...surroundings,
    key: options.key,
    baseUrl: options.baseUrl.replace(/\/+$/, ''),
    retries: options.retries ?? 4,
    timeoutMs,
  });
  return {
    invoices: createInvoices(send, surroundings),
    batches: createBatches(send, surroundings),
    events: createEvents(send, surroundings, timeoutMs),
    webhooks: {
      endpoints: createEndpoints(send),
      deliveries: createDeliveries(send, surroundings),
      replays: createReplays(send, surroundings),
    },
  };
}

/**
 * The client, as a type.
 *
 * @example
 * async function bill(arca: ArcaApi, order: Order) {}
 */
export type ArcaApi = ReturnType<typeof createArcaApi>;

/**
 * The event of a webhook, once it is proven that it came from the platform and lately; a rejected promise with
 * `WebhookRejected` otherwise. Web Crypto and nothing else: Node, browsers, workers.
 *
 * @example
 * const event = await verifyWebhook({ body: await request.text(), headers: request.headers, secret });
 * if (event.type === 'invoice.authorized') await book(event.data);
 */
export function verifyWebhook<Event = KnownEvent>(arrived: ArrivedWebhook): Promise<Event> {
  return verifyAt(arrived, arrived.now ?? Date.now);
}

function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
