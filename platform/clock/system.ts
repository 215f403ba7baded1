/** The wall clock of this machine: the only place that reads it. */
import type { Clock } from './port.ts';

// A longer Node timer overflows and fires at once.
const longestTimer = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  // Not Node's own sleeper: it makes an exception for each sleep that is cut short, and most are.
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      let left = Math.max(0, ms);
      let timer: NodeJS.Timeout;
      const wait = (): void => {
        const part = Math.min(left, longestTimer);
        left -= part;
        timer = setTimeout(left > 0 ? wait : wake, part);
      };
      const wake = (): void => {
        signal?.removeEventListener('abort', abort);
        resolve();
      };
      const abort = (): void => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', abort, { once: true });
      wait();
    }),
};
