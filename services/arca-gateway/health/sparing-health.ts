/** That all is well is not news each time: a service that answers is noted once in a while, and after each failure. */
import type { BreakerRow } from '../breaker/breaker-key.ts';
import type { HealthStore } from './health.store.ts';

/** How old "it answered" may be while it goes on answering. */
const NEWS_AFTER_MS = 1000;

export interface SparingHealth extends Pick<HealthStore, 'all'> {
  recordOk(...noted: Parameters<HealthStore['recordOk']>): Promise<void>;
  recordFailure(...noted: Parameters<HealthStore['recordFailure']>): Promise<void>;
}

/** `listen`: who hears of the breakers that each note brings along. */
export function sparingHealth(
  store: HealthStore,
  listen: () => (rows: readonly BreakerRow[]) => void,
): SparingHealth {
  /** When each service was last noted as well by this process; absent after a failure. */
  const well = new Map<string, number>();
  return {
    all: store.all,
    async recordOk(environment, service, at, latencyMs) {
      const name = `${environment}/${service}`;
      const noted = well.get(name);
      if (noted !== undefined && Math.abs(at - noted) < NEWS_AFTER_MS) return;
      well.set(name, at);
      const hear = listen();
      hear(await store.recordOk(environment, service, at, latencyMs));
    },
    async recordFailure(environment, service, at, error) {
      well.delete(`${environment}/${service}`);
      const hear = listen();
      hear(await store.recordFailure(environment, service, at, error));
    },
  };
}
