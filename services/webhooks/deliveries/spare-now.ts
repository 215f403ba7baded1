/** How many attempts an endpoint may still begin within its second: no second at all has more than it takes. Pure. */
import type { Begun } from '../tables.ts';

const SECOND_MS = 1000;

export interface Pace {
  /** `null`: as many as there are. */
  readonly max_per_second: number | null;
  /** Those of the last second, oldest first. */
  readonly begun: readonly Begun[];
  /** Until when no more may begin; `null`: any time. */
  readonly free_at: number | null;
}

/** As a worker finds it at `now`, whose clock may be behind that of who came before it: then it waits for that. */
export function spareNow({ max_per_second, begun, free_at }: Pace, now: number): number {
  if (max_per_second === null) return Number.MAX_SAFE_INTEGER;
  if (free_at !== null && free_at > now) return 0;
  return Math.max(0, max_per_second - countOf(recent(begun, now)));
}

/** What is to be kept once `count` more begin at `now`; attempts that were given back count as begun. */
export function noteBegun(
  { max_per_second, begun }: Pace,
  count: number,
  now: number,
): { readonly begun: string; readonly free_at: number | null } {
  const kept = recent(begun, now);
  const at = Math.max(now, ...kept.map(([when]) => when));
  const last = kept.at(-1);
  const all: readonly Begun[] =
    last?.[0] === at ? [...kept.slice(0, -1), [at, last[1] + count]] : [...kept, [at, count]];
  return { begun: JSON.stringify(all), free_at: freeAt(all, max_per_second ?? Number.MAX_SAFE_INTEGER) };
}

/** When enough of them are a second ago; `null` where there is room already. */
function freeAt(begun: readonly Begun[], most: number): number | null {
  let left = countOf(begun);
  if (left < most) return null;
  for (const [at, count] of begun) {
    left -= count;
    if (left < most) return at + SECOND_MS;
  }
  return null;
}

const recent = (begun: readonly Begun[], now: number) => begun.filter(([at]) => at > now - SECOND_MS);
const countOf = (begun: readonly Begun[]): number => begun.reduce((sum, [, count]) => sum + count, 0);
