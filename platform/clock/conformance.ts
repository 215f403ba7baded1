/** What every clock promises. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Clock } from './port.ts';

export interface ClockHarness {
  readonly clock: Clock;
  /** Waits for `work` while time passes. */
  until<Result>(work: Promise<Result>): Promise<Result>;
}

export function clockConformance(name: string, make: () => ClockHarness): void {
  suite(`${name} as a clock`, () => {
    test('sleeping takes at least as long as asked', async () => {
      const { clock, until } = make();
      const start = clock.now();
      await until(clock.sleep(20));
      assert.ok(clock.now() - start >= 19, 'timers may round a fraction of a millisecond down');
      assert.ok(Number.isInteger(clock.now()));
    });

    test('whoever sleeps less wakes first; no sleep, or a negative one, ends at once', async () => {
      const { clock, until } = make();
      const order: number[] = [];
      const sleep = (ms: number) => clock.sleep(ms).then(() => order.push(ms));
      await until(Promise.all([sleep(60), sleep(30), sleep(0), sleep(-5)]));
      assert.deepEqual(order.slice(2), [30, 60]);
    });

    test('aborting ends a sleep with the reason itself, before, during and never after', async () => {
      const { clock, until } = make();
      const reason = new Error('enough');
      await assert.rejects(clock.sleep(10_000, AbortSignal.abort(reason)), (error) => error === reason);
      const during = new AbortController();
      const sleep = clock.sleep(10_000, during.signal);
      during.abort(reason);
      await assert.rejects(sleep, (error) => error === reason);
      const later = new AbortController();
      await until(clock.sleep(1, later.signal));
      later.abort(reason);
    });
  });
}
