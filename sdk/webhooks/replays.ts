/** Much at once, told again in the background. */
import type { CallOptions } from '../invoices.ts';
import { pages } from '../pages.ts';
import { readJson, type Send, type Surroundings } from '../send.ts';
import type { NewWebhookReplay, WebhookReplay } from './documents.ts';

const LOOK_AGAIN_MS = 1_000;

export function createReplays(send: Send, { sleep }: Pick<Surroundings, 'sleep'>) {
  async function get(id: string, { signal }: CallOptions = {}): Promise<WebhookReplay> {
    return readJson(await send({ method: 'GET', path: pathOf(id), signal }));
  }

  return {
    /**
     * Has an endpoint told again what failed, what is missing, or everything of a range. Where no answer came it is
     * not asked again: it may be in the list by now.
     *
     * @example
     * const replay = await arca.webhooks.replays.start(endpoint.id, { only: 'missing' });
     */
    async start(
      endpoint: string,
      body: NewWebhookReplay = {},
      { signal }: CallOptions = {},
    ): Promise<WebhookReplay> {
      return readJson(await send({ method: 'POST', path: pathIn(endpoint), body, once: true, signal }));
    },

    /**
     * All that was asked for an endpoint, the newest first.
     *
     * @example
     * for await (const { id, state, queued } of arca.webhooks.replays.list(endpoint.id)) console.log(id, state, queued);
     */
    list: (endpoint: string, { limit, signal }: CallOptions & { readonly limit?: number } = {}) =>
      pages<WebhookReplay>(send, pathIn(endpoint), { limit }, signal),

    /**
     * How far one has come.
     *
     * @example
     * const { state, looked_at, queued } = await arca.webhooks.replays.get(replay.id);
     */
    get,

    /**
     * Ends it; what is queued already is told. Cancelling again is no error.
     *
     * @example
     * await arca.webhooks.replays.cancel(replay.id);
     */
    async cancel(id: string, { signal }: CallOptions = {}): Promise<WebhookReplay> {
      return readJson(await send({ method: 'POST', path: `${pathOf(id)}/cancel`, signal }));
    },

    /**
     * Waits until all of it is queued, or it was cancelled. What is queued is told from then on.
     *
     * @example
     * const { queued } = await arca.webhooks.replays.finish(replay.id);
     */
    async finish(id: string, options: CallOptions = {}): Promise<WebhookReplay> {
      for (;;) {
        const replay = await get(id, options);
        if (replay.state !== 'running') return replay;
        await sleep(LOOK_AGAIN_MS, options.signal);
      }
    },
  };
}

const pathOf = (id: string): string => `/v1/webhook-replays/${encodeURIComponent(id)}`;
const pathIn = (endpoint: string): string => `/v1/webhook-endpoints/${encodeURIComponent(endpoint)}/replays`;
