/** What every driver of signals promises. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { EventsHarness } from './conformance.ts';
import type { Signals } from './port.ts';

export interface SignalsHarness {
  readonly signals: Signals;
  readonly until: EventsHarness['until'];
}

export function signalsConformance(name: string, make: () => SignalsHarness): void {
  suite(`${name} as signals`, () => {
    test('whoever waits is told, all of them, and only of their topic', async () => {
      const { signals, until } = make();
      const waits = [signals.wait('a', 60_000), signals.wait('a', 60_000), signals.wait('b', 50)];
      signals.notify('a');
      assert.deepEqual(await until(Promise.all(waits)), [true, true, false]);
    });

    test('waiting ends by itself, and an old notification is not remembered', async () => {
      const { signals, until } = make();
      signals.notify('a');
      assert.equal(await until(signals.wait('a', 50)), false);
    });

    test('a listener hears each notification until it stops listening', async () => {
      const { signals, until } = make();
      let heard = 0;
      const listener = () => {
        heard++;
      };
      const off = [signals.on('a', listener), signals.on('a', listener)];
      const notify = async () => {
        const told = signals.wait('a', 60_000);
        signals.notify('a');
        await until(told);
      };
      await notify();
      off[0]?.();
      await notify();
      off[1]?.();
      off[1]?.();
      await notify();
      assert.equal(heard, 3);
    });

    test('a listener is told the detail, and an empty one where there is none', () => {
      const { signals } = make();
      const heard: string[] = [];
      const off = signals.on('detailed', (detail) => heard.push(detail));
      signals.notify('detailed', 'ñ "\u{1f600}" \0');
      signals.notify('detailed');
      off();
      assert.deepEqual(heard, ['ñ "\u{1f600}" \0', '']);
    });

    test('a signal is short: what is longer is a mistake of whoever told it', () => {
      const { signals } = make();
      signals.notify('t', 'x'.repeat(999));
      assert.throws(() => signals.notify('t', 'x'.repeat(1000)), RangeError);
    });
  });
}

/** Two processes: what one tells, the other hears. */
export interface PairHarness {
  readonly here: Signals;
  readonly there: Signals;
  close(): Promise<void>;
}

/** For drivers that reach other processes. */
export function carriedConformance(name: string, make: () => Promise<PairHarness>): void {
  suite(`${name} between processes`, () => {
    let pair: PairHarness;
    let topics = 0;
    before(async () => {
      pair = await make();
    });
    after(() => pair.close());
    const newTopic = () => `topic ${++topics}`;
    /** Resolves with what was heard once it is `count` details. */
    const collect = (signals: Signals, topic: string, count: number) => {
      const heard: string[] = [];
      const all = Promise.withResolvers<string[]>();
      signals.on(topic, (detail) => {
        heard.push(detail);
        if (heard.length === count) all.resolve(heard);
      });
      return { heard, all: all.promise };
    };

    test('whoever waits elsewhere is told, and only of their topic', async () => {
      const [topic, other] = [newTopic(), newTopic()];
      const waits = [pair.there.wait(topic, 60_000), pair.there.wait(other, 200)];
      pair.here.notify(topic);
      assert.deepEqual(await Promise.all(waits), [true, false]);
    });

    test('it goes both ways, whole, and each process hears what it tells itself once', async () => {
      const topic = newTopic();
      const [here, there] = [collect(pair.here, topic, 2), collect(pair.there, topic, 2)];
      pair.here.notify(topic, 'from here: ñ "\u{1f600}" \n\0 \\ \'');
      pair.there.notify(topic, `from there: ${'€'.repeat(900)}`);
      const expected = ['from here: ñ "\u{1f600}" \n\0 \\ \'', `from there: ${'€'.repeat(900)}`];
      assert.deepEqual((await here.all).toSorted(), expected);
      assert.deepEqual((await there.all).toSorted(), expected);
      await pair.there.wait(topic, 100);
      assert.deepEqual([here.heard.length, there.heard.length], [2, 2]);
    });

    test('a thousand told in one turn all arrive, and what is told twice in it is told once', async () => {
      const topic = newTopic();
      const there = collect(pair.there, topic, 1000);
      const details = Array.from({ length: 1000 }, (_, index) => `${index} ${'x'.repeat(100)}`);
      for (const detail of [...details, ...details]) pair.here.notify(topic, detail);
      assert.deepEqual(await there.all, details);
    });

    test('a signal saves waiting: it is there long before whoever waits would look', async () => {
      const topic = newTopic();
      const waits: number[] = [];
      for (let round = 0; round < 20; round++) {
        const told = pair.there.wait(topic, 60_000);
        const begun = performance.now();
        pair.here.notify(topic);
        assert.ok(await told);
        waits.push(performance.now() - begun);
      }
      assert.ok((waits.toSorted((a, b) => a - b)[10] ?? Number.NaN) < 100, `${waits}`);
    });
  });
}
