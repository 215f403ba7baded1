/** What ARCA's books say about numbers we do not know: adopt our own, move past strangers, never guess. */
import { compareComprobante } from '@arca-api/domain/comprobante/compare';
import type { FoundComprobante } from '@arca-api/domain/comprobante/comprobante';
import { releaseHeld } from './apply-answer.ts';
import type { Moment } from './apply-outcome.ts';
import { mayStillWin } from './ghosts.ts';
import type { Consulted, Fact, Halt, LaneLimits, LaneState, OpenSend, Step } from './lane-state.ts';

/** ARCA told its last number. */
export function applyLast(state: LaneState, last: number, moment: Moment, limits: LaneLimits): Step {
  if (last < state.settled_through) {
    return halted(state, {
      reason: 'behind',
      detail: `ARCA's last number is ${last}; ours is ${state.settled_through}`,
      errors: [],
    });
  }
  const reading = { last, after_refusal: state.refused };
  if (last > state.settled_through) return { state: { ...state, reading, certain: false }, facts: [] };
  return becomeCertain({ ...state, reading }, [], moment, limits);
}

/** ARCA told what it holds under the numbers after `settled_through`, in order. */
export function applyConsulted(
  state: LaneState,
  consulted: readonly Consulted[],
  moment: Moment,
  limits: LaneLimits,
): Step {
  const facts: Fact[] = [];
  let next = state;
  for (const { number, found } of consulted) {
    if (number !== next.settled_through + 1) continue;
    if (found === null)
      return contradiction(next, facts, `ARCA counts ${number} but does not find it`, limits);
    const step = settleNumber(next, number, found, limits);
    facts.push(...step.facts);
    next = step.state;
    if (next.halt !== null) return { state: next, facts };
  }
  facts.push({ fact: 'settled', through: next.settled_through, last_date: next.last_date });
  if (next.reading !== null && next.settled_through < next.reading.last) return { state: next, facts };
  // Numbers were taken: that is what explains a refusal as out of sequence.
  return becomeCertain({ ...next, refused: false, unexplained: 0 }, facts, moment, limits);
}

/** After a refusal with the right number: the date of the last comprobante explains it, or nothing does. */
export function applyLastConsulted(
  state: LaneState,
  consulted: readonly Consulted[],
  moment: Moment,
  limits: LaneLimits,
): Step {
  const found = consulted.find((entry) => entry.number === state.settled_through)?.found ?? null;
  const date = found?.comprobante.date ?? state.last_date;
  const facts: Fact[] = state.pins.map((pin) => ({
    fact: 'unpinned',
    invoice: pin.invoice,
    number: pin.number,
  }));
  const next = { ...state, refused: false, pins: [], last_date: date };
  const explained = date !== null && state.pins.some((pin) => pin.content.date < date);
  facts.push({ fact: 'settled', through: next.settled_through, last_date: date });
  if (!explained) {
    return contradiction(next, facts, 'ARCA refuses the number or the date without a visible reason', limits);
  }
  const released = releaseHeld({ ...next, unexplained: 0 }, moment, limits);
  return { state: released.state, facts: [...facts, ...released.facts] };
}

function settleNumber(state: LaneState, number: number, found: FoundComprobante, limits: LaneLimits): Step {
  const candidates = state.open.filter((send) => send.number === number);
  const verdicts = candidates.map((send) => ({ send, verdict: judge(send, found, limits) }));
  const equal = verdicts
    .filter(({ send, verdict }) => verdict === 'equal' && !send.invoice_authorized)
    .map(({ send }) => send);
  const pinned = state.pins.find((pin) => pin.number === number);
  const winner = equal.find((send) => send.invoice === pinned?.invoice) ?? equal[0];
  const settled = {
    ...state,
    settled_through: number,
    last_date: found.comprobante.date ?? winner?.content.date ?? state.last_date,
  };
  if (winner !== undefined) return adopt(settled, winner, found);
  if (verdicts.some(({ verdict }) => verdict === 'ambiguous')) {
    return halted(state, {
      reason: 'ambiguous',
      detail: `number ${number}: what ARCA holds resembles what was sent, but not in everything`,
      errors: [],
    });
  }
  const facts: Fact[] = [{ fact: 'conflict', number, found }];
  if (pinned === undefined) return { state: settled, facts };
  return {
    state: { ...settled, pins: state.pins.filter((pin) => pin !== pinned) },
    facts: [...facts, { fact: 'unpinned', invoice: pinned.invoice, number }],
  };
}

