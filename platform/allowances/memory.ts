/** Allowances of this process alone. */
import type { Clock } from '../clock/port.ts';
import { drawFrom, type Use } from './draw-from.ts';
import type { Allowances } from './port.ts';

/** Remembers `limit` keys at most (100,000 when left out): the one drawn on longest ago is whole again. */
export function memoryAllowances(clock: Clock, limit = 100_000): Allowances {
  // Insertion order is age, because drawing moves a key to the end.
  const uses = new Map<string, Use>();
  return {
    async draw(allowances) {
      const now = clock.now();
      const drawn = drawFrom(
        allowances,
        allowances.map(({ key }) => uses.get(key)),
        now,
      );
      for (const [index, { key }] of allowances.entries()) {
        const used = drawn.used[index] ?? 0;
        uses.delete(key);
        if (used > 0) uses.set(key, { used, at: now });
      }
      for (const oldest of uses.keys()) {
        if (uses.size <= limit) break;
        uses.delete(oldest);
      }
      return drawn;
    },
  };
}
