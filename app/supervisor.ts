/** Stops in the reverse order of starting, once, whatever asks for it. */
import type { Log } from '@arca-api/platform/log/port';

export interface Supervisor {
  /** What must be undone, newest first. */
  onStop(name: string, stop: () => Promise<void>): void;
  stop(): Promise<void>;
}

export function createSupervisor(log: Log): Supervisor {
  const stops: { name: string; stop: () => Promise<void> }[] = [];
  let stopping: Promise<void> | null = null;

  async function stopAll(): Promise<void> {
    for (const { name, stop } of stops.reverse()) {
      try {
        await stop();
      } catch (error) {
        log.error({ name, err: error }, 'a part did not stop in peace');
      }
    }
  }

  return {
    onStop: (name, stop) => void stops.push({ name, stop }),
    stop() {
      stopping ??= stopAll();
      return stopping;
    },
  };
}
