/** Tells one event to the developer's machine as a webhook would, a few times at most. */
import type { EventEnvelope } from '@arca-api/contract/events/envelope';
import type { Clock } from '@arca-api/platform/clock/port';
import { signHeaders } from '@arca-api/webhooks/signing/sign';
import type { Posting } from './post-here.ts';

export interface Forwarding {
  post(posting: Posting): Promise<number>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly url: URL;
  /** `whsec_…` */
  readonly secret: string;
  readonly verifiesTls: boolean;
  /** Told of each try. */
  onTry(tried: Tried): void;
}

export interface Tried {
  readonly event: EventEnvelope;
  /** From 1. */
  readonly attempt: number;
  readonly status: number | null;
  /** Why there is no status, as the system names it: `ECONNREFUSED`, `timeout`. */
  readonly reason: string | null;
  readonly ms: number;
  readonly succeeded: boolean;
  /** Whether it is tried again. */
  readonly again: boolean;
}

/** Somebody is watching: what fails is shown soon and left, where a webhook would be tried for three days. */
export const PAUSES_MS: readonly number[] = [1_000, 3_000];
/** As a webhook's. */
const DEADLINE_MS = 20_000;

/**
 * The bytes that a webhook has: JSON that was written by `JSON.stringify` is written the same again.
 */
export const bodyAgain = (event: EventEnvelope): string => JSON.stringify(event);

/** Answers whether it was taken: a status from 200 to 299. */
export async function forwardEvent(event: EventEnvelope, parts: Forwarding): Promise<boolean> {
  const { clock, signal, onTry } = parts;
  for (let attempt = 1; ; attempt++) {
    const pause = PAUSES_MS[attempt - 1];
    const begun = clock.now();
    const { status, reason } = await tryOnce(event, parts);
    signal.throwIfAborted();
    const succeeded = status !== null && status >= 200 && status < 300;
    const again = !succeeded && pause !== undefined;
    onTry({ event, attempt, status, reason, ms: Math.round(clock.now() - begun), succeeded, again });
    if (!again) return succeeded;
    await clock.sleep(pause, signal);
  }
}

async function tryOnce(
  event: EventEnvelope,
  { post, clock, signal, url, secret, verifiesTls }: Forwarding,
): Promise<{ status: number | null; reason: string | null }> {
  const body = bodyAgain(event);
  const timestamp = Math.floor(clock.now() / 1000);
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'arca-api-webhooks',
    ...signHeaders({ id: event.id, timestamp, body, secrets: [secret] }),
  };
  const late = new AbortController();
  const over = new AbortController();
  clock.sleep(DEADLINE_MS, over.signal).then(
    () => late.abort(),
    () => {},
  );
  try {
    const either = AbortSignal.any([signal, late.signal]);
    return { status: await post({ url, headers, body, signal: either, verifiesTls }), reason: null };
  } catch (error) {
    return { status: null, reason: late.signal.aborted ? 'timeout' : reasonOf(error) };
  } finally {
    over.abort();
  }
}

function reasonOf(error: unknown): string {
  // Several addresses of one name, none of which answered.
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? error.message : String(error);
}
