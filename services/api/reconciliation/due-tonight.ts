/** When in the night a lane is compared with ARCA: each at an hour of its own, so that ARCA is not flooded. Pure. */

const DAY_MS = 24 * 3_600_000;
const HOUR_MS = 3_600_000;
/** Buenos Aires keeps UTC-3 all year. */
const OFFSET_MS = 3 * HOUR_MS;
/** From two to six in the morning, there. */
const BEGINS_MS = 2 * HOUR_MS;
const LASTS_MS = 4 * HOUR_MS;

/** The last instant, not later than `now`, at which this lane's turn came. */
export function lastTurn(lane: string, now: number): number {
  const midnight = Math.floor((now - OFFSET_MS) / DAY_MS) * DAY_MS + OFFSET_MS;
  const turn = midnight + BEGINS_MS + Math.floor(spread(lane) * LASTS_MS);
  return turn <= now ? turn : turn - DAY_MS;
}

/** Between 0 and 1, the same for one lane every night (FNV-1a, its bits mixed once more). */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}
