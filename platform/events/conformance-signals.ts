/** What every driver of signals promises. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { EventsHarness } from './conformance.ts';
import type { Signals } from './port.ts';

export function signalsConformance(
  name: string,
  make: () => { signals: Signals; until: EventsHarness['until'] },
): void {
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
  });
}