function adopt(state: LaneState, winner: OpenSend, found: FoundComprobante): Step {
  const freed = state.pins.filter((pin) => pin.invoice === winner.invoice || pin.number === winner.number);
  return {
    state: {
      ...state,
      pins: state.pins.filter((pin) => !freed.includes(pin)),
      pending: state.pending.filter((pending) => pending.invoice !== winner.invoice),
      held: state.held.filter((held) => held.invoice !== winner.invoice),
      open: state.open.map((send) =>
        send.invoice === winner.invoice ? { ...send, invoice_authorized: true } : send,
      ),
    },
    facts: [
      ...freed.map((pin): Fact => ({ fact: 'unpinned', invoice: pin.invoice, number: pin.number })),
      {
        fact: 'authorized',
        invoice: winner.invoice,
        number: winner.number,
        content: winner.content,
        kind: found.authorization.kind,
        code: found.authorization.code,
        expires_on: found.authorization.expires_on,
        observations: found.observations,
      },
    ],
  };
}

function judge(send: OpenSend, found: FoundComprobante, limits: LaneLimits) {
  const verdict = compareComprobante(send.content, found.comprobante);
  if (verdict !== 'equal' || found.processed_at === null) return verdict;
  // Buenos Aires keeps UTC-3 all year.
  const processed = Date.parse(`${found.processed_at}-03:00`);
  return processed + limits.skew_ms < send.sent_at ? 'different' : 'equal';
}

/** Everything up to ARCA's last number is accounted for: tries whose first number is taken are dead. */
function becomeCertain(state: LaneState, facts: readonly Fact[], moment: Moment, limits: LaneLimits): Step {
  const open = state.open.filter((send) => send.first_number > state.settled_through);
  const certain = { ...state, open, certain: true, reading: null, read_at: moment.now };
  const kept = certain.pins.filter((pin) =>
    open.some(
      (send) =>
        send.invoice === pin.invoice && mayStillWin(send, state.settled_through, moment.now, limits.ghost_ms),
    ),
  );
  // A refusal that reading did not explain is looked into with the pins as they were refused.
  const pins =
    certain.refused || kept.length === certain.pins.length ? certain.pins : contiguous(kept, certain);
  const freed = certain.pins.filter((pin) => !pins.includes(pin));
  const released = releaseHeld({ ...certain, pins }, moment, limits);
  return {
    state: released.state,
    facts: [
      ...facts,
      ...freed.map((pin): Fact => ({ fact: 'unpinned', invoice: pin.invoice, number: pin.number })),
      ...released.facts,
    ],
  };
}

/** Only an unbroken run right after the last number may be sent again. */
function contiguous(pins: LaneState['pins'], state: LaneState): LaneState['pins'] {
  return pins.filter((pin, index) => pin.number === state.settled_through + 1 + index);
}

function contradiction(state: LaneState, facts: readonly Fact[], detail: string, limits: LaneLimits): Step {
  const unexplained = state.unexplained + 1;
  const next = { ...state, certain: false, reading: null, unexplained };
  if (unexplained < limits.unexplained) return { state: next, facts };
  const stopped = halted(next, { reason: 'unexplained', detail, errors: [] });
  return { state: stopped.state, facts: [...facts, ...stopped.facts] };
}

function halted(state: LaneState, halt: Halt): Step {
  return { state: { ...state, halt }, facts: [{ fact: 'halted', halt }] };
}
