/** The way out to whoever is told: the network is handed in. */

export interface Posting {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** For everything together: finding, connecting, sending, and the answer to its end. */
  readonly deadlineMs: number;
}

/** What came back. Whatever its status, it is no error to have been answered. */
export interface Answered {
  readonly kind: 'answered';
  readonly status: number;
  /** In small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** Its beginning. */
  readonly body: string;
}

/** Nothing came back, or nothing left. */
export interface Unanswered {
  readonly kind: 'failed';
  /** `timeout` where the deadline passed. */
  readonly reason: string;
  /** In words that whoever owns the endpoint may read. */
  readonly detail: string;
}

/** Never throws; `signal` gives up what is under way. */
export type Post = (posting: Posting, signal?: AbortSignal) => Promise<Answered | Unanswered>;

/** The headers that prove who sent a body and when. */
export type SignHeaders = (signed: {
  readonly id: string;
  /** Whole seconds since the epoch. */
  readonly timestamp: number;
  readonly body: string;
  /** The one in use, and former ones that still sign. */
  readonly secrets: readonly string[];
}) => Readonly<Record<string, string>>;
