/** Whom the platform tells what happens: register, look after, try out. */
import type { CallOptions } from '../invoices.ts';
import { pages } from '../pages.ts';
import { readJson, type Send } from '../send.ts';
import type {
  CreatedWebhookEndpoint,
  EventTypeName,
  NewWebhookEndpoint,
  RotatedWebhookSecret,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookEndpointChange,
  WebhookSecret,
  WebhookStatistics,
  WebhookStatisticsWindow,
} from './documents.ts';

/** How long former secrets sign beside a new one. */
export interface RotateSecretOptions extends CallOptions {
  /** 0 where one leaked: from then on no former one signs. At most, and by default, a day. */
  readonly overlapSeconds?: number;
}

export function createEndpoints(send: Send) {
  return {
    /**
     * Registers an endpoint; the answer is the only one with its `secret`. Where no answer came (`ArcaApiUnreachable`)
     * it is not asked again: it may be in the list by now, and `rotateSecret` gives it a secret that you know.
     *
     * @example
     * const { id, secret } = await arca.webhooks.endpoints.create({ url: 'https://tienda.example.com/avisos' });
     */
    async create(body: NewWebhookEndpoint, { signal }: CallOptions = {}): Promise<CreatedWebhookEndpoint> {
      return readJson(await send({ method: 'POST', path: PATH, body, once: true, signal }));
    },

    /**
     * Reads one.
     *
     * @example
     * const { enabled, failing_since } = await arca.webhooks.endpoints.get('whe_…');
     */
    async get(id: string, { signal }: CallOptions = {}): Promise<WebhookEndpoint> {
      return readJson(await send({ method: 'GET', path: pathOf(id), signal }));
    },

    /**
     * All that the key may see.
     *
     * @example
     * for await (const { id, url } of arca.webhooks.endpoints.list()) console.log(id, url);
     */
    list: ({ limit, signal }: CallOptions & { readonly limit?: number } = {}) =>
      pages<WebhookEndpoint>(send, PATH, { limit }, signal),

    /**
     * Changes what is given and leaves the rest; `enabled: true` takes one up again that was disabled.
     *
     * @example
     * await arca.webhooks.endpoints.change(id, { max_per_second: 20 });
     */
    async change(
      id: string,
      body: WebhookEndpointChange,
      { signal }: CallOptions = {},
    ): Promise<WebhookEndpoint> {
      return readJson(await send({ method: 'PATCH', path: pathOf(id), body, signal }));
    },

    /**
     * Removes one, with the log of what it was told.
     *
     * @example
     * await arca.webhooks.endpoints.remove(id);
     */
    async remove(id: string, { signal }: CallOptions = {}): Promise<void> {
      await send({ method: 'DELETE', path: pathOf(id), signal });
    },

    /**
     * What signs for it now, without saying it: the one in use, and former ones until they end.
     *
     * @example
     * const [current, ...former] = await arca.webhooks.endpoints.secrets(id);
     */
    async secrets(id: string, { signal }: CallOptions = {}): Promise<readonly WebhookSecret[]> {
      const answer = await send({ method: 'GET', path: `${pathOf(id)}/secrets`, signal });
      return readJson<{ data: WebhookSecret[] }>(answer).data;
    },

    /**
     * Changes its secret, which is shown this once. For a day, or for `overlapSeconds`, the former one signs as well: give
     * `verifyWebhook` both.
     * Where no answer came it is not asked again: whoever asks again has yet another one.
     *
     * @example
     * const { secret, former_ends_at } = await arca.webhooks.endpoints.rotateSecret(id);
     */
    async rotateSecret(
      id: string,
      { overlapSeconds, signal }: RotateSecretOptions = {},
    ): Promise<RotatedWebhookSecret> {
      const path = `${pathOf(id)}/rotate-secret`;
      const body = overlapSeconds === undefined ? {} : { overlap_seconds: overlapSeconds };
      return readJson(await send({ method: 'POST', path, body, once: true, signal }));
    },

    /**
     * Sends it the example of a type, signed and marked as an example; the delivery says how that went.
     *
     * @example
     * const { id } = await arca.webhooks.endpoints.test(endpoint.id, 'batch.finished');
     * const { state } = await arca.webhooks.deliveries.finish(id);
     */
    async test(
      id: string,
      eventType: EventTypeName = 'invoice.authorized',
      { signal }: CallOptions = {},
    ): Promise<WebhookDelivery> {
      const body = { event_type: eventType };
      return readJson(await send({ method: 'POST', path: `${pathOf(id)}/test`, body, once: true, signal }));
    },

    /**
     * How it fared in the last hour, day or week, and what waits for it now.
     *
     * @example
     * const { attempts, failed, pending } = await arca.webhooks.endpoints.statistics(id, '1h');
     */
    async statistics(
      id: string,
      window: WebhookStatisticsWindow = '24h',
      { signal }: CallOptions = {},
    ): Promise<WebhookStatistics> {
      const path = `${pathOf(id)}/statistics`;
      return readJson(await send({ method: 'GET', path, query: { window }, signal }));
    },
  };
}

const PATH = '/v1/webhook-endpoints';
const pathOf = (id: string): string => `${PATH}/${encodeURIComponent(id)}`;
