/** What happened, and what happens: listed, or followed without a public address. */
import { ArcaApiError, ArcaApiUnreachable } from './errors.ts';
import type { CallOptions } from './invoices.ts';
import { pages } from './pages.ts';
import { readJson, type Send, type Surroundings } from './send.ts';
import type { EventFilter, EventType, EventTypeName, KnownEvent } from './webhooks/documents.ts';

/**
 * From where events are followed, and which.
 *
 * @example
 * const options: FollowOptions = { type: 'invoice.*', after: lastSeen, signal: closing.signal };
 */
export interface FollowOptions extends CallOptions, Pick<EventFilter, 'type' | 'taxpayer' | 'subject'> {
  /**
   * The `id` of the event that was heard last; `null`: from the oldest that is kept. Left out: only what happens from
   * the first step of the loop on.
   */
  readonly after?: string | null;
  /** The API does not answer as it should: told once, until it is back. Nothing is lost meanwhile. */
  readonly onLost?: (error: ArcaApiError | ArcaApiUnreachable) => void;
  readonly onBack?: () => void;
}

interface EventsPage {
  readonly data: readonly KnownEvent[];
  readonly next: string | null;
}

/** The longest that the API waits. */
const LONGEST_WAIT_S = 25;
/** A server that cannot wait answers at once: it is not to be asked without end. */
const SHORTEST_ROUND_MS = 1_000;
const LOST_MS = 5_000;

export function createEvents(
  send: Send,
  { now, sleep }: Pick<Surroundings, 'now' | 'sleep'>,
  timeoutMs: number,
) {
  // One that is given up before it is answered would never be answered.
  const wait = Math.min(LONGEST_WAIT_S, Math.floor(timeoutMs / 2_000));

  return {
    /**
     * What happened within the last 30 days, the newest first: word by word what arrives at webhooks.
     *
     * @example
     * for await (const event of arca.events.list({ type: 'invoice.rejected' })) console.log(event.subject);
     */
    list: (filter: EventFilter = {}, { signal }: CallOptions = {}) =>
      pages<KnownEvent>(send, PATH, { ...filter }, signal),

    /**
     * Reads one.
     *
     * @example
     * const { type, data } = await arca.events.get('evt_…');
     */
    async get(id: string, { signal }: CallOptions = {}): Promise<KnownEvent> {
      return readJson(await send({ method: 'GET', path: `${PATH}/${encodeURIComponent(id)}`, signal }));
    },

    /**
     * What happens, each event once and in order, until the loop is left or `signal` aborts it, which throws its reason.
     * It outlasts an API that is started again. To go on another day, keep the `id` of the last event that you are done with. Throws
     * {@link ArcaApiError} where asking again changes nothing, and whatever befalls the very first request.
     *
     * @example
     * for await (const event of arca.events.follow({ type: 'invoice.*', after: lastSeen })) {
     *   if (event.type === 'invoice.authorized') await book(event.data);
     *   lastSeen = event.id;
     * }
     */
    async *follow(options: FollowOptions = {}): AsyncGenerator<KnownEvent, void, undefined> {
      const { type, taxpayer, subject, signal, onLost, onBack } = options;
      let after = options.after === undefined ? await newest(signal) : options.after;
      for (let isFirst = options.after !== undefined, isLost = false; ; isFirst = false) {
        const begun = now();
        let page: EventsPage;
        try {
          const query = {
            type,
            taxpayer,
            subject,
            order: 'asc',
            limit: 100,
            wait,
            after: after ?? undefined,
          };
          page = readJson(await send({ method: 'GET', path: PATH, query, signal }));
        } catch (error) {
          if (isFirst || !mayPass(error)) throw error;
          if (!isLost) onLost?.(error);
          isLost = true;
          const asked = error instanceof ArcaApiError ? (error.retryAfterMs ?? 0) : 0;
          await sleep(Math.max(LOST_MS, asked), signal);
          continue;
        }
        if (isLost) onBack?.();
        isLost = false;
        yield* page.data;
        // The server may have passed over what is not wanted here.
        after = page.next ?? page.data.at(-1)?.id ?? after;
        const early = SHORTEST_ROUND_MS - (now() - begun);
        if (page.data.length === 0 && page.next === null && early > 0) await sleep(early, signal);
      }
    },

    /**
     * The catalogue: every type there is, with the JSON Schema of what it carries and an example.
     *
     * @example
     * for (const { type, when } of await arca.events.types()) console.log(type, when.es);
     */
    async types({ signal }: CallOptions = {}): Promise<readonly EventType[]> {
      const answer = await send({ method: 'GET', path: '/v1/event-types', signal });
      return readJson<{ data: EventType[] }>(answer).data;
    },

    /**
     * One type of the catalogue.
     *
     * @example
     * const { schema, example } = await arca.events.type('invoice.authorized');
     */
    async type(name: EventTypeName, { signal }: CallOptions = {}): Promise<EventType> {
      const path = `/v1/event-types/${encodeURIComponent(name)}`;
      return readJson(await send({ method: 'GET', path, signal }));
    },
  };

  /** The last that happened; `null` where nothing did. */
  async function newest(signal: AbortSignal | undefined): Promise<string | null> {
    const page = readJson<EventsPage>(await send({ method: 'GET', path: PATH, query: { limit: 1 }, signal }));
    return page.data[0]?.id ?? null;
  }
}

const PATH = '/v1/events';

const mayPass = (error: unknown): error is ArcaApiError | ArcaApiUnreachable =>
  error instanceof ArcaApiUnreachable ||
  (error instanceof ArcaApiError && (error.status >= 500 || error.status === 429 || error.status === 408));
