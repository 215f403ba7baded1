/** Signals between parts of one process, so that nobody polls for what a neighbour already knows. */
import type { Clock } from '../clock/port.ts';
import type { Signals } from './port.ts';

const LONGEST = 1000;

export function localSignals(clock: Clock): Signals {
  const topics = new Map<string, Set<(detail: string) => void>>();

  const on = (topic: string, listener: (detail: string) => void) => {
    // Wrapped, so that one function may listen twice and stop once.
    const entry = (detail: string) => listener(detail);
    const listeners = topics.get(topic) ?? new Set();
    listeners.add(entry);
    topics.set(topic, listeners);
    return () => {
      listeners.delete(entry);
      if (listeners.size === 0 && topics.get(topic) === listeners) topics.delete(topic);
    };
  };

  return {
    on,
    notify(topic, detail = '') {
      if (topic.length + detail.length > LONGEST)
        throw new RangeError(`a signal holds ${LONGEST} characters at most`);
      for (const listener of [...(topics.get(topic) ?? [])]) listener(detail);
    },
    async wait(topic, ms) {
      const timer = new AbortController();
      const notified = Promise.withResolvers<true>();
      const off = on(topic, () => notified.resolve(true));
      const timedOut = clock.sleep(ms, timer.signal).then(
        () => false,
        () => true,
      );
      try {
        return await Promise.race([notified.promise, timedOut]);
      } finally {
        off();
        // With a reason of its own, or an exception would be made, stack and all, for nobody to see.
        timer.abort('over');
      }
    },
  };
}
