/** Time that moves only when told to, so that a day of waiting costs a test nothing and repeats exactly. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from './port.ts';

export interface SimulatedClock extends Clock {
  /** Moves time on by `ms`, waking sleepers in the order of their instants and letting each run first. */
  advance(ms: number): Promise<void>;
  /**
   * Moves time on, from sleeper to sleeper, until `work` settles. Fails when nobody sleeps and nothing moves, and
   * when more than `limitMs` (an hour when left out) pass.
   */
  drive<Result>(work: Promise<Result>, limitMs?: number): Promise<Result>;
  /** How many are asleep. */
  readonly sleepers: number;
}

interface Sleeper {
  readonly at: number;
  readonly order: number;
  wake(): void;
}

// Embedded stores answer within a few turns of the event loop; this many quiet ones mean that nothing will come.
const turnsToSettle = 4;
const turnsBeforeStuck = 20_000;

export function simulatedClock(start: number): SimulatedClock {
  let now = start;
  let order = 0;
  const sleepers = new Set<Sleeper>();

  const first = (): Sleeper | undefined => {
    let earliest: Sleeper | undefined;
    for (const sleeper of sleepers) {
      const earlier =
        earliest === undefined ||
        sleeper.at < earliest.at ||
        (sleeper.at === earliest.at && sleeper.order < earliest.order);
      if (earlier) earliest = sleeper;
    }
    return earliest;
  };

  const wakeFirst = async (sleeper: Sleeper) => {
    now = Math.max(now, sleeper.at);
    sleepers.delete(sleeper);
    sleeper.wake();
    await settle();
  };

  return {
    now: () => now,
    sleep(ms, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const abort = () => {
          sleepers.delete(sleeper);
          reject(signal?.reason);
        };
        const sleeper: Sleeper = {
          at: now + Math.max(0, ms),
          order: order++,
          wake() {
            signal?.removeEventListener('abort', abort);
            resolve();
          },
        };
        signal?.addEventListener('abort', abort, { once: true });
        sleepers.add(sleeper);
      });
    },
    async advance(ms) {
      const until = now + ms;
      await settle();
      for (let next = first(); next !== undefined && next.at <= until; next = first()) await wakeFirst(next);
      now = Math.max(now, until);
    },
    async drive(work, limitMs = 3_600_000) {
      const limit = now + limitMs;
      let settled = false;
      const done = () => {
        settled = true;
      };
      work.then(done, done);
      for (let idle = 0; ; idle++) {
        await settle();
        if (settled) return work;
        const next = first();
        if (next === undefined) {
          if (idle > turnsBeforeStuck)
            throw new Error('nobody sleeps and the work does not end: time cannot help it');
          continue;
        }
        if (next.at > limit) throw new Error(`the work does not end within ${limitMs} ms`);
        idle = 0;
        await wakeFirst(next);
      }
    },
    get sleepers() {
      return sleepers.size;
    },
  };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < turnsToSettle; turn++) await nextTurn();
}
