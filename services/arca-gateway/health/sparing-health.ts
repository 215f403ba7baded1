/** That all is well is not news each time: a service that answers is noted once in a while, and after each failure. */
import type { MethodClass } from '../breaker/breaker.ts';
import type { BreakerRow } from '../breaker/breaker-key.ts';
import type { Failed, HealthStore } from './health.store.ts';

/** How old "it answered" may be while it goes on answering. */
const NEWS_AFTER_MS = 1000;

export interface SparingHealth extends Pick<HealthStore, 'all' | 'inARow'> {
  recordOk(
    environment: string,
    service: string,
    at: number,
    latencyMs: number,
    methods: MethodClass,
  ): Promise<void>;
  /** Answers as the store does. */
  recordFailure(environment: string, service: string, at: number, failed: Failed): Promise<number>;
}

/** `listen`: who hears of the breakers that each note brings along. */
export function sparingHealth(
  store: HealthStore,
  listen: () => (rows: readonly BreakerRow[]) => void,
): SparingHealth {
  /** When each service was last noted as well by this process; absent after a failure. */
  const well = new Map<string, number>();
  /** What was asked of it with success since then. */
  const since = new Map<string, Set<MethodClass>>();
  /** What failed here and has not been noted as well since. */
  const failing = new Set<string>();
  return {
    all: store.all,
    inARow: store.inARow,
    async recordOk(environment, service, at, latencyMs, methods) {
      const name = `${environment}/${service}`;
      const asked = since.get(name) ?? new Set();
      since.set(name, asked.add(methods));
      const noted = well.get(name);
      const isKnown = noted !== undefined && Math.abs(at - noted) < NEWS_AFTER_MS;
      if (isKnown && !failing.has(`${name}/${methods}`)) return;
      for (const one of asked) failing.delete(`${name}/${one}`);
      well.set(name, at);
      since.delete(name);
      const hear = listen();
      hear((await store.recordOk(environment, service, at, latencyMs, [...asked])).breakers);
    },
    async recordFailure(environment, service, at, failed) {
      const name = `${environment}/${service}`;
      well.delete(name);
      failing.add(`${name}/${failed.methods}`);
      since.get(name)?.delete(failed.methods);
      const hear = listen();
      const { breakers, inARow } = await store.recordFailure(environment, service, at, failed);
      hear(breakers);
      return inARow;
    },
  };
}
