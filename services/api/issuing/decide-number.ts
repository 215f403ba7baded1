/** What a person decides of a number that nobody can be sure of: whose it is. Pure, and never against certainty. */
import { compareContent } from '@arca-api/domain/content/compare-content';
import type { Content, FoundComprobante } from '@arca-api/domain/content/content';
import { adopt } from './adopt.ts';
import { settled } from './become-certain.ts';
import { mayStillWin, overtake } from './ghosts.ts';
import type { Fact, LaneLimits, LaneState, Moment, Step } from './lane-state.ts';
import { datedLike, resembles } from './resembles.ts';
import { judge, passStranger } from './settle-number.ts';

/** The invoice that is said to be what ARCA holds, as it was accepted. */
export interface Claimant {
  readonly invoice: string;
  readonly content: Content;
  readonly automatic_date: boolean;
}

export interface Decision {
  readonly number: number;
  /** `null`: nobody's of ours. */
  readonly claimant: Claimant | null;
  /** What ARCA holds under the number. */
  readonly found: FoundComprobante;
  /** What it holds under the other numbers that the claimant was tried with. */
  readonly elsewhere: readonly FoundComprobante[];
}

export type Objection =
  | 'nothing_to_decide'
  | 'differs'
  | 'never_sent'
  | 'certainly_ours'
  | 'second_copy'
  | 'try_on_its_way';

export type Decided =
  | { readonly step: Step }
  /** `until`: when it may be asked again, in milliseconds. */
  | { readonly objection: Objection; readonly until: number | null };

export function decideNumber(
  state: LaneState,
  decision: Decision,
  moment: Moment,
  limits: LaneLimits,
): Decided {
  const isOrphan = state.orphans.some(({ number }) => number === decision.number);
  const isAmbiguous = state.halt?.reason === 'ambiguous' && decision.number === state.settled_through + 1;
  if (!isOrphan && !isAmbiguous) return objection('nothing_to_decide');
  const { claimant } = decision;
  if (claimant === null)
    return isOrphan ? leaveOrphan(state, decision.number) : moveOn(state, decision, limits);
  const other = triedElsewhere(state, claimant.invoice, decision, moment, limits);
  if (other !== null) return other;
  return isOrphan ? giveOrphan(state, decision, claimant) : giveNumber(state, decision, claimant);
}

function leaveOrphan(state: LaneState, number: number): Decided {
  const orphans = state.orphans.filter((orphan) => orphan.number !== number);
  return {
    step: { state: { ...state, orphans }, facts: [{ fact: 'orphan-decided', number, invoice: null }] },
  };
}

function giveOrphan(state: LaneState, { number, found }: Decision, claimant: Claimant): Decided {
  const { invoice, automatic_date } = claimant;
  if (!resembles(claimant.content, automatic_date, found)) return objection('differs');
  const content = datedLike(claimant.content, automatic_date, found);
  return {
    step: {
      state: {
        ...state,
        orphans: state.orphans.filter((orphan) => orphan.number !== number),
        pending: state.pending.filter((pending) => pending.invoice !== invoice),
        held: state.held.filter((held) => held.invoice !== invoice),
      },
      facts: [
        { fact: 'authorized', invoice, number, content, ...grantedBy(found) },
        { fact: 'orphan-decided', number, invoice },
      ],
    },
  };
}

/** Another system's: the lane goes on past it. */
function moveOn(state: LaneState, { number, found }: Decision, limits: LaneLimits): Decided {
  const tries = state.open.filter((send) => send.number === number);
  const isOurs = tries.some((send) => !send.invoice_authorized && judge(send, found, limits) === 'equal');
  if (isOurs) return objection('certainly_ours');
  // Whatever of ours had that number was not executed, nor was the rest of its try.
  const overtaken = overtake(state.open, (send) => tries.includes(send));
  // A person has said whose it is: it is no orphan, however suspect the lane.
  const passed = passStranger({ ...state, open: overtaken.open, suspicion: null }, number, found);
  return resumed({ ...passed.state, suspicion: state.suspicion }, [...overtaken.facts, ...passed.facts]);
}

function giveNumber(state: LaneState, { number, found }: Decision, claimant: Claimant): Decided {
  const tries = state.open.filter((send) => send.number === number && send.invoice === claimant.invoice);
  // Restored books may have forgotten the try; others know all that was ever sent.
  if (tries.length === 0 && state.suspicion === null) return objection('never_sent');
  const dated = datedLike(claimant.content, claimant.automatic_date, found);
  const contents = tries.length === 0 ? [dated] : tries.map((send) => send.content);
  const content = contents.find((sent) => compareContent(sent, found.comprobante) !== 'different');
  if (content === undefined) return objection('differs');
  const adopted = adopt(state, { invoice: claimant.invoice, content }, number, grantedBy(found));
  return resumed(adopted.state, adopted.facts);
}

/** An invoice with another try that won or may yet win would get two CAEs. */
function triedElsewhere(
  state: LaneState,
  invoice: string,
  { number, elsewhere }: Decision,
  moment: Moment,
  limits: LaneLimits,
): Decided | null {
  const others = state.open.filter((send) => send.invoice === invoice && send.number !== number);
  const isCopy = others.some((send) =>
    elsewhere.some((found) => found.number === send.number && judge(send, found, limits) !== 'different'),
  );
  if (isCopy) return objection('second_copy');
  const alive = others.filter((send) =>
    mayStillWin(send, state.settled_through, moment.now, limits.ghost_ms),
  );
  if (alive.length === 0) return null;
  return objection('try_on_its_way', Math.max(...alive.map((send) => send.sent_at)) + limits.ghost_ms);
}

/** The lane reads again before it does anything else. */
function resumed(state: LaneState, facts: readonly Fact[]): Decided {
  const next = { ...state, halt: null, certain: false, reading: null, unexplained: 0 };
  return { step: { state: next, facts: [{ fact: 'resumed' }, ...facts, settled(next)] } };
}

const grantedBy = ({ authorization, observations }: FoundComprobante) => ({
  kind: authorization.kind,
  code: authorization.code,
  expires_on: authorization.expires_on,
  observations,
});

const objection = (what: Objection, until: number | null = null): Decided => ({ objection: what, until });
