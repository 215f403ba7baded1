/** What is kept for a time, and then forgotten. */
import type { Transaction } from 'kysely';

export interface Kept {
  /** As the numbers name it. */
  readonly what: string;
  /** For how long at least, in milliseconds. */
  readonly forMs: number;
  /** Deletes at most `limit` rows of before `before`; answers how many. */
  // biome-ignore lint/suspicious/noExplicitAny: each knows the tables of its own schema
  forget(trx: Transaction<any>, before: number, limit: number): Promise<number>;
}
