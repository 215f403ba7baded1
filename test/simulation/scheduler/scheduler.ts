/** Decides what happens next: every step of every process waits here, and a seed chooses which is taken. */
import { hash } from 'node:crypto';
import type { Chance } from './chance.ts';
import { settle } from './settle.ts';

/** Whoever a step belongs to; steps of the dead are never taken. */
export interface Owner {
  readonly name: string;
  readonly isAlive: boolean;
  /** No step is taken before this instant: a process that the machine forgot for a while. */
  readonly pausedUntil: number;
  /** Works with promises alone: see `settle`. */
  readonly isLight?: boolean;
}

export interface Step {
  readonly owner: Owner;
  readonly label: string;
  /** Not before this instant. */
  readonly at: number;
  /** Goes in order with nothing: takes place, all of it, when it is chosen. */
  take(): Promise<void> | void;
}

export interface Scheduler {
  now(): number;
  /** Moves time on at once, whoever sleeps. */
  jump(ms: number): void;
  add(step: Omit<Step, 'at'> & { readonly at?: number }): Step;
  remove(step: Step): void;
  /** Takes steps, and lets time pass where none can be taken, until `done` or until nothing is left or time is up. */
  run(done: () => boolean, until: number): Promise<'done' | 'idle' | 'late' | 'circles'>;
  /** Writes a line that is no step. */
  note(line: string): void;
  readonly steps: number;
  readonly trace: readonly string[];
  /** Of the whole trace: two runs of one seed have the same. */
  hash(): string;
}

export interface SchedulerOptions {
  readonly chance: Chance;
  readonly start: number;
  /** Steps taken at once, for stores where that means something; a run with more than one does not repeat exactly. */
  readonly abreast?: number;
}

/** A run that takes more steps turns in circles: those that end take some thousands. */
const MOST_STEPS = 40_000;

export function createScheduler({ chance, start, abreast = 1 }: SchedulerOptions): Scheduler {
  let now = start;
  let steps = 0;
  const waiting: Step[] = [];
  const trace: string[] = [];

  const note = (line: string): void => void trace.push(`${now - start} ${line}`);
  const dueAt = (step: Step): number => Math.max(step.at, step.owner.pausedUntil);

  /** Steps that can be taken now; time passes up to the next where there are none. */
  function eligible(until: number): readonly Step[] {
    for (;;) {
      const due: Step[] = [];
      let next = Number.POSITIVE_INFINITY;
      let living = 0;
      for (const step of waiting) {
        if (!step.owner.isAlive) continue;
        waiting[living] = step;
        living += 1;
        const at = dueAt(step);
        if (at <= now) due.push(step);
        else if (at < next) next = at;
      }
      waiting.length = living;
      if (due.length > 0 || next > until) return due;
      now = next;
    }
  }

  function remove(step: Step): void {
    const index = waiting.indexOf(step);
    if (index >= 0) waiting.splice(index, 1);
  }

  async function take(step: Step): Promise<void> {
    remove(step);
    steps += 1;
    note(`${step.owner.name} ${step.label}`);
    await step.take();
  }

  return {
    now: () => now,
    jump(ms) {
      now += ms;
    },
    add(step) {
      const added = { ...step, at: step.at ?? now };
      waiting.push(added);
      return added;
    },
    remove,
    async run(done, until) {
      await settle(false);
      while (!done()) {
        if (steps > MOST_STEPS) return 'circles';
        const due = eligible(until);
        if (due.length === 0) return waiting.length === 0 ? 'idle' : 'late';
        if (abreast === 1) {
          const step = chance.pick(due);
          await take(step);
          await settle(step.owner.isLight === true);
          continue;
        }
        const chosen = some(due, chance.between(1, abreast), chance);
        await Promise.all(chosen.map(take));
        await settle(chosen.every(({ owner }) => owner.isLight === true));
      }
      return 'done';
    },
    note,
    get steps() {
      return steps;
    },
    trace,
    hash: () => hash('sha256', trace.join('\n')).slice(0, 16),
  };
}

function some(due: readonly Step[], count: number, chance: Chance): readonly Step[] {
  const left = [...due];
  const taken: Step[] = [];
  while (taken.length < count && left.length > 0) {
    taken.push(...left.splice(chance.between(0, left.length - 1), 1));
  }
  return taken;
}
