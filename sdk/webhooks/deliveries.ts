/** What each endpoint was told: every attempt, and once more on request. */
import type { CallOptions } from '../invoices.ts';
import { pages } from '../pages.ts';
import { readJson, type Send, type Surroundings } from '../send.ts';
import type { DeliveryFilter, WebhookAttempt, WebhookDelivery } from './documents.ts';

const LOOK_AGAIN_MS = 1_000;

export function createDeliveries(send: Send, { sleep }: Pick<Surroundings, 'sleep'>) {
  async function get(id: string, { signal }: CallOptions = {}): Promise<WebhookDelivery> {
    return readJson(await send({ method: 'GET', path: pathOf(id), signal }));
  }

  return {
    /**
     * What an endpoint was told, or is to be, the newest first.
     *
     * @example
     * for await (const { id, event_type } of arca.webhooks.deliveries.list(endpoint.id, { state: 'failed' })) {
     *   console.log(id, event_type);
     * }
     */
    list: (endpoint: string, filter: DeliveryFilter = {}, { signal }: CallOptions = {}) =>
      pages<WebhookDelivery>(
        send,
        `/v1/webhook-endpoints/${encodeURIComponent(endpoint)}/deliveries`,
        { ...filter },
        signal,
      ),

    /**
     * How one is doing.
     *
     * @example
     * const { state, attempts, next_attempt_at } = await arca.webhooks.deliveries.get('whd_…');
     */
    get,

    /**
     * Every attempt of it, in order: what was sent, and what was answered.
     *
     * @example
     * for await (const { number, response, failure } of arca.webhooks.deliveries.attempts(delivery.id)) {
     *   console.log(number, response?.status ?? failure);
     * }
     */
    attempts: (id: string, { limit, signal }: CallOptions & { readonly limit?: number } = {}) =>
      pages<WebhookAttempt>(send, `${pathOf(id)}/attempts`, { limit }, signal),

    /**
     * Tells it again, now: the same id and the same words. Where no answer came it is not asked again, since it may
     * be told already.
     *
     * @example
     * await arca.webhooks.deliveries.retry(delivery.id);
     */
    async retry(id: string, { signal }: CallOptions = {}): Promise<WebhookDelivery> {
      return readJson(await send({ method: 'POST', path: `${pathOf(id)}/retry`, once: true, signal }));
    },

    /**
     * Waits until it has arrived or is given up. That takes days where nobody answers: give a `signal` to end waiting.
     *
     * @example
     * const { state } = await arca.webhooks.deliveries.finish(delivery.id, { signal: AbortSignal.timeout(30_000) });
     */
    async finish(id: string, options: CallOptions = {}): Promise<WebhookDelivery> {
      for (;;) {
        const delivery = await get(id, options);
        if (delivery.state !== 'pending') return delivery;
        await sleep(LOOK_AGAIN_MS, options.signal);
      }
    },
  };
}

const pathOf = (id: string): string => `/v1/webhook-deliveries/${encodeURIComponent(id)}`;
