/** A clock for tests that moves only when told to, so that deadlines pass without waiting. */
import type { Timekeeper } from '../transport/post.ts';

/** A {@link Timekeeper} that a test moves by hand. */
export class HandClock implements Timekeeper {
  #now: number;
  readonly #sleepers = new Set<{ readonly until: number; wake(): void }>();

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const sleeper = { until: this.#now + ms, wake: resolve };
      this.#sleepers.add(sleeper);
      signal.addEventListener('abort', () => {
        this.#sleepers.delete(sleeper);
        reject(new Error('sleep aborted'));
      });
    });
  }

  advance(ms: number): void {
    this.#now += ms;
    for (const sleeper of this.#sleepers) {
      if (sleeper.until > this.#now) continue;
      this.#sleepers.delete(sleeper);
      sleeper.wake();
    }
  }
}
