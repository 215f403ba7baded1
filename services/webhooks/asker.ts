/** Who asks, and how a change that they ask for is written down: in its transaction, so that neither exists without the other. */
import type { Transaction } from 'kysely';

/** For whom something is looked at. */
export interface Owner {
  readonly organization: string;
  readonly mode: 'test' | 'live';
  /** CUITs that whoever asks may look at: only endpoints told of no others are theirs. `null` or left out: all. */
  readonly taxpayers?: readonly string[] | null;
}

/** For whom something is changed, and by whom. */
export interface Asker extends Owner {
  /** The principal, as whoever found out who it is says. */
  readonly by: string;
}

export interface Deed {
  /** `noun.verb_in_the_past`: `webhook_endpoint.changed`. */
  readonly action: string;
  /** The id of what was changed. */
  readonly subject: string;
  /** Never a secret. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Writes into the audit log, which another service keeps; what it throws undoes the change. */
// biome-ignore lint/suspicious/noExplicitAny: the log lies in another service's schema
export type NoteDeed = (trx: Transaction<any>, asker: Asker, deed: Deed) => Promise<void>;
