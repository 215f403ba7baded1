/** Breakers in memory: the SQL's promises without SQL. */
import type { NewEvent } from '@arca-api/platform/events/port';
import { CLOSED } from './breaker.ts';
import { type BreakerRow, nameOf } from './breaker-key.ts';
import type { BreakersStore } from './breakers.store.ts';

/** `told` hears the events that the SQL would write. */
export function memoryBreakers(told: (events: readonly NewEvent[]) => void = () => {}): BreakersStore {
  const rows = new Map<string, BreakerRow>();
  return {
    all: async () => [...rows.values()],
    async change(key, next, tell) {
      const name = nameOf(key);
      const { environment, service, methods } = key;
      const own = rows.get(name) ?? { environment, service, methods, ...CLOSED };
      rows.set(name, own);
      if (own.generation !== next.generation - 1) return { isMade: false, stands: own };
      const siblings = () =>
        [...rows.values()]
          .filter((row) => row.environment === environment && row.service === service)
          .sort((one, other) => (one.methods < other.methods ? -1 : 1));
      const before = siblings();
      rows.set(name, { ...own, ...next });
      told(tell(before, siblings()));
      return { isMade: true, stands: next };
    },
  };
}
