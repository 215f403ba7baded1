/** All SQL of how ARCA's services answer. */
import type { Database } from '@arca-api/platform/database/port';
import { sql } from 'kysely';
import type { MethodClass } from '../breaker/breaker.ts';
import type { BreakerRow } from '../breaker/breaker-key.ts';

export interface HealthRow {
  environment: string;
  service: string;
  last_ok_at: number | null;
  last_failure_at: number | null;
  last_error: string | null;
  latency_ms: number | null;
  failures_in_a_row: number;
  /** Of those, by what was asked, what ARCA itself was to blame for. */
  ill_auth: number;
  ill_read: number;
  ill_authorise: number;
}

export interface Failed {
  readonly methods: MethodClass;
  readonly error: string;
  /** ARCA itself is to blame. */
  readonly isIll: boolean;
}

/** What a note brings along: what other processes learnt of ARCA costs no statement of its own. */
export interface Brought {
  readonly breakers: readonly BreakerRow[];
}

export interface HealthStore {
  all(): Promise<HealthRow[]>;
  /** `well`: what has been asked with success since it was noted last. */
  recordOk(
    environment: string,
    service: string,
    at: number,
    latencyMs: number,
    well: readonly MethodClass[],
  ): Promise<Brought>;
  /** Answers how many such failures there were in a row, this one included, whoever met them. */
  recordFailure(
    environment: string,
    service: string,
    at: number,
    failed: Failed,
  ): Promise<Brought & { readonly inARow: number }>;
  /** How many there are in a row now. */
  inARow(environment: string, service: string, methods: MethodClass): Promise<number>;
}

interface Tables {
  health: HealthRow;
  breakers: BreakerRow;
}

const NONE_ILL = { ill_auth: 0, ill_read: 0, ill_authorise: 0 };

export const illOf = (methods: MethodClass) => `ill_${methods}` as const;

export function healthStore(database: Database): HealthStore {
  const db = database.schema<Tables>('arca');
  return {
    all: () => db.selectFrom('health').selectAll().orderBy('environment').orderBy('service').execute(),
    async recordOk(environment, service, at, latencyMs, well) {
      const isWell = Object.fromEntries(well.map((methods) => [illOf(methods), 0]));
      const set = { last_ok_at: at, latency_ms: latencyMs, failures_in_a_row: 0, ...isWell };
      const breakers = await db
        .with('noted', (query) =>
          query
            .insertInto('health')
            .values({ environment, service, ...NONE_ILL, ...set })
            .onConflict((conflict) => conflict.columns(['environment', 'service']).doUpdateSet(set)),
        )
        .selectFrom('breakers')
        .selectAll()
        .execute();
      return { breakers };
    },
    async recordFailure(environment, service, at, { methods, error, isIll }) {
      const set = { last_failure_at: at, last_error: error };
      const ill = illOf(methods);
      const one = isIll ? 1 : 0;
      const rows = await db
        .with('noted', (query) =>
          query
            .insertInto('health')
            .values({ environment, service, ...NONE_ILL, ...set, failures_in_a_row: 1, [ill]: one })
            .onConflict((conflict) =>
              conflict.columns(['environment', 'service']).doUpdateSet({
                ...set,
                failures_in_a_row: sql`health.failures_in_a_row + 1`,
                [ill]: sql`${sql.ref(`health.${ill}`)} + ${one}::integer`,
              }),
            )
            .returning(`${ill} as in_a_row`),
        )
        .selectFrom('noted')
        .leftJoin('breakers', (join) => join.onTrue())
        .selectAll('breakers')
        .select('noted.in_a_row')
        .execute();
      return {
        breakers: rows.flatMap(({ in_a_row: _, ...row }) =>
          row.environment === null ? [] : [row as BreakerRow],
        ),
        inARow: Number(rows[0]?.in_a_row ?? 0),
      };
    },
    async inARow(environment, service, methods) {
      const row = await db
        .selectFrom('health')
        .select(illOf(methods))
        .where('environment', '=', environment)
        .where('service', '=', service)
        .executeTakeFirst();
      return row?.[illOf(methods)] ?? 0;
    },
  };
}
