/** What ARCA's books say about numbers we do not know: adopt our own, move past strangers, never guess. */
import { becomeCertain, settled, unpinned } from './become-certain.ts';
import { getAcquainted, isNew, narrow, notFound } from './get-acquainted.ts';
import { contradicted } from './halt-lane.ts';
import type {
  Consulted,
  Fact,
  LaneLimits,
  LaneState,
  Moment,
  OpenSend,
  Outcome,
  Step,
} from './lane-state.ts';
import { releaseHeld } from './release-held.ts';
import { settleNumber } from './settle-number.ts';

/** ARCA told its last number. */
export function applyLast(
  state: LaneState,
  { number: last, asked_at }: Extract<Outcome, { kind: 'last' }>,
  moment: Moment,
  limits: LaneLimits,
): Step {
  if (last < state.settled_through) {
    // One answer of a server that lags behind the others must not stop anybody.
    const detail = `ARCA's last number is ${last}; ours is ${state.settled_through}`;
    return contradicted(state, [], detail, limits, 'behind');
  }
  if (last > 0 && isNew(state)) return getAcquainted(state, { last, asked_at }, moment, limits);
  const reading = { last, asked_at, search: null };
  if (last > state.settled_through) return { state: { ...state, reading, certain: false }, facts: [] };
  return becomeCertain({ ...state, reading }, [], moment, limits);
}

/** ARCA told what it holds under the numbers after `settled_through`, in order: every try ever made for them may explain it. */
export function applyConsulted(
  state: LaneState,
  { found: consulted, refused }: Extract<Outcome, { kind: 'consulted' }>,
  moment: Moment,
  limits: LaneLimits,
): Step {
  const { reading } = state;
  const [first] = consulted;
  if (reading !== null && reading.search !== null && first !== undefined)
    return narrow(state, reading, reading.search, first, moment, limits);
  const facts: Fact[] = [];
  let next: LaneState = { ...state, open: withRefused(state.open, refused) };
  for (const { number, found } of consulted) {
    if (number !== next.settled_through + 1) continue;
    if (found === null) {
      return contradicted(next, [...facts, settled(next)], notFound(number), limits);
    }
    const step = settleNumber(next, number, found, limits);
    facts.push(...step.facts);
    next = step.state;
    if (next.halt !== null) return { state: next, facts: [...facts, settled(next)] };
  }
  facts.push(settled(next));
  if (next.reading !== null && next.settled_through < next.reading.last) return { state: next, facts };
  // Numbers were taken: that is what explains a refusal as out of sequence.
  return becomeCertain({ ...next, refused: false, unexplained: 0 }, facts, moment, limits);
}

/** Those that are still open come first: they are owed an answer. */
function withRefused(open: readonly OpenSend[], refused: readonly OpenSend[]): readonly OpenSend[] {
  const known = new Set(open.map((send) => send.send_id));
  return [...open, ...refused.filter((send) => !known.has(send.send_id))];
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
  const facts: Fact[] = state.pins.map(unpinned);
  const next = { ...state, refused: false, refused_tries: [], pins: [], last_date: date };
  const explained = date !== null && state.pins.some((pin) => pin.content.date < date);
  facts.push(settled(next));
  if (!explained) {
    return contradicted(next, facts, 'ARCA refuses the number or the date without a visible reason', limits);
  }
  // Dates never go back: no copy of what was refused for its date is ever executed.
  const closed = state.refused_tries.map(
    (send_id): Fact => ({ fact: 'send-closed', send_id, outcome: 'answered' }),
  );
  const open = state.open.filter((send) => !state.refused_tries.includes(send.send_id));
  const released = releaseHeld({ ...next, open, unexplained: 0 }, moment, limits);
  return { state: released.state, facts: [...facts, ...closed, ...released.facts] };
}
