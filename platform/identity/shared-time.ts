/** The database's clock, as leases have it, without asking it each time: machines disagree about the time, tokens must not. */
import type { Clock } from '../clock/port.ts';
import type { Database } from '../database/port.ts';

/** Within it clocks drift apart by less than anybody's tolerance. */
const FRESH_MS = 60_000;

export function sharedTime(database: Pick<Database, 'now'>, clock: Clock): () => Promise<number> {
  let ahead = 0;
  let readAt: number | null = null;
  let reading: Promise<void> | null = null;

  async function read(): Promise<void> {
    const asked = clock.now();
    const there = await database.now();
    const answered = clock.now();
    ahead = there - (asked + answered) / 2;
    readAt = answered;
  }

  return async () => {
    const age = readAt === null ? null : clock.now() - readAt;
    // Set back, a clock tells nothing about how old that reading is.
    if (age === null || age < 0 || age >= FRESH_MS) {
      reading ??= read().finally(() => {
        reading = null;
      });
      // Once known, what is known serves while the database cannot be asked.
      await (readAt === null ? reading : reading.catch(() => {}));
    }
    return Math.round(clock.now() + ahead);
  };
}
