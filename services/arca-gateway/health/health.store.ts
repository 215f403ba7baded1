/** All SQL of how ARCA's services answer. */
import type { Database } from '@arca-api/platform/database/port';

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
  recordOk(environment: string, service: string, at: number, latencyMs: number): Promise<void>;
  recordFailure(environment: string, service: string, at: number, error: string): Promise<void>;
}

interface Tables {
  health: HealthRow;
}

export function healthStore(database: Database): HealthStore {
  const db = database.schema<Tables>('arca');
  return {
    all: () => db.selectFrom('health').selectAll().orderBy('environment').orderBy('service').execute(),
    async recordOk(environment, service, at, latencyMs) {
      const set = { last_ok_at: at, latency_ms: latencyMs, failures_in_a_row: 0 };
      await db
        .insertInto('health')
        .values({ environment, service, ...set })
        .onConflict((conflict) => conflict.columns(['environment', 'service']).doUpdateSet(set))
        .execute();
    },
    async recordFailure(environment, service, at, error) {
      const set = { last_failure_at: at, last_error: error };
      await db
        .insertInto('health')
        .values({ environment, service, ...set, failures_in_a_row: 1 })
        .onConflict((conflict) =>
          conflict.columns(['environment', 'service']).doUpdateSet((row) => ({
            ...set,
            failures_in_a_row: row('health.failures_in_a_row', '+', 1),
          })),
        )
        .execute();
    },
  };
}
