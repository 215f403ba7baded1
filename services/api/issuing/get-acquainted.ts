/** The first look at a lane: it starts where ARCA stands, and restored books look for where their knowledge ends. */
import { becomeCertain, settled } from './become-certain.ts';
import { contradicted } from './halt-lane.ts';
import type { Consulted, LaneLimits, LaneState, Moment, Reading, Step } from './lane-state.ts';
import { processedAt } from './settle-number.ts';

/** Nothing of ours was ever sent in it that is not accounted for. */
export const isNew = (state: LaneState): boolean =>
  !state.tried &&
  state.settled_through === 0 &&
  state.last_date === null &&
  state.open.length === 0 &&
  state.pins.length === 0;

/**
 * What was issued before us is history, not news: a lane starts where ARCA stands. Restored books may have forgotten
 * what was issued in it since; that part begins where ARCA processed something after the last instant they know of.
 */
export function getAcquainted(
  state: LaneState,
  { last, asked_at }: Pick<Reading, 'last' | 'asked_at'>,
  moment: Moment,
  limits: LaneLimits,
): Step {
  if (state.suspicion !== null) {
    const search = { low: 0, high: last + 1 };
    return { state: { ...state, reading: { last, asked_at, search }, certain: false }, facts: [] };
  }
  const reading = { last, asked_at, search: null };
  const next = { ...state, settled_through: last, refused: false, reading };
  return becomeCertain(next, [settled(next)], moment, limits);
}

/** One step of the search: whether the books may have known the number that was looked at. */
export function narrow(
  state: LaneState,
  reading: Reading,
  search: NonNullable<Reading['search']>,
  { number, found }: Consulted,
  moment: Moment,
  limits: LaneLimits,
): Step {
  if (found === null) return contradicted(state, [], notFound(number), limits);
  const processed = processedAt(found);
  const isKnown = processed !== null && processed + limits.skew_ms < (state.suspicion?.known_through ?? 0);
  const closer = isKnown ? { ...search, low: number } : { ...search, high: number };
  if (closer.high - closer.low > 1) {
    return { state: { ...state, reading: { ...reading, search: closer } }, facts: [] };
  }
  const next = { ...state, settled_through: closer.low, reading: { ...reading, search: null } };
  if (closer.low < reading.last) return { state: next, facts: [settled(next)] };
  return becomeCertain({ ...next, refused: false }, [settled(next)], moment, limits);
}

export const notFound = (number: number) => `ARCA counts ${number} but does not find it`;
