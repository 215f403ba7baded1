/** What a lane knows: the whole input of the pure machine that decides how invoices get their CAE. */
import type { Day } from '@arca-api/domain/calendar/day';
import type { Content, FoundComprobante } from '@arca-api/domain/content/content';

export interface ArcaMessage {
  readonly code: number;
  readonly message: string;
}

/** An invoice that waits for its number, in order of (date, acceptance). */
export interface Pending {
  readonly invoice: string;
  /** The date the caller fixed; `null` follows the lane. */
  readonly fixed_date: Day | null;
}

/** The present assignment of a number. */
export interface Pin {
  readonly number: number;
  readonly invoice: string;
  readonly automatic_date: boolean;
  readonly content: Content;
}

/** One comprobante of a try whose outcome is not certain: evidence of what ARCA may hold. */
export interface OpenSend {
  readonly send_id: string;
  /** First number of the whole try: ARCA executes it in order, so one number taken by another ends all after it. */
  readonly first_number: number;
  readonly number: number;
  readonly invoice: string;
  /** The invoice has its CAE already: this try must not give it another. */
  readonly invoice_authorized: boolean;
  /**
   * ARCA answered that it is not authorised. Nothing waits for it; only where a number is there that nothing else
   * explains does it tell what a copy of the request, answered to nobody, may have made of it.
   */
  readonly refused: boolean;
  readonly content: Content;
  /** Milliseconds since the epoch, written before anything left. */
  readonly sent_at: number;
}

/** A rejection kept back while an earlier try of the same invoice may still win. */
export interface Held {
  readonly invoice: string;
  readonly rejection: readonly ArcaMessage[];
}

export interface Halt {
  readonly reason: 'suspended' | 'ambiguous' | 'behind' | 'unexplained';
  readonly detail: string;
  readonly errors: readonly ArcaMessage[];
}

/** What a reading of ARCA has told so far; discarded once the lane is certain. */
export interface Reading {
  readonly last: number;
  readonly asked_at: number;
  /**
   * In a lane that restored books do not know: what they knew of ends somewhere from `low` on and below `high`.
   * `null`: nothing is looked for.
   */
  readonly search: { readonly low: number; readonly high: number } | null;
}

/** Books that came back from a backup: what ARCA has above them may be ours, and forgotten. */
export interface Suspicion {
  /** Since when, in milliseconds. */
  readonly since: number;
  /** The last instant that the books know of. */
  readonly known_through: number;
}

/** What ARCA holds and restored books do not know: nothing like it is issued before a person says whose it is. */
export interface Orphan {
  readonly number: number;
  readonly found: FoundComprobante;
}

export interface LaneState {
  /** Every number up to this one is accounted for. */
  readonly settled_through: number;
  /** `settled_through` is known to equal ARCA's last number. */
  readonly certain: boolean;
  /** Something of ours was ever sent in it, whatever came of that. */
  readonly tried: boolean;
  /** Date of the comprobante `settled_through`, when known. */
  readonly last_date: Day | null;
  readonly halt: Halt | null;
  /** Ascending by number. */
  readonly pins: readonly Pin[];
  readonly pending: readonly Pending[];
  /** Tries without a certain outcome, numbers above `settled_through`. */
  readonly open: readonly OpenSend[];
  readonly held: readonly Held[];
  readonly reading: Reading | null;
  /** The last try was refused as out of sequence: after reading, number or date must explain it. */
  readonly refused: boolean;
  /** Tries refused so: evidence until a reading has explained it, for a copy of the request may have been executed. */
  readonly refused_tries: readonly string[];
  /** How often in a row ARCA refused or contradicted itself without a reason we can see. */
  readonly unexplained: number;
  /** When the reading was asked for that last made the lane certain, in milliseconds. */
  readonly read_at: number;
  readonly suspicion: Suspicion | null;
  /** Those that nobody has decided yet. */
  readonly orphans: readonly Orphan[];
}

export interface LaneLimits {
  /** Most comprobantes in one request (FECompTotXRequest; 1 for FCE). */
  readonly batch: number;
  /** After this long an unknown try is taken to be unable to win, in milliseconds. */
  readonly ghost_ms: number;
  /** How far ARCA's clock may lag ours when a found comprobante is compared with a try. */
  readonly skew_ms: number;
  /** Most numbers consulted in one step. */
  readonly consult: number;
  /** Contradictions in a row after which the lane stops. */
  readonly unexplained: number;
}

