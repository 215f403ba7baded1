/** A bulkhead: so many places in all, so many for each, and who finds none waits its turn; each is served in turn. */

export interface PlacesOptions {
  /** Places in all. */
  readonly total: number;
  /** Places that one may have. */
  readonly each: number;
}

/** Gives the place back; harmless when repeated. */
export type Leave = () => void;

export interface Places {
  /** A place at once, or `null`. */
  tryEnter(whose: string): Leave | null;
  /** Waits for a place; rejects with the signal's reason when it aborts first. */
  enter(whose: string, signal: AbortSignal): Promise<Leave>;
  /** Whether none is left for anybody. */
  readonly isFull: boolean;
  /** How many places are taken, and how many wait for one. */
  readonly taken: number;
  readonly waiting: number;
}

export function createPlaces({ total, each }: PlacesOptions): Places {
  const held = new Map<string, number>();
  // In the order in which each gets its turn.
  const queues = new Map<string, Set<() => void>>();
  let taken = 0;
  let waiting = 0;

  const isFree = (whose: string) => taken < total && (held.get(whose) ?? 0) < each;

  function take(whose: string): Leave {
    taken += 1;
    held.set(whose, (held.get(whose) ?? 0) + 1);
    let isMine = true;
    return () => {
      if (!isMine) return;
      isMine = false;
      taken -= 1;
      const left = (held.get(whose) ?? 1) - 1;
      if (left > 0) held.set(whose, left);
      else held.delete(whose);
      serve();
    };
  }

  /** Gives one free place to the next whose turn it is. */
  function serve(): void {
    for (const [whose, queue] of queues) {
      if (taken >= total) return;
      if (!isFree(whose)) continue;
      const [first] = queue;
      queues.delete(whose);
      if (first === undefined) continue;
      if (queue.size > 1) queues.set(whose, queue);
      queue.delete(first);
      first();
      return;
    }
  }

  return {
    tryEnter: (whose) => (isFree(whose) && !queues.has(whose) ? take(whose) : null),
    enter(whose, signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        if (isFree(whose) && !queues.has(whose)) return resolve(take(whose));
        const queue = queues.get(whose) ?? new Set();
        queues.set(whose, queue);
        waiting += 1;
        const abort = () => {
          waiting -= 1;
          queue.delete(called);
          if (queue.size === 0 && queues.get(whose) === queue) queues.delete(whose);
          reject(signal.reason);
        };
        const called = () => {
          waiting -= 1;
          signal.removeEventListener('abort', abort);
          resolve(take(whose));
        };
        queue.add(called);
        signal.addEventListener('abort', abort, { once: true });
      });
    },
    get isFull() {
      return taken >= total;
    },
    get taken() {
      return taken;
    },
    get waiting() {
      return waiting;
    },
  };
}
