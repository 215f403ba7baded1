/** What the outbox, the relay and the inbox promise together, on every database driver. */

import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { platformSchema } from '../database/migrate-platform.ts';
import type { Database } from '../database/port.ts';
import { lockAudience, setAudience } from './audience.store.ts';
import { forgetSubscriber } from './deliveries.store.ts';
import { firstTime } from './inbox.ts';
import { outbox } from './outbox.ts';
import type { NewEvent, Signals } from './port.ts';
import { outboxEvents } from './read-events.ts';
import type { Relay, Subscriber } from './relay.ts';
import type { EventTables } from './tables.ts';
import { audienceTopic, outboxTopic } from './topics.ts';

export interface EventsHarness {
  readonly database: Database;
  readonly signals: Signals;
  /** A relay as one process has it. A failed event is told again after 50 ms, an unaccounted one after `leaseMs`. */
  start(
    subscribers: readonly Subscriber[],
    settings?: { leaseMs?: number; sweepMs?: number },
  ): Promise<Relay>;
  /** Waits for `work` while time passes. */
  until<Result>(work: Promise<Result>): Promise<Result>;
  now(): number;
  close(): Promise<void>;
}

export function eventsConformance(name: string, make: () => Promise<EventsHarness>): void {
  suite(`${name} as carriers of news`, () => {
    let harness: EventsHarness;
    let names = 0;
    let reader = '';
    before(async () => {
      harness = await make();
    });
    after(() => harness.close());
    beforeEach(() => {
      reader = `reader-${++names}`;
    });

    const until: EventsHarness['until'] = (work) => harness.until(work);
    const news = (sequence: number, subject = `inv_${names}`, type = 'invoice.authorized'): NewEvent => ({
      id: `evt_${names}_${subject}_${String(sequence).padStart(5, '0')}`,
      type,
      organization: 'org_1',
      mode: 'test',
      subject,
      sequence,
      data: { text: 'ñ', list: [1, null] },
      occurredAt: 1_700_000_000_000 + sequence,
    });
    const append = async (...events: NewEvent[]) => {
      await harness.database.transaction('platform', (trx) => outbox.append(trx, events));
      harness.signals.notify(outboxTopic);
    };
    /** A subscriber that collects until it has `count`, failing where `fail` says so. */
    const collector = (count: number, fail: (event: NewEvent, times: number) => boolean = () => false) => {
      const heard: NewEvent[] = [];
      const times = new Map<string, number>();
      const all = Promise.withResolvers<void>();
      const handle = async (event: NewEvent) => {
        const time = (times.get(event.id) ?? 0) + 1;
        times.set(event.id, time);
        if (fail(event, time)) throw new Error(`not ${event.id}`);
        heard.push(event);
        if (heard.length === count) all.resolve();
      };
      return { heard, all: all.promise, handle, times };
    };
    /** Stops the relay and makes its readers unknown, so that the next test starts afresh. */
    const end = async (relay: Relay, ...gone: string[]) => {
      await until(relay.stop());
      for (const one of gone) await forgetSubscriber(harness.database, one);
    };
    const leftFor = async (subscriber: string) => {
      const platform = harness.database.schema<EventTables>(platformSchema);
      return (
        await platform
          .selectFrom('deliveries')
          .select('event_id')
          .where('subscriber', '=', subscriber)
          .execute()
      ).length;
    };

    test('an event is heard whole, exactly when its transaction committed', async () => {
      const { heard, all, handle } = collector(2);
      const relay = await harness.start([{ name: reader, handle }]);
      await append(news(1));
      const rolledBack = harness.database.transaction('platform', async (trx) => {
        await outbox.append(trx, [news(2)]);
        throw new Error('no');
      });
      await assert.rejects(rolledBack);
      await append(news(3));
      await until(all);
      await end(relay, reader);
      assert.deepEqual(heard, [news(1), news(3)]);
      assert.equal(await leftFor(reader), 0);
    });

    test('a thousand events of many subjects are each heard once, those of one subject in order', async () => {
      const events = Array.from({ length: 1200 }, (_, index) => news(index, `inv_${names}_${index % 7}`));
      const { heard, all, handle } = collector(events.length);
      const relay = await harness.start([{ name: reader, handle }]);
      await append(...events);
      await until(all);
      await end(relay, reader);
      const order = (list: readonly NewEvent[]) =>
        Map.groupBy(
          list.map(({ id, subject }) => ({ id, subject })),
          ({ subject }) => subject,
        );
      assert.deepEqual(new Map([...order(heard)].sort()), new Map([...order(events)].sort()));
    });

    test('what a handler throws is told again later, and meanwhile it hears the rest', async () => {
      const { heard, all, handle, times } = collector(3, (event, time) => event.sequence === 1 && time < 4);
      const relay = await harness.start([{ name: reader, handle }]);
      await append(news(1), news(2), news(3));
      await until(all);
      await end(relay, reader);
      assert.deepEqual(
        heard.map(({ sequence }) => sequence),
        [2, 3, 1],
      );
      assert.deepEqual([...times.values()], [4, 1, 1]);
    });

    test('whoever acts on many at once hears each event once, and one by one what fails together', async () => {
      const events = Array.from({ length: 60 }, (_, index) => news(index, `inv_${names}_${index % 7}`));
      const { heard, all, handle } = collector(
        events.length,
        ({ sequence }, time) => sequence === 7 && time < 3,
      );
      const batches: number[] = [];
      const handleMany = async (many: readonly NewEvent[]): Promise<void> => {
        batches.push(many.length);
        if (many.some(({ sequence }) => sequence % 10 === 7)) throw new Error('not all of these');
        for (const event of many) await handle(event);
      };
      const relay = await harness.start([{ name: reader, handle, handleMany }]);
      await append(...events.slice(0, 30));
      await append(...events.slice(30));
      await until(all);
      await end(relay, reader);
      assert.deepEqual(heard.map(({ id }) => id).sort(), events.map(({ id }) => id).sort());
      assert.ok(Math.max(...batches) > 1);
      assert.equal(await leftFor(reader), 0);
    });

    test('whoever says itself what it hears begins with nothing, and hears what commits after it said so', async () => {
      const { heard, all, handle } = collector(1);
      const { database } = harness;
      const say = async (types: readonly string[] | null): Promise<void> => {
        await database.transaction(platformSchema, (trx) => setAudience(trx, reader, types));
        harness.signals.notify(audienceTopic);
      };
      const enrol = (): Promise<void> =>
        database.transaction(platformSchema, (trx) => lockAudience(trx, reader));
      const relay = await harness.start([{ name: reader, handle, enrol }]);
      await append(news(1));
      await until(waitUntilSpread());
      await say(null);
      await append(news(2));
      await until(all);
      assert.deepEqual(heard, [news(2)]);
      await say([]);
      await append(news(3));
      await until(waitUntilSpread());
      assert.equal(await leftFor(reader), 0);
      await end(relay, reader);
    });

    /** Everything that was appended has been looked at. */
    async function waitUntilSpread(): Promise<void> {
      const platform = harness.database.schema<EventTables>(platformSchema);
      for (;;) {
        const left = await platform
          .selectFrom('outbox')
          .select('id')
          .where('published_at', 'is', null)
          .limit(1)
          .execute();
        if (left.length === 0) return;
        await new Promise((resolve) => setImmediate(resolve));
      }
    }

    test('a subscriber that always fails, or never answers, holds up no other', async () => {
      const good = collector(20);
      const failing = collector(1, () => true);
      const names = [reader, `${reader}-failing`, `${reader}-hanging`];
      const gate = Promise.withResolvers<void>();
      const relay = await harness.start([
        { name: `${reader}-hanging`, handle: () => gate.promise },
        { name: `${reader}-failing`, handle: failing.handle },
        { name: reader, handle: good.handle },
      ]);
      for (let sequence = 1; sequence <= 20; sequence++) await append(news(sequence));
      await until(good.all);
      gate.resolve();
      await until(relay.stop());
      assert.deepEqual(failing.heard, []);
      assert.equal(await leftFor(`${reader}-failing`), 20, 'nothing is given up');
      await end(relay, ...names);
    });

    test('a subscriber hears only the types it names', async () => {
      const { heard, all, handle } = collector(1);
      const relay = await harness.start([{ name: reader, types: ['invoice.rejected'], handle }]);
      await append(news(1), news(2, 'inv_x', 'invoice.rejected'));
      await until(all);
      await end(relay, reader);
      assert.deepEqual(
        heard.map(({ type }) => type),
        ['invoice.rejected'],
      );
    });

    test('news that came while the process was down is heard when it is up again', async () => {
      await end(await harness.start([{ name: reader, handle: async () => {} }]));
      await append(news(1));
      const { all, handle } = collector(1);
      const relay = await harness.start([{ name: reader, handle }]);
      await until(all);
      await end(relay, reader);
    });

    test('news reaches a subscriber of another process, whichever relay finds it first', async () => {
      const here = collector(10);
      const there = collector(10);
      const relays = [
        await harness.start([{ name: `${reader}-here`, handle: here.handle }]),
        await harness.start([{ name: `${reader}-there`, handle: there.handle }]),
      ];
      for (let sequence = 1; sequence <= 10; sequence++) await append(news(sequence));
      await until(Promise.all([here.all, there.all]));
      for (const relay of relays) await end(relay, `${reader}-here`, `${reader}-there`);
    });

    test('what a dead process had taken is told to its successor', async () => {
      const taken = Promise.withResolvers<void>();
      const gate = Promise.withResolvers<void>();
      const dying = await harness.start(
        [
          {
            name: reader,
            handle: () => {
              taken.resolve();
              return gate.promise;
            },
          },
        ],
        { leaseMs: 200 },
      );
      await append(news(1));
      await until(taken.promise);
      const { all, handle } = collector(1);
      const relay = await harness.start([{ name: reader, handle }]);
      await until(all);
      gate.resolve();
      await until(dying.stop());
      await end(relay, reader);
    });

    test('a signal saves waiting for the sweep, and a lost signal only costs time', async () => {
      const first = collector(1);
      const relay = await harness.start([{ name: reader, handle: first.handle }], { sweepMs: 3000 });
      const start = harness.now();
      await append(news(1));
      await until(first.all);
      assert.ok(harness.now() - start < 2000);
      await end(relay, reader);

      const second = collector(1);
      const patient = await harness.start([{ name: reader, handle: second.handle }], { sweepMs: 100 });
      await harness.database.transaction('platform', (trx) => outbox.append(trx, [news(2)]));
      await until(second.all);
      await end(patient, reader);
    });

    test('an event told many times at once to one consumer has its effect once', async () => {
      const { database } = harness;
      const effect = (consumer: string) =>
        database.transaction('platform', (trx) => firstTime(trx, consumer, news(1).id));
      const outcomes = await Promise.all(Array.from({ length: 20 }, () => effect(reader)));
      assert.equal(outcomes.filter((first) => first).length, 1);
      assert.equal(await effect(`${reader}-other`), true);
      const undone = database.transaction('platform', async (trx) => {
        assert.equal(await firstTime(trx, reader, news(2).id), true);
        throw new Error('the effect failed');
      });
      await assert.rejects(undone, /the effect failed/);
      assert.equal(await database.transaction('platform', (trx) => firstTime(trx, reader, news(2).id)), true);
    });

    test('the history of a subject is read back whole and in order', async () => {
      await append(news(2), news(1), news(1, 'inv_other'));
      const { subject } = news(1);
      assert.deepEqual(await outboxEvents(harness.database, subject), [news(1), news(2)]);
      assert.deepEqual(await outboxEvents(harness.database, 'inv_none'), []);
    });

    test('one event id is told once: appending it again fails with its transaction', async () => {
      await append(news(1));
      await assert.rejects(append(news(1)));
    });
  });
}
