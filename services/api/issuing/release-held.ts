/** Publishes rejections, each only when no try can contradict it any more. */
import { mayStillWin } from './ghosts.ts';
import type { LaneLimits, LaneState, Moment, Step } from './lane-state.ts';

/**
 * Whether a try may yet give this invoice a CAE, or may have done so unseen: it can still arrive, or nothing was
 * read since it grew too old to.
 */
export function isContested(state: LaneState, invoice: string, moment: Moment, limits: LaneLimits): boolean {
  return state.open.some(
    (send) =>
      !send.refused &&
      send.invoice === invoice &&
      (mayStillWin(send, state.settled_through, moment.now, limits.ghost_ms) ||
        (send.number > state.settled_through && state.read_at < send.sent_at + limits.ghost_ms)),
  );
}

export function releaseHeld(state: LaneState, moment: Moment, limits: LaneLimits): Step {
  const released = state.held.filter((held) => !isContested(state, held.invoice, moment, limits));
  if (released.length === 0) return { state, facts: [] };
  return {
    state: { ...state, held: state.held.filter((held) => !released.includes(held)) },
    facts: released.map((held) => ({ fact: 'rejected', invoice: held.invoice, rejection: held.rejection })),
  };
}
