/** What ARCA's full answer to a try means: CAEs for the prefix, a verdict for the first bad one, the tail back. */
import type { Moment } from './apply-outcome.ts';
import { ghostsOf, mayStillWin } from './ghosts.ts';
import type { Fact, ItemVerdict, LaneLimits, LaneState, Outcome, Pin, Step } from './lane-state.ts';

type Answered = Extract<Outcome, { kind: 'answered' }>;

/** ARCA's code for a number or a date out of range. */
const SEQUENCE = 10016;

export function applyAnswer(state: LaneState, answer: Answered, moment: Moment, limits: LaneLimits): Step {
  const tried = state.open.filter((send) => send.send_id === answer.send_id);
  const contiguous = answer.results.every(
    (result, index) => result.number === state.settled_through + 1 + index || result.result !== 'authorized',
  );
  if (answer.error_class === 'infrastructure' || !contiguous) {
    // An error of ARCA's own machinery says nothing about what it had done before it failed.
    return {
      state: { ...state, certain: false, reading: null },
      facts: [...new Set(tried.map((send) => send.invoice))].map((invoice) => ({
        fact: 'verifying',
        invoice,
      })),
    };
  }
  const open = state.open.filter((send) => send.send_id !== answer.send_id);
  const closed: Fact = { fact: 'send-closed', send_id: answer.send_id, outcome: 'answered' };
  if (answer.error_class === 'sequence') {
    return {
      state: { ...state, open, certain: false, reading: null, refused: true },
      facts: [closed],
    };
  }
  if (answer.error_class !== null) {
    const halt = {
      reason: 'suspended',
      detail: answer.error_class,
      errors: answer.errors,
    } as const;
    return { state: { ...state, open, halt }, facts: [closed, { fact: 'halted', halt }] };
  }
  return settleVerdicts({ ...state, open, unexplained: 0 }, answer.results, closed, moment, limits);
}

function settleVerdicts(
  state: LaneState,
  results: readonly ItemVerdict[],
  closed: Fact,
  moment: Moment,
  limits: LaneLimits,
): Step {
  const facts: Fact[] = [closed];
  let next = state;
  for (const result of results) {
    const pin = next.pins.find((candidate) => candidate.number === result.number);
    if (pin === undefined) continue;
    next = { ...next, pins: next.pins.filter((candidate) => candidate !== pin) };
    if (result.result === 'authorized' && result.cae !== null) {
      next = { ...next, settled_through: pin.number, last_date: pin.content.date };
      facts.push({
        fact: 'authorized',
        invoice: pin.invoice,
        number: pin.number,
        content: pin.content,
        kind: 'cae',
        code: result.cae,
        expires_on: result.cae_expires_on,
        observations: result.observations,
      });
      continue;
    }
    facts.push({ fact: 'unpinned', invoice: pin.invoice, number: pin.number });
    if (result.result === 'rejected' && !mayBeRedated(pin, result, moment)) {
      const held = ghostsOf(next, pin.invoice, moment.now, limits.ghost_ms).length > 0;
      facts.push({ fact: held ? 'held' : 'rejected', invoice: pin.invoice, rejection: result.observations });
      if (held)
        next = { ...next, held: [...next.held, { invoice: pin.invoice, rejection: result.observations }] };
    }
  }
  // Pins beyond a short batch keep their numbers only when those still follow the last one.
  if (next.pins.length > 0 && next.pins[0]?.number !== next.settled_through + 1) {
    facts.push(
      ...next.pins.map((pin): Fact => ({ fact: 'unpinned', invoice: pin.invoice, number: pin.number })),
    );
    next = { ...next, pins: [] };
  }
  const released = releaseHeld(next, moment, limits);
  facts.push(...released.facts, {
    fact: 'settled',
    through: next.settled_through,
    last_date: next.last_date,
  });
  return { state: released.state, facts };
}

/** A date that only grew old while the invoice waited is ours to mend, not the customer's. */
function mayBeRedated(pin: Pin, result: ItemVerdict, moment: Moment): boolean {
  return (
    pin.automatic_date &&
    pin.content.date < moment.today &&
    result.observations.some((observation) => observation.code === SEQUENCE)
  );
}

/** Publishes the rejections that no try can contradict any more. */
export function releaseHeld(state: LaneState, moment: Moment, limits: LaneLimits): Step {
  const alive = (invoice: string) =>
    state.open.some(
      (send) =>
        send.invoice === invoice &&
        (mayStillWin(send, state.settled_through, moment.now, limits.ghost_ms) ||
          // Too old to win, but not read since it became so.
          (send.first_number > state.settled_through && state.read_at < send.sent_at + limits.ghost_ms)),
    );
  const released = state.held.filter((held) => !alive(held.invoice));
  if (released.length === 0) return { state, facts: [] };
  return {
    state: { ...state, held: state.held.filter((held) => !released.includes(held)) },
    facts: released.map((held) => ({ fact: 'rejected', invoice: held.invoice, rejection: held.rejection })),
  };
}
