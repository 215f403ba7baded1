/** Keeps months made ahead of what is written, and drops those that were kept for long enough. */
import type { Clock } from '../clock/port.ts';
import type { Database } from '../database/port.ts';
import { forEverybody } from '../database/scope.ts';
import type { Log } from '../log/port.ts';
import { tendMonths } from './partitions.store.ts';
import type { Partitioned, Tended } from './port.ts';

export interface TendOptions {
  readonly database: Database;
  readonly tables: readonly Partitioned[];
  /** Whose time counts beside the database's; left out: that one alone. */
  readonly clock?: Clock;
  readonly log: Log;
  /** Longest that others wait behind it for a table, in milliseconds. Default: two seconds. */
  readonly queueMs?: number;
}

/** Two months are ahead at any time, so a round may be missed; rows of a month that nobody made find their place all the same. */
export const TEND_EVERY_MS = 3_600_000;

const LOCK_NOT_AVAILABLE = '55P03';

/**
 * One round, whoever else does the same: one process at a time tends a table, and the others leave it to that one. Whatever
 * kills it leaves the table as it was. A table that is too busy to be changed is left for the next round.
 */
export function tendPartitions(options: TendOptions): () => Promise<readonly Tended[]> {
  const { database, tables, clock, log, queueMs } = options;
  return () =>
    forEverybody('months are made and dropped', async () => {
      // A clock that runs ahead drops nothing that another does not call old as well.
      const now = Math.floor(Math.min(clock?.now() ?? Number.POSITIVE_INFINITY, await database.now()));
      const all: Tended[] = [];
      for (const table of tables) {
        const name = `${table.schema}.${table.table}`;
        // Each in a transaction of its own: who makes months locks less than who drops them, and more would be a deadlock.
        const kept = { schema: table.schema, table: table.table };
        for (const one of table.forMs === undefined ? [kept] : [kept, table]) {
          const work = database.transaction(table.schema, (trx) => tendMonths(trx, one, now, queueMs));
          const tended = await work.catch((error: unknown) => {
            if (!isBusy(error)) throw error;
            log.warn({ table: name }, 'months are left for later: the table is busy');
            return [];
          });
          for (const done of tended) tell(log, name, done);
          all.push(...tended);
        }
      }
      return all;
    });
}

function tell(log: Log, table: string, { done, partition, rows }: Tended): void {
  const fields = { table, partition, rows };
  if (done === 'crowded')
    log.warn(fields, 'too many rows wait in the default partition for their month to be made');
  else if (done === 'taken') log.warn(fields, 'a table that is no partition bears the name of a month');
  else log.info(fields, `a month of a table was ${done}`);
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === LOCK_NOT_AVAILABLE;
