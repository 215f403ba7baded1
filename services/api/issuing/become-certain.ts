/** The end of a reading: everything up to ARCA's last number is accounted for, and what may be sent again is known. */
import { mayStillWin } from './ghosts.ts';
import type { Fact, LaneLimits, LaneState, Moment, OpenSend, Pin, Step } from './lane-state.ts';
import { releaseHeld } from './release-held.ts';

export function becomeCertain(
  state: LaneState,
  facts: readonly Fact[],
  moment: Moment,
  limits: LaneLimits,
): Step {
  // Refused because its first number was taken, by something else: no copy of it can have been executed.
  const dead = new Set(
    state.open
      .filter(
        (send) => send.first_number <= state.settled_through && state.refused_tries.includes(send.send_id),
      )
      .map((send) => send.send_id),
  );
  const isAlive = (send: OpenSend) =>
    !send.refused && send.number > state.settled_through && !dead.has(send.send_id);
  const open = state.open.filter(isAlive);
  const read_at = state.reading?.asked_at ?? moment.now;
  const isTrusted = state.suspicion !== null && read_at >= state.suspicion.since + limits.ghost_ms;
  const certain = {
    ...state,
    open,
    certain: true,
    reading: null,
    read_at,
    refused_tries: state.refused ? state.refused_tries : [],
    suspicion: isTrusted ? null : state.suspicion,
  };
  const learnt: Fact[] = [...dead].map((send_id) => ({
    fact: 'send-closed',
    send_id,
    outcome: 'overtaken',
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
