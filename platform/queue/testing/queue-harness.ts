/** The job table as its suite wants it, on any database and clock. */
import type { Clock } from '../../clock/port.ts';
import type { Database } from '../../database/port.ts';
import { localSignals } from '../../events/signals.ts';
import { silentLog } from '../../log/silent.ts';
import { seededRandom } from '../../random/seeded.ts';
import type { QueueHarness } from '../conformance-bench.ts';
import type { Broker } from '../port.ts';
import { signalsBroker } from '../signals.ts';
import { tableQueue } from '../table.ts';

export function queueHarness(
  database: Database,
  clock: Clock,
  until: QueueHarness['until'],
  broker: Broker = signalsBroker(localSignals(clock)),
): QueueHarness {
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
        broker,
        random,
        log: silentLog,
        clock: frozen ? frozenClock : clock,
        ...settings,
      }),
    until,
    now: () => clock.now(),
    close: () => database.close(),
  };
}
