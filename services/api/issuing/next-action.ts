/** `next(state) → action`: the decision of a lane, pure. Settling by reading comes before anything else. */
import { ghostsEnd } from './ghosts.ts';
import type { Action, LaneLimits, LaneState } from './lane-state.ts';

export function nextAction(state: LaneState, now: number, limits: LaneLimits): Action {
  if (state.halt !== null) return { do: 'halt', halt: state.halt };
  if (!state.certain) return settle(state, limits);
  if (state.refused) return { do: 'consult-last', number: state.settled_through };
  if (state.pins.length > 0) return { do: 'send', pins: state.pins.slice(0, limits.batch) };

  const ends = state.held.map((held) => ghostsEnd(state, held.invoice, limits.ghost_ms) ?? 0);
  // A ghost that grew too old is believed dead only after a reading made since.
  const isStale = (end: number) => end <= now && state.read_at < end;
  if (ends.some(isStale)) return { do: 'read-last' };
  // So are the tries that restored books forgot.
  if (state.suspicion !== null && isStale(state.suspicion.since + limits.ghost_ms))
    return { do: 'read-last' };
  if (state.pending.length > 0) {
    return {
      do: 'pin',
      first_number: state.settled_through + 1,
      pending: state.pending.slice(0, limits.batch),
    };
  }
  if (ends.length > 0) return { do: 'wait', until: Math.min(...ends) };
  return { do: 'idle' };
}

/** Halfway between what is known and what is not. */
export const middle = ({ low, high }: { readonly low: number; readonly high: number }): number =>
  Math.floor((low + high) / 2);

function settle(state: LaneState, limits: LaneLimits): Action {
  if (state.reading === null) return { do: 'read-last' };
  const { search } = state.reading;
  if (search !== null) return { do: 'consult', numbers: [middle(search)] };
  const from = state.settled_through + 1;
  const to = Math.min(state.reading.last, state.settled_through + limits.consult);
  return { do: 'consult', numbers: Array.from({ length: to - from + 1 }, (_, index) => from + index) };
}
