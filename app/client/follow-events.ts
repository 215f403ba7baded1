/** What happens from now on, each event once and in order, whatever becomes of the server meanwhile. */
import type { EventEnvelope } from '@arca-api/contract/events/envelope';
import { LONGEST_WAIT_S } from '@arca-api/contract/events/events';
import type { Clock } from '@arca-api/platform/clock/port';
import { ApiRefused } from './call-api.ts';

export interface Following {
  /** One request to the API, its answer read whole; rejects with `ApiRefused` where it is a refusal. */
  ask(path: string, signal: AbortSignal): Promise<EventsPage>;
  readonly clock: Clock;
  /** Ends it, rejecting with its reason. */
  readonly signal: AbortSignal;
  /** The event that was heard last; left out: only what happens from now on. */
  readonly after?: string | undefined;
  /** Told once where to begin is known. */
  onReady?(after: string): void;
  /** The server does not answer as it should: told once, until it is back. */
  onLost?(error: unknown): void;
  onBack?(): void;
}

export interface EventsPage {
  readonly data: readonly EventEnvelope[];
  readonly next: string | null;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
/** A server that cannot wait answers at once: it is not to be asked without end. */
const SHORTEST_ROUND_MS = 1_000;
/** Beyond what the server may wait: an answer that never comes is asked for again. */
const PATIENCE_MS = (LONGEST_WAIT_S + 15) * 1_000;

/**
 * A refusal that asking again will not change is thrown, and so is whatever happens before the first answer: whoever
 * mistyped an address is told.
 */
export async function* followEvents(parts: Following): AsyncGenerator<EventEnvelope, never> {
  const { ask, clock, signal, onReady, onLost, onBack } = parts;
  let after = parts.after ?? (await ask('/v1/events?limit=1', signal)).data[0]?.id ?? '';
  onReady?.(after);
  let pause = 0;
  for (;;) {
    const begun = clock.now();
    let page: EventsPage;
    try {
      page = await askInTime(
        `/v1/events?order=asc&limit=100&wait=${LONGEST_WAIT_S}&after=${encodeURIComponent(after)}`,
      );
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof ApiRefused && !mayPass(error)) throw error;
      if (pause === 0) onLost?.(error);
      pause = Math.min(Math.max(FIRST_PAUSE_MS, pause * 2), LONGEST_PAUSE_MS);
      await clock.sleep(pause, signal);
      continue;
    }
    if (pause > 0) onBack?.();
    pause = 0;
    yield* page.data;
    // The server may have passed over what this key does not see.
    after = page.next ?? page.data.at(-1)?.id ?? after;
    const early = SHORTEST_ROUND_MS - (clock.now() - begun);
    if (page.data.length === 0 && page.next === null && early > 0) await clock.sleep(early, signal);
  }

  /** Whoever is gone without saying so leaves an answer that never comes. */
  async function askInTime(path: string): Promise<EventsPage> {
    const late = new AbortController();
    const over = new AbortController();
    clock.sleep(PATIENCE_MS, over.signal).then(
      () => late.abort(new Error('no answer came')),
      () => {},
    );
    try {
      return await ask(path, AbortSignal.any([signal, late.signal]));
    } finally {
      over.abort();
    }
  }
}

const mayPass = ({ status }: ApiRefused): boolean => status >= 500 || status === 429 || status === 408;
