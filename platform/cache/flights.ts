/** Of many callers in one process that want the same thing at once, one goes and all share what it brings. */

export interface Flights {
  once<Result>(key: string, work: () => Promise<Result>): Promise<Result>;
  /** Resolves when nothing is aloft, however each flight ended. */
  landed(): Promise<void>;
}

export function createFlights(): Flights {
  const aloft = new Map<string, Promise<unknown>>();
  return {
    once<Result>(key: string, work: () => Promise<Result>) {
      const present = aloft.get(key);
      // The key names the work, so whoever shares a key shares its type.
      if (present) return present as Promise<Result>;
      const flight = work().finally(() => aloft.delete(key));
      aloft.set(key, flight);
      return flight;
    },
    async landed() {
      while (aloft.size > 0) await Promise.allSettled(aloft.values());
    },
  };
}
