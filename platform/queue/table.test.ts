import type { Clock } from '../clock/port.ts';
import { simulatedClock } from '../clock/simulated.ts';
import { openTestDatabase } from '../database/open-test-database.ts';
import { localSignals } from '../events/signals.ts';
import { silentLog } from '../log/silent.ts';
import { seededRandom } from '../random/seeded.ts';
import { queueConformance } from './conformance.ts';
import { tableQueue } from './table.ts';

queueConformance('The job table', async () => {
  const clock = simulatedClock(Date.UTC(2026, 0, 1));
  const database = await openTestDatabase(clock);
  const signals = localSignals(clock);
  const random = seededRandom(7, clock);
  const frozenClock: Clock = {
    now: clock.now,
    sleep: (_ms, signal) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
  };
  return {
    database,
    open: ({ frozen = false, ...settings }) =>
      tableQueue({
        database,
        signals,
        random,
        log: silentLog,
        clock: frozen ? frozenClock : clock,
        ...settings,
      }),
    until: (work) => clock.drive(work, 120_000),
    now: () => clock.now(),
    close: () => database.close(),
  };
});
