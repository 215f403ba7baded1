/** A process that may die between any two awaited steps: whatever it awaits of the world goes through here. */
import type { Clock } from '@arca-api/platform/clock/port';
import { keepScope } from '@arca-api/platform/database/scope';
import type { Chance } from './chance.ts';
import type { Owner, Scheduler, Step } from './scheduler.ts';

/** What may befall a step of a process, decided when the step is taken. */
export type Fate = 'lives' | 'dies before' | 'dies after';

export interface ProcessOptions {
  readonly name: string;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  /** Milliseconds that its clock is ahead of the world's. */
  readonly skew: number;
  readonly isLight: boolean;
  readonly fateOf: (process: Process, label: string) => Fate;
  readonly onDeath: (process: Process) => void;
}

export interface Process extends Owner {
  readonly clock: Clock;
  skew: number;
  pausedUntil: number;
  /** Asks something of the world: it takes place when the step is chosen, and what came of it is told at once. */
  ask<Result>(label: string, work: () => Promise<Result>): Promise<Result>;
  /** Something the world tells it, such as an answer; never told once it is dead. */
  tell(label: string, at: number, hear: () => void): Step;
  /** The same object with every method asked of the world. */
  through<Store extends object>(name: string, store: Store): Store;
  die(): void;
}

export function createProcess(options: ProcessOptions): Process {
  const { name, scheduler } = options;
  let isAlive = true;

  const process: Process = {
    name,
    isLight: options.isLight,
    skew: options.skew,
    pausedUntil: 0,
    get isAlive() {
      return isAlive;
    },
    die() {
      if (!isAlive) return;
      isAlive = false;
      scheduler.note(`${name} dies`);
      options.onDeath(process);
    },
    ask: (label, work) =>
      new Promise((resolve, reject) => {
        const within = keepScope();
        const take = async (): Promise<void> => {
          const fate = options.fateOf(process, label);
          if (fate === 'dies before') return process.die();
          try {
            const result = await within(work);
            // The dead hear nothing, whatever they set off.
            if (fate === 'lives' && isAlive) resolve(result);
          } catch (error) {
            if (fate === 'lives' && isAlive) reject(error);
          }
          if (fate === 'dies after') process.die();
        };
        if (isAlive) scheduler.add({ owner: process, label, take });
      }),
    tell: (label, at, hear) => scheduler.add({ owner: process, label, at, take: hear }),
    through(named, store) {
      const entries = Object.entries(store).map(([method, value]) => {
        const label = `${named}.${method}`;
        const asked = (...args: unknown[]) => process.ask(label, async () => value.apply(store, args));
        return [method, typeof value === 'function' ? asked : value];
      });
      return Object.fromEntries(entries);
    },
    clock: {
      now: () => scheduler.now() + process.skew,
      sleep(ms, signal) {
        return new Promise((resolve, reject) => {
          if (signal?.aborted) return reject(signal.reason);
          const abort = () => {
            scheduler.remove(step);
            reject(signal?.reason);
          };
          const step = process.tell('wakes', scheduler.now() + Math.max(0, ms), () => {
            signal?.removeEventListener('abort', abort);
            resolve();
          });
          signal?.addEventListener('abort', abort, { once: true });
        });
      },
    },
  };
  return process;
}
