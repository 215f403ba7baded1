import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Clock } from '../clock/port.ts';
import { simulatedClock } from '../clock/simulated.ts';
import { systemClock } from '../clock/system.ts';
import type { Database } from '../database/port.ts';
import { openTestDatabase } from '../database/testing/open-test-database.ts';
import { openTestPostgres, withTestServer } from '../database/testing/open-test-postgres.ts';
import { silentLog } from '../log/silent.ts';
import { seededRandom } from '../random/seeded.ts';
import { type EventsHarness, eventsConformance } from './conformance.ts';
import { signalsConformance } from './conformance-signals.ts';
import { outbox } from './outbox.ts';
import type { NewEvent } from './port.ts';
import { type Relay, startRelay } from './relay.ts';
import { localSignals } from './signals.ts';

function harnessOf(database: Database, clock: Clock, until: EventsHarness['until']): EventsHarness {
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
    until,
    now: () => clock.now(),
    close: () => database.close(),
  };
}

eventsConformance('Outbox, relay and inbox on PGlite', async () => {
  const clock = simulatedClock(Date.UTC(2026, 0, 1));
  return harnessOf(await openTestDatabase(clock), clock, (work) => clock.drive(work, 120_000));
});

await withTestServer('news on a served PostgreSQL', (server) => {
  eventsConformance('Outbox, relay and inbox on PostgreSQL', async () =>
    harnessOf(await openTestPostgres(server), systemClock, (work) => work),
  );

  suite('news that commits late', () => {
    let harness: EventsHarness;
    const relays: Relay[] = [];
    before(async () => {
      harness = harnessOf(await openTestPostgres(server), systemClock, (work) => work);
    });
    after(async () => {
      await Promise.all(relays.map((relay) => relay.stop()));
      await harness.close();
    });

    const news = (id: string): NewEvent => ({
      id,
      type: 'invoice.authorized',
      organization: 'org_1',
      mode: 'test',
      subject: `inv_${id}`,
      sequence: 1,
      data: {},
      occurredAt: 1,
    });

    test('is heard all the same, and holds up nobody that committed before', async () => {
      const heard: string[] = [];
      const waits = new Map<string, PromiseWithResolvers<void>>();
      const wait = (id: string) => {
        const known = waits.get(id) ?? Promise.withResolvers<void>();
        waits.set(id, known);
        return known.promise;
      };
      const handle = async ({ id }: NewEvent) => {
        heard.push(id);
        void wait(id);
        waits.get(id)?.resolve();
      };
      // Two processes, so that neither's place in the table is the other's.
      for (let process = 0; process < 2; process++)
        relays.push(await harness.start([{ name: 'hearer', handle }]));

      const gate = Promise.withResolvers<void>();
      const written = Promise.withResolvers<void>();
      const late = harness.database.transaction('platform', async (trx) => {
        await outbox.append(trx, [news('late_1')]);
        written.resolve();
        await gate.promise;
        // Numbered after all that was heard meanwhile; the first of them before.
        await outbox.append(trx, [news('late_2')]);
      });
      await written.promise;
      for (let round = 0; round < 3; round++) {
        const id = `early_${round}`;
        await harness.database.transaction('platform', (trx) => outbox.append(trx, [news(id)]));
        await wait(id);
      }
      assert.deepEqual(heard, ['early_0', 'early_1', 'early_2']);
      gate.resolve();
      await late;
      await Promise.all([wait('late_1'), wait('late_2')]);
      assert.deepEqual(heard.toSorted(), ['early_0', 'early_1', 'early_2', 'late_1', 'late_2']);
    });

    test('news that one process is spreading holds up no other', async () => {
      const { database } = harness;
      const gate = Promise.withResolvers<void>();
      const held = Promise.withResolvers<void>();
      await Promise.all(relays.splice(0).map((relay) => relay.stop()));
      await database.transaction('platform', (trx) => outbox.append(trx, [news('held')]));
      // As a relay that stopped in the middle of its transaction would.
      const stuck = database.transaction<{ outbox: { id: string } }, void>('platform', async (trx) => {
        await trx.selectFrom('outbox').select('id').where('id', '=', 'held').forUpdate().execute();
        held.resolve();
        await gate.promise;
      });
      await held.promise;
      const heard: string[] = [];
      const free = Promise.withResolvers<void>();
      const both = Promise.withResolvers<void>();
      const handle = async ({ id }: NewEvent) => {
        heard.push(id);
        free.resolve();
        if (heard.length === 2) both.resolve();
      };
      relays.push(await harness.start([{ name: 'other', handle }]));
      await database.transaction('platform', (trx) => outbox.append(trx, [news('free')]));
      await free.promise;
      assert.deepEqual(heard, ['free']);
      gate.resolve();
      await Promise.all([stuck, both.promise]);
      assert.deepEqual(heard, ['free', 'held']);
    });
  });
});

signalsConformance('Signals in one process', () => {
  const clock = simulatedClock(0);
  return { signals: localSignals(clock), until: (work) => clock.drive(work, 120_000) };
});