export const LANE_LIMITS: LaneLimits = {
  batch: 250,
  ghost_ms: 10 * 60_000,
  skew_ms: 5 * 60_000,
  // As many as are asked for abreast: a step stays about one round trip.
  consult: 8,
  unexplained: 5,
};

/** What the lane wants done next. */
export type Action =
  | { readonly do: 'halt'; readonly halt: Halt }
  | { readonly do: 'read-last' }
  | { readonly do: 'consult'; readonly numbers: readonly number[] }
  /** The try was refused although its number was right: the date of the last one explains it. */
  | { readonly do: 'consult-last'; readonly number: number }
  | { readonly do: 'send'; readonly pins: readonly Pin[] }
  | { readonly do: 'pin'; readonly first_number: number; readonly pending: readonly Pending[] }
  | { readonly do: 'wait'; readonly until: number }
  | { readonly do: 'idle' };

export interface ItemVerdict {
  readonly number: number;
  readonly result: 'authorized' | 'rejected' | 'unprocessed';
  readonly cae: string | null;
  readonly cae_expires_on: Day | null;
  readonly observations: readonly ArcaMessage[];
}

/** What came of an action. */
export type Outcome =
  | {
      readonly kind: 'answered';
      readonly send_id: string;
      readonly results: readonly ItemVerdict[];
      readonly errors: readonly ArcaMessage[];
      readonly error_class: 'sequence' | 'lane_permanent' | 'delegation' | 'infrastructure' | null;
    }
  | { readonly kind: 'unknown'; readonly send_id: string }
  /** `refused`: ARCA had a request of it and would not look at it, and a copy of that one may be carried out yet. */
  | { readonly kind: 'not-sent'; readonly send_id: string; readonly refused?: boolean }
  | {
      readonly kind: 'last';
      readonly number: number;
      /** When ARCA was asked: the answer knows of nothing later, however late it came. */
      readonly asked_at: number;
    }
  | {
      readonly kind: 'consulted';
      readonly found: readonly Consulted[];
      /** Whole tries that ARCA refused and that had one of these numbers. */
      readonly refused: readonly OpenSend[];
    }
  | { readonly kind: 'refused'; readonly errors: readonly ArcaMessage[]; readonly detail: string };

export interface Consulted {
  readonly number: number;
  /** `null`: ARCA says it has no such comprobante. */
  readonly found: FoundComprobante | null;
}

/**
 * How a try ended; `overtaken`: a number it needs was taken by something else, so it can never win. Of what is
 * answered, the numbers beyond those that the lane has then accounted for were refused.
 */
export type SendOutcome = 'answered' | 'not-sent' | 'overtaken';

/** What must become true in the store, all of it in one transaction. */
export type Fact =
  | {
      readonly fact: 'authorized';
      readonly invoice: string;
      readonly number: number;
      /** What ARCA holds: the content of the try that won. */
      readonly content: Content;
      readonly kind: 'cae' | 'caea';
      readonly code: string;
      readonly expires_on: Day | null;
      readonly observations: readonly ArcaMessage[];
    }
  | { readonly fact: 'rejected'; readonly invoice: string; readonly rejection: readonly ArcaMessage[] }
  | { readonly fact: 'held'; readonly invoice: string; readonly rejection: readonly ArcaMessage[] }
  | { readonly fact: 'verifying'; readonly invoice: string }
  | { readonly fact: 'unpinned'; readonly invoice: string; readonly number: number }
  | { readonly fact: 'send-closed'; readonly send_id: string; readonly outcome: SendOutcome }
  | { readonly fact: 'settled'; readonly through: number; readonly last_date: Day | null }
  | { readonly fact: 'conflict'; readonly number: number; readonly found: FoundComprobante }
  | { readonly fact: 'orphan'; readonly number: number; readonly found: FoundComprobante }
  /** It resembles an orphan, and waits until that one is decided. */
  | { readonly fact: 'orphaned'; readonly invoice: string; readonly number: number }
  | {
      readonly fact: 'orphan-decided';
      readonly number: number;
      /** `null`: nobody's of ours. */
      readonly invoice: string | null;
    }
  /** Nothing forgotten can turn up any more. */
  | { readonly fact: 'trusted' }
  | { readonly fact: 'halted'; readonly halt: Halt }
  /** A person decided what stopped the lane. */
  | { readonly fact: 'resumed' };

export interface Step {
  readonly state: LaneState;
  readonly facts: readonly Fact[];
}

/** What the judgement of an outcome depends on besides the state. */
export interface Moment {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** That instant's day in Buenos Aires. */
  readonly today: string;
}
