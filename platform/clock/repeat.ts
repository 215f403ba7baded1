/** The loop of everything that sweeps: works, then waits for a nudge or for time to pass, until it is stopped. */
import type { Clock } from './port.ts';

export interface RepeatOptions {
  readonly clock: Clock;
  /** The longest wait between two rounds: what is found without a nudge is found this late. */
  readonly everyMs: number;
  /** Answers true when there may be more to do at once. */
  work(): Promise<boolean>;
  /** Told of a round that threw; the next comes after the wait. */
  onError(error: unknown): void;
}

export interface Repetition {
  /** Brings the next round forward. A nudge during a round means another round right after it. */
  nudge(): void;
  /** Resolves once the round in progress has ended; none follows. */
  stop(): Promise<void>;
}

export function repeat({ clock, everyMs, work, onError }: RepeatOptions): Repetition {
  let nudged = Promise.withResolvers<void>();
  let stopped = false;

  const round = async (): Promise<boolean> => {
    try {
      return await work();
    } catch (error) {
      onError(error);
      return false;
    }
  };

  const loop = async () => {
    while (!stopped) {
      // Made before the round looks, so that news which comes while it looks is not missed.
      nudged = Promise.withResolvers();
      if ((await round()) || stopped) continue;
      const timer = new AbortController();
      const passed = clock.sleep(everyMs, timer.signal).catch(() => {});
      await Promise.race([nudged.promise, passed]);
      // With a reason of its own, or an exception would be made, stack and all, for nobody to see.
      timer.abort('over');
    }
  };
  // In a turn of its own, so that the work may name the repetition it belongs to.
  const ended = Promise.resolve().then(loop);

  return {
    nudge: () => nudged.resolve(),
    stop() {
      stopped = true;
      nudged.resolve();
      return ended;
    },
  };
}
