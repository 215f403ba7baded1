/** Deletes what was kept for long enough, a little at a time: no statement is long, and nobody waits for its locks. */
import { sql } from 'kysely';
import type { Clock } from '../clock/port.ts';
import type { Database } from '../database/port.ts';
import { FORGOTTEN } from '../telemetry/metrics.ts';
import type { Metrics } from '../telemetry/port.ts';
import type { Kept } from './port.ts';

export interface ForgetOptions {
  readonly database: Database;
  readonly schema: string;
  readonly kept: readonly Kept[];
  readonly clock: Clock;
  readonly metrics: Metrics;
  /** Rows of one transaction. Default: 500. */
  readonly limit?: number;
  /** Transactions of one round. Default: 400. */
  readonly pieces?: number;
}

/** A round is two hundred thousand rows at most, so as much is forgotten an hour twelve times over. */
export const FORGET_EVERY_MS = 300_000;
export const DAY_MS = 86_400_000;
/** Leap days included. */
export const YEAR_MS = 365.25 * DAY_MS;

/**
 * One round; answers whether there is more to forget. A transaction is a piece of it, and takes a lock that one process has
 * at a time: whoever does not get it leaves the work to whoever has it. Whatever kills it between or within pieces, the next
 * round goes on where they stood.
 */
export function forgetOld(options: ForgetOptions): () => Promise<boolean> {
  const { database, schema, kept, clock, metrics, limit = 500, pieces = 400 } = options;
  return async () => {
    // A clock that runs ahead forgets nothing that another does not call old as well.
    const now = Math.min(clock.now(), await database.now());
    let left = pieces;
    for (const one of kept)
      for (let forgotten = limit; forgotten > 0; left--) {
        if (left === 0) return true;
        const found = await database.transaction(schema, async (trx) => {
          const { rows } = await sql<{ mine: boolean }>`
            select pg_try_advisory_xact_lock(hashtextextended(${`forget ${schema}`}, 0)) as mine`.execute(
            trx,
          );
          return rows[0]?.mine === true ? one.forget(trx, now - one.forMs, limit) : null;
        });
        if (found === null) return false;
        if (found > 0) metrics.count(FORGOTTEN, { what: one.what }, found);
        forgotten = found;
      }
    return false;
  };
}
