/** What ARCA's books say about numbers we do not know: adopt our own, move past strangers, never guess. */
import { compareContent } from '@arca-api/domain/content/compare-content';
import type { FoundComprobante } from '@arca-api/domain/content/content';
import { adopt } from './adopt.ts';
import { mayStillWin, overtake } from './ghosts.ts';
import { contradicted, halted } from './halt-lane.ts';
import type { Consulted, Fact, LaneLimits, LaneState, Moment, OpenSend, Pin, Step } from './lane-state.ts';
import { releaseHeld } from './release-held.ts';

/** Length of `2026-11-18`, which is all that WSFEX tells. */
const DAY_ALONE = 10;

/** ARCA told its last number. */
export function applyLast(state: LaneState, last: number, moment: Moment, limits: LaneLimits): Step {
  if (last < state.settled_through) {
    // One answer of a server that lags behind the others must not stop anybody.
    const detail = `ARCA's last number is ${last}; ours is ${state.settled_through}`;
    return contradicted(state, [], detail, limits, 'behind');
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
    if (found === null) {
      return contradicted(
        next,
        [...facts, settled(next)],
        `ARCA counts ${number} but does not find it`,
        limits,
      );
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
  const next = { ...state, refused: false, pins: [], last_date: date };
  const explained = date !== null && state.pins.some((pin) => pin.content.date < date);
  facts.push(settled(next));
  if (!explained) {
    return contradicted(next, facts, 'ARCA refuses the number or the date without a visible reason', limits);
  }
  const released = releaseHeld({ ...next, unexplained: 0 }, moment, limits);
  return { state: released.state, facts: [...facts, ...released.facts] };
}

function settleNumber(state: LaneState, number: number, found: FoundComprobante, limits: LaneLimits): Step {
  const candidates = state.open.filter((send) => send.number === number);
  const verdicts = candidates.map((send) => ({ send, verdict: judge(send, found, limits) }));
  const equal = verdicts.filter(({ verdict }) => verdict === 'equal').map(({ send }) => send);
  const isAmbiguous = verdicts.some(({ verdict }) => verdict === 'ambiguous');
  const winner = winnerOf(state, number, equal, found, limits);
  // What holds another comprobante under this number can never have been executed, nor can the rest of its try.
  const lost = new Set(verdicts.filter(({ verdict }) => verdict === 'different').map(({ send }) => send));
  const overtaken = overtake(state.open, (send) => lost.has(send));
  const next = { ...state, open: overtaken.open };
  if (winner !== null) {
    const adopted = adopt(next, winner, number, {
      kind: found.authorization.kind,
      code: found.authorization.code,
      expires_on: found.authorization.expires_on,
      observations: found.observations,
    });
    return { state: adopted.state, facts: [...overtaken.facts, ...adopted.facts] };
  }
  if (isAmbiguous || equal.length > 0) {
    const detail = isAmbiguous
      ? 'what ARCA holds resembles what was sent, but not in everything'
      : 'ARCA holds a second copy of an invoice that has its CAE';
    return halted(state, { reason: 'ambiguous', detail: `number ${number}: ${detail}`, errors: [] });
  }
  const freed = state.pins.filter((pin) => pin.number === number);
  return {
    state: {
      ...next,
      settled_through: number,
      last_date: found.comprobante.date ?? state.last_date,
      pins: state.pins.filter((pin) => !freed.includes(pin)),
    },
    facts: [...overtaken.facts, { fact: 'conflict', number, found }, ...freed.map(unpinned)],
  };
}

/** Among our own twins the pinned one wins, each CAE once. */
function winnerOf(
  state: LaneState,
  number: number,
  equal: readonly OpenSend[],
  found: FoundComprobante,
  limits: LaneLimits,
): OpenSend | null {
  const pinned = state.pins.find((pin) => pin.number === number);
  const waiting = equal.filter((send) => !send.invoice_authorized);
  const winner = waiting.find((send) => send.invoice === pinned?.invoice) ?? waiting[0];
  if (winner !== undefined) return winner;
  // This try took an earlier number too, which was given to a twin of the one it named there: that one is owed.
  const tries = new Set(equal.map((send) => send.send_id));
  const owed = state.open.find(
    (send) =>
      tries.has(send.send_id) &&
      send.number < number &&
      !send.invoice_authorized &&
      judge(send, found, limits) === 'equal',
  );
  return owed ?? null;
}

function judge(send: OpenSend, found: FoundComprobante, limits: LaneLimits) {
  const verdict = compareContent(send.content, found.comprobante);
  if (verdict !== 'equal' || found.processed_at === null) return verdict;
  const isDay = found.processed_at.length === DAY_ALONE;
  // Buenos Aires keeps UTC-3 all year; a day alone may have been any moment of it.
  const processed = Date.parse(`${found.processed_at}${isDay ? 'T23:59:59' : ''}-03:00`);
  // Ours with a wrong clock, or a stranger's exact copy: only a person can tell.
  return processed + limits.skew_ms < send.sent_at ? 'ambiguous' : 'equal';
}

/** Everything up to ARCA's last number is accounted for. */
function becomeCertain(state: LaneState, facts: readonly Fact[], moment: Moment, limits: LaneLimits): Step {
  const open = state.open.filter((send) => send.number > state.settled_through);
  const certain = { ...state, open, certain: true, reading: null, read_at: moment.now };
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
  return { state: released.state, facts: [...facts, ...freed.map(unpinned), ...released.facts] };
}

/** Only an unbroken run right after the last number may be sent again. */
function contiguous(pins: LaneState['pins'], state: LaneState): LaneState['pins'] {
  return pins.filter((pin, index) => pin.number === state.settled_through + 1 + index);
}

const unpinned = (pin: Pin): Fact => ({ fact: 'unpinned', invoice: pin.invoice, number: pin.number });

const settled = (state: LaneState): Fact => ({
  fact: 'settled',
  through: state.settled_through,
  last_date: state.last_date,
});
