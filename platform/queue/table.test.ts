import { simulatedClock } from '../clock/simulated.ts';
import { openTestDatabase } from '../database/testing/open-test-database.ts';
import { queueConformance } from './conformance.ts';
import { queueHarness } from './testing/queue-harness.ts';

queueConformance('The job table', async () => {
  const clock = simulatedClock(Date.UTC(2026, 0, 1));
  return queueHarness(await openTestDatabase(clock), clock, (work) => clock.drive(work, 120_000));
});
