/** How long to wait before doing failed work again: longer each time, and never all at the same instant. */
import type { Random } from '../random/port.ts';

/** Milliseconds after the run number `attempt` (1 is the first) failed. */
export type Backoff = (attempt: number, random: Random) => number;

/** Doubles from `firstMs` up to `longestMs`; chance takes away up to half. */
export function exponentialBackoff(firstMs: number, longestMs: number): Backoff {
  return (attempt, random) => {
    const full = Math.min(firstMs * 2 ** Math.min(attempt - 1, 40), longestMs);
    return Math.round(full * (1 - random.number() / 2));
  };
}
