/** What issuing needs of a store. No clock and no chance inside: every instant and id is handed in. */
import type { Lane } from '@arca-api/contract/gateway';
import type { Content } from '@arca-api/domain/content/content';
import type { Assessment } from '@arca-api/domain/invoice/assessment';
import type { InvoiceRequest } from '@arca-api/domain/invoice/request';
import type { JudgedBy } from '../judging/judged-by.ts';
import type { Fact, Halt, Held, OpenSend, Orphan, Pending, Pin, Suspicion } from './lane-state.ts';

/** The right to move a lane; a claim whose token was overtaken can no longer write. */
export interface Claim {
  readonly token: number;
  /** Milliseconds on the database's clock. */
  readonly until: number;
  readonly lane: Lane;
  readonly organization: string;
}

/** A lane as it was left by whoever moved it last. */
export interface StoredLane {
  readonly settled_through: number;
  /** Something of ours was ever sent in it, whatever came of that. */
  readonly tried: boolean;
  readonly last_date: string | null;
  readonly halt: Halt | null;
  readonly pins: readonly Pin[];
  readonly open: readonly OpenSend[];
  readonly held: readonly Held[];
  readonly suspicion: Suspicion | null;
  /** Those that nobody has decided yet. */
  readonly orphans: readonly Orphan[];
}

/** An invoice without a number, and what is needed to judge it again. */
export interface WaitingInvoice extends Pending {
  /** Of the request it came by, where the store knows. */
  readonly request_id?: string;
  readonly request: InvoiceRequest;
  readonly judged_by: JudgedBy;
  readonly assessment: Assessment;
}

/** A waiting invoice judged anew because its day changed. */
export interface Rejudged {
  readonly invoice: string;
  readonly judged_by: JudgedBy;
  readonly assessment: Assessment;
  readonly content: Content;
}

export class LeaseLost extends Error {
  constructor(lane: string) {
    super(`another worker moves lane ${lane} now`);
    this.name = 'LeaseLost';
  }
}

/** What the lane was about to send is no longer waiting, such as an invoice cancelled a moment ago. */
export class LaneChanged extends Error {
  constructor(lane: string) {
    super(`what waits in lane ${lane} changed`);
    this.name = 'LaneChanged';
  }
}

export interface LaneWithWork {
  readonly lane: string;
  readonly organization: string;
  /** Whose lease has not ended; `null`: whoever comes may move it. */
  readonly leased_by: string | null;
}

export interface IssuingStore {
  /** Takes or renews the lease; `null` while another worker holds it. */
  claim(laneId: string, worker: string, forMs: number): Promise<Claim | null>;
  release(laneId: string, token: number): Promise<void>;
  load(laneId: string): Promise<StoredLane>;
  /**
   * Whole tries that ARCA refused and that had one of these numbers: where one of them is taken all the same, a copy of
   * the request may have been told otherwise.
   */
  refused(laneId: string, numbers: readonly number[]): Promise<readonly OpenSend[]>;
  /** Invoices without a number, in order of (date, acceptance), where automatic dates count as `today`. */
  pending(laneId: string, today: string, limit: number): Promise<readonly WaitingInvoice[]>;
  /** One transaction, before anything leaves: new pins, evidence of the try, facts met while pinning. */
  prepare(
    laneId: string,
    token: number,
    work: {
      readonly pins: readonly Pin[];
      readonly sends: readonly OpenSend[];
      readonly rejudged: readonly Rejudged[];
      readonly facts: readonly Fact[];
      readonly now: number;
    },
  ): Promise<void>;
  /** One transaction: everything an outcome made true, with its events. */
  settle(laneId: string, token: number, facts: readonly Fact[], now: number): Promise<void>;
  /** Lanes with invoices that wait, by organisation. */
  lanesWithWork(): Promise<readonly LaneWithWork[]>;
}
