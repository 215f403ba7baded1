/** Of many callers in one process that want the same thing at once, one goes and all share what it brings: of one scope, for who goes sees what is in its own. */
import { currentScope } from '../database/scope.ts';

export interface Flights {
  once<Result>(key: string, work: () => Promise<Result>): Promise<Result>;
  /**
   * As `once`, and it leaves only when all that arrived in this turn of the event loop is on board: where the work
   * itself blocks, as one database in this process does, nobody would ever meet a flight that is under way.
   */
  together<Result>(key: string, work: () => Promise<Result>): Promise<Result>;
  /** Resolves when nothing is aloft, however each flight ended. */
  landed(): Promise<void>;
}

const keyOf = (name: string): string => `${currentScope()}|${name}`;

const turnEnds = () => new Promise<void>((resolve) => setImmediate(resolve));

export function createFlights(): Flights {
  const aloft = new Map<string, Promise<unknown>>();
  const once = <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    const key = keyOf(name);
    const present = aloft.get(key);
    // The key names the work, so whoever shares a key shares its type.
    if (present) return present as Promise<Result>;
    const flight = work().finally(() => aloft.delete(key));
    aloft.set(key, flight);
    return flight;
  };
  /** Boarding: not yet left, so that whoever comes aboard is told nothing older than its own question. */
  const boarding = new Map<string, Promise<unknown>>();
  return {
    once,
    together<Result>(name: string, work: () => Promise<Result>) {
      const key = keyOf(name);
      const present = boarding.get(key);
      if (present) return present as Promise<Result>;
      const flight = turnEnds().then(() => {
        boarding.delete(key);
        return work();
      });
      boarding.set(key, flight);
      return flight;
    },
    async landed() {
      while (aloft.size + boarding.size > 0)
        await Promise.allSettled([...aloft.values(), ...boarding.values()]);
    },
  };
}
