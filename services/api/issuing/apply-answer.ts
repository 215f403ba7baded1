/** What ARCA's full answer to a try means: CAEs for the prefix, a verdict for the first bad one, the tail back. */
import { dayInBuenosAires } from '@arca-api/domain/calendar/day';
import { compareContent } from '@arca-api/domain/content/compare-content';
import { adopt } from './adopt.ts';
import { ghostsOf, overtake } from './ghosts.ts';
import { contradicted } from './halt-lane.ts';
import type {
  Fact,
  ItemVerdict,
  LaneLimits,
  LaneState,
  Moment,
  OpenSend,
  Outcome,
  Pin,
  Step,
} from './lane-state.ts';
import { isContested, releaseHeld } from './release-held.ts';

type Answered = Extract<Outcome, { kind: 'answered' }>;

/** ARCA's code for a number or a date out of range. */
const SEQUENCE = 10016;
/** Its code for a date of a month that has not begun. */
const NEXT_MONTH = 10152;

export function applyAnswer(state: LaneState, answer: Answered, moment: Moment, limits: LaneLimits): Step {
  const tried = state.open.filter((send) => send.send_id === answer.send_id);
  if (!isBelievable(state, answer, tried)) {
    return {
      state: { ...state, certain: false, reading: null },
      facts: [...new Set(tried.map((send) => send.invoice))].map((invoice) => ({
        fact: 'verifying',
        invoice,
      })),
    };
  }
  if (answer.error_class === 'sequence') {
    // A copy of this very request may have been executed, and this be the answer to the other one: it stays evidence.
    const refused_tries = [...state.refused_tries, answer.send_id];
    return { state: { ...state, certain: false, reading: null, refused: true, refused_tries }, facts: [] };
  }
  const open = state.open.filter((send) => send.send_id !== answer.send_id);
  const closed: Fact = { fact: 'send-closed', send_id: answer.send_id, outcome: 'answered' };
  if (answer.error_class !== null) {
    const halt = {
      reason: 'suspended',
      detail: answer.error_class,
      errors: answer.errors,
    } as const;
    // Nothing of it was authorised and nothing else may be: whoever waits may be cancelled while a person is awaited.
    const doubtful = state.pins.some(
      (pin) => ghostsOf({ ...state, open }, pin.invoice, moment.now, limits.ghost_ms).length > 0,
    );
    const pins = doubtful ? state.pins : [];
    const freed = doubtful ? [] : state.pins;
    return {
      state: { ...state, open, pins, halt },
      facts: [
        closed,
        ...freed.map((pin): Fact => ({ fact: 'unpinned', invoice: pin.invoice, number: pin.number })),
        { fact: 'halted', halt },
      ],
    };
  }
  return settleVerdicts({ ...state, open }, tried, answer.results, closed, moment, limits);
}

/**
 * An answer settles only when it makes sense whole; otherwise the books are read, with the try kept as evidence.
 * An error of ARCA's own machinery says nothing about what it had done before it failed, and CAEs beside any header
 * error are CAEs all the same.
 */
function isBelievable(state: LaneState, answer: Answered, tried: readonly OpenSend[]): boolean {
  if (answer.error_class === 'infrastructure') return false;
  const authorized = answer.results.filter((result) => result.result === 'authorized');
  if (answer.error_class !== null) return authorized.length === 0;
  return authorized.every(
    (result, index) =>
      result === answer.results[index] &&
      result.cae !== null &&
      result.number === state.settled_through + 1 + index &&
      tried.some((send) => send.number === result.number && !send.invoice_authorized),
  );
}

/** Verdicts are about what the try sent, whatever the numbers are pinned to now. */
function settleVerdicts(
  state: LaneState,
  tried: readonly OpenSend[],
  results: readonly ItemVerdict[],
  closed: Fact,
  moment: Moment,
  limits: LaneLimits,
): Step {
  const facts: Fact[] = [closed];
  let next = state;
  for (const result of results) {
    const send = tried.find((candidate) => candidate.number === result.number);
    if (send === undefined) continue;
    const step =
      result.result === 'authorized'
        ? authorize(next, send, result)
        : refuse(next, send, result, moment, limits);
    next = step.state;
    facts.push(...step.facts);
  }
  const isTakenHere = (number: number) => number > state.settled_through && number <= next.settled_through;
  const overtaken = overtake(next.open, (send) => isTakenHere(send.number));
  facts.push(...overtaken.facts);
  next = { ...next, open: overtaken.open };
  // Pins beyond a short batch keep their numbers only when those still follow the last one.
  if (next.pins.length > 0 && next.pins[0]?.number !== next.settled_through + 1) {
    facts.push(...next.pins.map(unpinned));
    next = { ...next, pins: [] };
  }
  const released = releaseHeld(next, moment, limits);
  facts.push(...released.facts, {
    fact: 'settled',
    through: next.settled_through,
    last_date: next.last_date,
  });
  if (results.every((result) => result.result === 'unprocessed')) {
    return contradicted(released.state, facts, 'ARCA answers without looking at what was sent', limits);
  }
  // What came too early is sent again after a while, not at once.
  const early = results.some((result) =>
    tried.some((send) => send.number === result.number && isEarly(send, result, limits)),
  );
  return { state: { ...released.state, unexplained: early ? 1 : 0 }, facts };
}

function authorize(state: LaneState, send: OpenSend, result: ItemVerdict): Step {
  return adopt(state, send, send.number, {
    kind: 'cae',
    code: result.cae ?? '',
    expires_on: result.cae_expires_on,
    observations: result.observations,
  });
}

function refuse(
  state: LaneState,
  send: OpenSend,
  result: ItemVerdict,
  moment: Moment,
  limits: LaneLimits,
): Step {
  const pin = state.pins.find(
    (candidate) => candidate.number === send.number && candidate.invoice === send.invoice,
  );
  // What is pinned now was sent otherwise since: this verdict is old news.
  if (pin === undefined || compareContent(pin.content, send.content) !== 'equal') return { state, facts: [] };
  const next = { ...state, pins: state.pins.filter((candidate) => candidate !== pin) };
  if (
    result.result === 'unprocessed' ||
    mayBeRedated(pin, result, moment) ||
    (pin.automatic_date && isEarly(send, result, limits))
  ) {
    return { state: next, facts: [unpinned(pin)] };
  }
  const rejection = { invoice: pin.invoice, rejection: result.observations };
  if (!isContested(next, pin.invoice, moment, limits)) {
    return { state: next, facts: [unpinned(pin), { fact: 'rejected', ...rejection }] };
  }
  return {
    state: { ...next, held: [...next.held, rejection] },
    facts: [unpinned(pin), { fact: 'held', ...rejection }],
  };
}

/** A date that only grew old while the invoice waited is ours to mend, not the customer's. */
function mayBeRedated(pin: Pin, result: ItemVerdict, moment: Moment): boolean {
  return (
    pin.automatic_date &&
    pin.content.date < moment.today &&
    result.observations.some((observation) => observation.code === SEQUENCE)
  );
}

/** At the turn of a month ours may be the clock that is ahead: the same date is right a moment later. */
function isEarly(send: OpenSend, result: ItemVerdict, limits: LaneLimits): boolean {
  return (
    send.content.date > dayInBuenosAires(send.sent_at - limits.skew_ms) &&
    result.observations.some((observation) => observation.code === NEXT_MONTH)
  );
}

const unpinned = (pin: Pin): Fact => ({ fact: 'unpinned', invoice: pin.invoice, number: pin.number });
