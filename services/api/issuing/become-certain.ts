/** The end of a reading: everything up to ARCA's last number is accounted for, and what may be sent again is known. */
import { mayStillWin } from './ghosts.ts';
import type { Fact, LaneLimits, LaneState, Moment, Pin, Step } from './lane-state.ts';
import { releaseHeld } from './release-held.ts';

export function becomeCertain(
  state: LaneState,
  facts: readonly Fact[],
  moment: Moment,
  limits: LaneLimits,
): Step {
  const above = state.open.filter((send) => send.number > state.settled_through);
  const refused = new Set(above.map((send) => send.send_id).filter((id) => state.refused_tries.includes(id)));
  const open = above.filter((send) => !refused.has(send.send_id));
  const isTrusted = state.suspicion !== null && moment.now >= state.suspicion.since + limits.ghost_ms;
  const certain = {
    ...state,
    open,
    certain: true,
    reading: null,
    read_at: moment.now,
    refused_tries: [],
    suspicion: isTrusted ? null : state.suspicion,
  };
  const learnt: Fact[] = [...refused].map((send_id) => ({
    fact: 'send-closed',
    send_id,
    outcome: 'answered',
  }));
  if (isTrusted) learnt.push({ fact: 'trusted' });
  const isAwaited = (pin: Pin) =>
    open.some(
      (send) =>
        send.invoice === pin.invoice &&
        send.number === pin.number &&
        mayStillWin(send, state.settled_through, moment.now, limits.ghost_ms),
    );
  // A refusal that reading did not explain is looked into with the pins as they were refused.
  const pins = certain.refused ? certain.pins : contiguous(certain.pins.filter(isAwaited), certain);
  const freed = certain.pins.filter((pin) => !pins.includes(pin));
  const released = releaseHeld({ ...certain, pins }, moment, limits);
  return { state: released.state, facts: [...facts, ...learnt, ...freed.map(unpinned), ...released.facts] };
}

/** Only an unbroken run right after the last number may be sent again. */
function contiguous(pins: LaneState['pins'], state: LaneState): LaneState['pins'] {
  return pins.filter((pin, index) => pin.number === state.settled_through + 1 + index);
}

export const unpinned = (pin: Pin): Fact => ({ fact: 'unpinned', invoice: pin.invoice, number: pin.number });

export const settled = (state: LaneState): Fact => ({
  fact: 'settled',
  through: state.settled_through,
  last_date: state.last_date,
});
