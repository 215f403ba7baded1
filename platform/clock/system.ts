/** The wall clock of this machine: the only place that reads it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from './port.ts';

// A longer Node timer overflows and fires at once.
const longestTimer = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    // Node wraps the reason in an AbortError of its own; callers are promised the reason itself.
    try {
      for (let left = Math.max(0, ms); ; left -= longestTimer) {
        await sleep(Math.min(left, longestTimer), undefined, signal === undefined ? {} : { signal });
        if (left <= longestTimer) return;
      }
    } catch (error) {
      throw signal?.aborted ? signal.reason : error;
    }
  },
};
