/** All SQL of breakers: what all processes know of ARCA's services, each change made by one of them. */
import type { Database } from '@arca-api/platform/database/port';
import { forEverybody } from '@arca-api/platform/database/scope';
import type { NewEvent, Outbox } from '@arca-api/platform/events/port';
import { type Breaker, CLOSED } from './breaker.ts';
import type { BreakerKey, BreakerRow } from './breaker-key.ts';

/** What is told of a change: all breakers of its service before it and after it. */
export type Tell = (before: readonly BreakerRow[], after: readonly BreakerRow[]) => readonly NewEvent[];

export interface Changed {
  /** The change was made; else somebody was quicker. */
  readonly isMade: boolean;
  /** How it stands now. */
  readonly stands: Breaker;
}

export interface BreakersStore {
  /** Those that ever changed. */
  all(): Promise<readonly BreakerRow[]>;
  /** Makes a change to what has the generation before its own, and tells of it in the same transaction. */
  change(key: BreakerKey, next: Breaker, tell: Tell): Promise<Changed>;
}

export interface BreakerTables {
  breakers: BreakerRow;
}

export function breakersStore(database: Database, outbox: Outbox): BreakersStore {
  const db = database.schema<BreakerTables>('arca');
  return {
    all: () => db.selectFrom('breakers').selectAll().execute(),
    change: (key, next, tell) =>
      // What it tells is everybody's, whoever's call it was that met it.
      forEverybody('whether ARCA answers', () =>
        database.transaction<BreakerTables, Changed>('arca', async (trx) => {
          const { environment, service, methods } = key;
          await trx
            .insertInto('breakers')
            .values({ environment, service, methods, ...CLOSED })
            .onConflict((conflict) => conflict.columns(['environment', 'service', 'methods']).doNothing())
            .execute();
          const before = await trx
            .selectFrom('breakers')
            .selectAll()
            .where('environment', '=', environment)
            .where('service', '=', service)
            .orderBy('methods')
            .forUpdate()
            .execute();
          const own = before.find((row) => row.methods === methods);
          if (own === undefined) throw new Error('a breaker was taken away while it was held');
          if (own.generation !== next.generation - 1) return { isMade: false, stands: own };
          await trx
            .updateTable('breakers')
            .set(columnsOf(next))
            .where('environment', '=', environment)
            .where('service', '=', service)
            .where('methods', '=', methods)
            .execute();
          const after = before.map((row) => (row === own ? { ...row, ...next } : row));
          await outbox.append(trx, tell(before, after));
          return { isMade: true, stands: next };
        }),
      ),
  };
}

function columnsOf(breaker: Breaker): Breaker {
  const { state, generation, since, failing_since, probe_at, leased_until, attempts, reason } = breaker;
  return { state, generation, since, failing_since, probe_at, leased_until, attempts, reason };
}
