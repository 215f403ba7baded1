/** All SQL of how ARCA's services answer. */
import type { Database } from '@arca-api/platform/database/port';
import { sql } from 'kysely';
import type { BreakerRow } from '../breaker/breaker-key.ts';

export interface HealthRow {
  environment: string;
  service: string;
  last_ok_at: number | null;
  last_failure_at: number | null;
  last_error: string | null;
  latency_ms: number | null;
  failures_in_a_row: number;
}

export interface HealthStore {
  all(): Promise<HealthRow[]>;
  /** Brings the breakers' rows along: what other processes learnt of ARCA costs no statement of its own. */
  recordOk(
    environment: string,
    service: string,
    at: number,
    latencyMs: number,
  ): Promise<readonly BreakerRow[]>;
  /** As `recordOk`. */
  recordFailure(
    environment: string,
    service: string,
    at: number,
    error: string,
  ): Promise<readonly BreakerRow[]>;
}

interface Tables {
  health: HealthRow;
  breakers: BreakerRow;
}

export function healthStore(database: Database): HealthStore {
  const db = database.schema<Tables>('arca');
  return {
    all: () => db.selectFrom('health').selectAll().orderBy('environment').orderBy('service').execute(),
    async recordOk(environment, service, at, latencyMs) {
      const set = { last_ok_at: at, latency_ms: latencyMs, failures_in_a_row: 0 };
      return db
        .with('noted', (query) =>
          query
            .insertInto('health')
            .values({ environment, service, ...set })
            .onConflict((conflict) => conflict.columns(['environment', 'service']).doUpdateSet(set)),
        )
        .selectFrom('breakers')
        .selectAll()
        .execute();
    },
    async recordFailure(environment, service, at, error) {
      const set = { last_failure_at: at, last_error: error };
      return db
        .with('noted', (query) =>
          query
            .insertInto('health')
            .values({ environment, service, ...set, failures_in_a_row: 1 })
            .onConflict((conflict) =>
              conflict.columns(['environment', 'service']).doUpdateSet({
                ...set,
                failures_in_a_row: sql`health.failures_in_a_row + 1`,
              }),
            ),
        )
        .selectFrom('breakers')
        .selectAll()
        .execute();
    },
  };
}
