/** What a number that ARCA holds means: one of our tries, another system's comprobante, or more than can be told. */
import { compareContent } from '@arca-api/domain/content/compare-content';
import type { FoundComprobante } from '@arca-api/domain/content/content';
import { adopt } from './adopt.ts';
import { unpinned } from './become-certain.ts';
import { overtake } from './ghosts.ts';
import { halted } from './halt-lane.ts';
import type { LaneLimits, LaneState, OpenSend, Step } from './lane-state.ts';
import { relabel } from './relabel.ts';

/** Length of `2026-11-18`, which is all that WSFEX tells. */
const DAY_ALONE = 10;

export function settleNumber(
  state: LaneState,
  number: number,
  found: FoundComprobante,
  limits: LaneLimits,
): Step {
  const candidates = state.open.filter((send) => send.number === number);
  const verdicts = candidates.map((send) => ({ send, verdict: judge(send, found, limits) }));
  const equal = verdicts.filter(({ verdict }) => verdict === 'equal').map(({ send }) => send);
  // What was refused explains a number or does not: it is no reason to stop.
  const isAmbiguous = verdicts.some(({ send, verdict }) => verdict === 'ambiguous' && !send.refused);
  const winner = winnerOf(state, number, equal);
  // What holds another comprobante under this number can never have been executed, nor can the rest of its try.
  const lost = new Set(verdicts.filter(({ verdict }) => verdict === 'different').map(({ send }) => send));
  const overtaken = overtake(state.open, (send) => lost.has(send));
  // Whatever was refused and is there all the same was executed from a copy, which may be at work on the rest.
  const copied = new Set(equal.map((send) => send.send_id));
  const refused_tries = state.refused_tries.filter((id) => !copied.has(id));
  const next = { ...state, open: overtaken.open, refused_tries };
  if (winner !== null) {
    const adopted = adopt(next, winner, number, {
      kind: found.authorization.kind,
      code: found.authorization.code,
      expires_on: found.authorization.expires_on,
      observations: found.observations,
    });
    const named = relabel(adopted.state.open, copied, number, winner.invoice);
    return { state: { ...adopted.state, open: named }, facts: [...overtaken.facts, ...adopted.facts] };
  }
  if (isAmbiguous || equal.length > 0) {
    const detail = isAmbiguous
      ? 'what ARCA holds resembles what was sent, but not in everything'
      : 'ARCA holds a second copy of an invoice that has its CAE';
    return halted(state, { reason: 'ambiguous', detail: `number ${number}: ${detail}`, errors: [] });
  }
  const passed = passStranger(next, number, found);
  return { state: passed.state, facts: [...overtaken.facts, ...passed.facts] };
}

/** Nothing that these books know of: another system's, or ours and forgotten where the books were restored. */
export function passStranger(state: LaneState, number: number, found: FoundComprobante): Step {
  const freed = state.pins.filter((pin) => pin.number === number);
  const isSuspect = state.suspicion !== null;
  return {
    state: {
      ...state,
      settled_through: number,
      last_date: found.comprobante.date ?? state.last_date,
      pins: state.pins.filter((pin) => !freed.includes(pin)),
      orphans: isSuspect ? [...state.orphans, { number, found }] : state.orphans,
    },
    facts: [{ fact: isSuspect ? 'orphan' : 'conflict', number, found }, ...freed.map(unpinned)],
  };
}

/** Among our own twins the pinned one wins, and before those that ARCA refused any other; each CAE once. */
function winnerOf(state: LaneState, number: number, equal: readonly OpenSend[]): OpenSend | null {
  const pinned = state.pins.find((pin) => pin.number === number);
  const waiting = equal.filter((send) => !send.invoice_authorized);
  return (
    waiting.find((send) => send.invoice === pinned?.invoice) ??
    waiting.find((send) => !send.refused) ??
    waiting[0] ??
    null
  );
}

export function judge(send: OpenSend, found: FoundComprobante, limits: LaneLimits) {
  const verdict = compareContent(send.content, found.comprobante);
  const processed = processedAt(found);
  if (verdict !== 'equal' || processed === null) return verdict;
  // Ours with a wrong clock, or a stranger's exact copy: only a person can tell.
  return processed + limits.skew_ms < send.sent_at ? 'ambiguous' : 'equal';
}

/** Buenos Aires keeps UTC-3 all year; a day alone may have been any moment of it. */
export function processedAt({ processed_at }: FoundComprobante): number | null {
  if (processed_at === null) return null;
  return Date.parse(`${processed_at}${processed_at.length === DAY_ALONE ? 'T23:59:59' : ''}-03:00`);
}
