import { simulatedClock } from '../clock/simulated.ts';
import { openTestDatabase } from '../database/open-test-database.ts';
import { silentLog } from '../log/silent.ts';
import { seededRandom } from '../random/seeded.ts';
import { eventsConformance } from './conformance.ts';
import { signalsConformance } from './conformance-signals.ts';
import { startRelay } from './relay.ts';
import { localSignals } from './signals.ts';

eventsConformance('Outbox, relay and inbox on PGlite', async () => {
  const clock = simulatedClock(Date.UTC(2026, 0, 1));
  const database = await openTestDatabase(clock);
  const signals = localSignals(clock);
  const random = seededRandom(7, clock);
  return {
    database,
    signals,
    start: (subscribers, settings) =>
      startRelay({
        database,
        signals,
        clock,
        random,
        log: silentLog,
        subscribers,
        backoff: () => 50,
        sweepMs: 100,
        ...settings,
      }),
    until: (work) => clock.drive(work, 120_000),
    now: () => clock.now(),
    close: () => database.close(),
  };
});

signalsConformance('Signals in one process', () => {
  const clock = simulatedClock(0);
  return { signals: localSignals(clock), until: (work) => clock.drive(work, 120_000) };
});
