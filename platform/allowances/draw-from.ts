/** The arithmetic of allowances: a leaky bucket, kept as what is used and when that was so. */
import type { Allowance, Drawn } from './port.ts';

/** What is kept of one allowance. */
export interface Use {
  readonly used: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

// What comes back is a fraction: without a grain of tolerance the last unit of a quota would come a moment late.
const GRAIN = 1e-6;

/** Units in use now. A clock that was set back gives nothing back meanwhile, and takes nothing away. */
export function usedNow(use: Use | undefined, { quota, windowMs }: Allowance, now: number): number {
  if (use === undefined) return 0;
  const back = (Math.max(0, now - use.at) * quota) / windowMs;
  return Math.max(0, use.used - back);
}

/** What each has in use once all are granted, or as it is when one of them cannot be. */
export function drawFrom(
  allowances: readonly Allowance[],
  uses: readonly (Use | undefined)[],
  now: number,
): Drawn {
  const before = allowances.map((allowance, index) => usedNow(uses[index], allowance, now));
  const after = allowances.map(({ quota, cost }, index) => (before[index] ?? 0) + Math.min(cost, quota));
  const granted = allowances.every(
    ({ quota, cost }, index) => cost === 0 || (after[index] ?? 0) <= quota + GRAIN,
  );
  return { granted, used: granted ? after : before };
}
