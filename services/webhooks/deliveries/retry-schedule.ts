/** When an endpoint is tried again, and when it no longer is. Pure. */

/** Seconds from each attempt to the next, unless an endpoint has its own: ten attempts within 75 hours. */
export const SCHEDULE: readonly number[] = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];

/** Whoever is overloaded, or too slow, is left alone for so long at least. */
const FLOOR_MS = 60_000;
const OVERLOADED: readonly number[] = [429, 502, 504];

/** A tenth to either side, so that what failed together does not come back together. */
const JITTER = 0.1;

export interface Failure {
  /** Of the answer; `null` where there was none. */
  readonly status: number | null;
  readonly isTimeout: boolean;
  /** What `Retry-After` asked for; `null` where it did not. */
  readonly retryAfterMs: number | null;
}

/**
 * Milliseconds from the end of attempt `tries` (1 is the first) to the next; `null` where there is none. `Retry-After`
 * is followed between once and twice what the schedule says.
 *
 * @example
 * ```ts
 * import { SCHEDULE, waitAfter } from '@arca-api/webhooks/deliveries/retry-schedule';
 *
 * const failure = { status: 500, isTimeout: false, retryAfterMs: null };
 * waitAfter(1, failure, SCHEDULE, 0.5); // 5000
 * waitAfter(10, failure, SCHEDULE, 0.5); // null
 * ```
 */
export function waitAfter(
  tries: number,
  { status, isTimeout, retryAfterMs }: Failure,
  schedule: readonly number[],
  chance: number,
): number | null {
  const seconds = schedule[tries - 1];
  if (seconds === undefined) return null;
  const planned = seconds * 1000;
  const wanted =
    retryAfterMs === null
      ? planned * (1 - JITTER + 2 * JITTER * chance)
      : Math.min(2 * planned, Math.max(planned, retryAfterMs));
  const isOverloaded = isTimeout || (status !== null && OVERLOADED.includes(status));
  return Math.round(isOverloaded ? Math.max(wanted, FLOOR_MS) : wanted);
}

/** `Retry-After` as it may be written: seconds, or a date. `null` for anything else and for what has passed. */
export function readRetryAfter(text: string | undefined, now: number): number | null {
  if (text === undefined) return null;
  const trimmed = text.trim();
  if (/^\d{1,9}$/.test(trimmed)) return Number(trimmed) * 1000;
  const date = /^[A-Za-z]{3},? /.test(trimmed) ? Date.parse(trimmed) : Number.NaN;
  return Number.isNaN(date) || date <= now ? null : date - now;
}
