/** How ARCA's services answer, in memory: the SQL's promises without SQL. */
import type { BreakersStore } from '../breaker/breakers.store.ts';
import { type HealthRow, type HealthStore, illOf } from './health.store.ts';

export function memoryHealth(breakers: BreakersStore): HealthStore {
  const rows = new Map<string, HealthRow>();
  const of = (environment: string, service: string): HealthRow =>
    rows.get(`${environment}/${service}`) ?? {
      environment,
      service,
      last_ok_at: null,
      last_failure_at: null,
      last_error: null,
      latency_ms: null,
      failures_in_a_row: 0,
      ill_auth: 0,
      ill_read: 0,
      ill_authorise: 0,
    };
  return {
    all: async () => [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row),
    async recordOk(environment, service, at, latencyMs, well) {
      const ok = { last_ok_at: at, latency_ms: latencyMs, failures_in_a_row: 0 };
      const isWell = Object.fromEntries(well.map((methods) => [illOf(methods), 0]));
      rows.set(`${environment}/${service}`, { ...of(environment, service), ...ok, ...isWell });
      return { breakers: await breakers.all() };
    },
    async recordFailure(environment, service, at, { methods, error, isIll }) {
      const row = of(environment, service);
      const inARow = row[illOf(methods)] + (isIll ? 1 : 0);
      const failure = {
        last_failure_at: at,
        last_error: error,
        failures_in_a_row: row.failures_in_a_row + 1,
        [illOf(methods)]: inARow,
      };
      rows.set(`${environment}/${service}`, { ...row, ...failure });
      return { breakers: await breakers.all(), inARow };
    },
    inARow: async (environment, service, methods) => of(environment, service)[illOf(methods)],
  };
}
