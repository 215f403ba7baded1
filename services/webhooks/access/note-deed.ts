/** Who asked for a change, and how it is written down: in the transaction of the change, so that neither exists without the other. */
import type { Transaction } from 'kysely';
import type { Owner } from '../endpoints/endpoints.store.ts';

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
