/** How long to wait before asking again: what the server says, or else a little longer each time. */

const FIRST_MS = 250;
const LONGEST_MS = 8_000;

/**
 * Milliseconds until the next try; `attempt` counts from 1, `chance` is in [0, 1). Never sooner than the server asks.
 *
 * @example
 * waitBefore(1, '3', 0, 0.5); // 3125
 */
export function waitBefore(attempt: number, retryAfter: string | null, now: number, chance: number): number {
  const asked = readRetryAfter(retryAfter, now);
  const base = Math.min(FIRST_MS * 2 ** (attempt - 1), LONGEST_MS);
  // Callers that failed together, or were all told the same second, must not come back together.
  if (asked !== null) return asked === 0 ? 0 : asked + Math.round(base * chance);
  return Math.round(base * (0.5 + chance / 2));
}

/**
 * The `Retry-After` header in milliseconds: seconds, or a date of HTTP. `null` when it is not there or unreadable.
 *
 * @example
 * readRetryAfter('120', 0); // 120000
 */
export function readRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = text === '' ? Number.NaN : Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
