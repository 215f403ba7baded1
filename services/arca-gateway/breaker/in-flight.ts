/**
 * Calls under way, class by class: those of one neither crowd out those of another, nor one taxpayer's everybody else's.
 * Who finds no place waits in a queue of its CUIT, and the CUITs take turns.
 */
import type { Clock } from '@arca-api/platform/clock/port';
import type { InFlight } from '../config.ts';
import { type BreakerKey, nameOf } from './breaker-key.ts';

export interface Places {
  /** A place, to be given back by calling it; `null` when there was none before the deadline. */
  take(call: BreakerKey & { readonly cuit: string; readonly deadline: number }): Promise<Place | null>;
}

/** Gives it back, once. */
export type Place = () => void;

interface Pool {
  free: number;
  readonly share: number;
  readonly held: Map<string, number>;
  /** In the order in which they take turns. */
  readonly waiting: Map<string, Set<Waiter>>;
}

type Waiter = (place: Place) => void;

/** Of a pool, what one CUIT may have. */
const SHARE = 0.2;
const LEAST = 2;

export function createPlaces(sizes: InFlight, clock: Clock): Places {
  const pools = new Map<string, Pool>();

  function poolOf(key: BreakerKey): Pool {
    const name = nameOf(key);
    const size = sizes[key.methods];
    const pool = pools.get(name) ?? {
      free: size,
      share: Math.max(LEAST, Math.floor(size * SHARE)),
      held: new Map(),
      waiting: new Map(),
    };
    pools.set(name, pool);
    return pool;
  }

  const hasRoom = (pool: Pool, cuit: string): boolean =>
    pool.free > 0 && (pool.held.get(cuit) ?? 0) < pool.share;

  function give(pool: Pool, cuit: string): Place {
    pool.free -= 1;
    pool.held.set(cuit, (pool.held.get(cuit) ?? 0) + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      pool.free += 1;
      const left = (pool.held.get(cuit) ?? 1) - 1;
      if (left > 0) pool.held.set(cuit, left);
      else pool.held.delete(cuit);
      serve(pool);
    };
  }

  function serve(pool: Pool): void {
    while (pool.free > 0) {
      const turn = [...pool.waiting].find(([cuit]) => hasRoom(pool, cuit));
      if (turn === undefined) return;
      const [cuit, queue] = turn;
      const [next] = queue;
      // To the back, with whoever is left.
      pool.waiting.delete(cuit);
      if (next === undefined) continue;
      queue.delete(next);
      if (queue.size > 0) pool.waiting.set(cuit, queue);
      next(give(pool, cuit));
    }
  }

  async function wait(pool: Pool, cuit: string, deadline: number): Promise<Place | null> {
    const given = Promise.withResolvers<Place>();
    const queue = pool.waiting.get(cuit) ?? new Set();
    queue.add(given.resolve);
    pool.waiting.set(cuit, queue);
    const served = new AbortController();
    const late = clock.sleep(Math.max(0, deadline - clock.now()), served.signal).then(
      () => null,
      () => null,
    );
    const place = await Promise.race([given.promise, late]);
    if (place === null) {
      queue.delete(given.resolve);
      if (queue.size === 0 && pool.waiting.get(cuit) === queue) pool.waiting.delete(cuit);
      // It may have been given in that very moment.
      void given.promise.then((tooLate) => tooLate());
    }
    served.abort('over');
    return place;
  }

  return {
    async take({ cuit, deadline, ...key }) {
      const pool = poolOf(key);
      if (hasRoom(pool, cuit) && !pool.waiting.has(cuit)) return give(pool, cuit);
      return wait(pool, cuit, deadline);
    },
  };
}
