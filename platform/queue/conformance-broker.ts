/** What every driver of the broker promises: whoever works on a kind looks once there is work. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Broker } from './port.ts';

export interface BrokerHarness {
  /** Two processes. */
  readonly here: Broker;
  readonly there: Broker;
  /** Lets time pass. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

export interface BrokerPromises {
  /** One worker is woken for a job, rather than all of them. */
  readonly wakesOne: boolean;
}

export function brokerConformance(
  name: string,
  make: () => Promise<BrokerHarness>,
  { wakesOne }: BrokerPromises,
): void {
  suite(`${name} as a broker`, () => {
    let harness: BrokerHarness;
    let kinds = 0;
    before(async () => {
      harness = await make();
    });
    after(() => harness.close());
    const newKind = () => `conformance.kind:${++kinds}`;

    /** Counts wake-ups, and tells of each that reaches a number. */
    const listen = (broker: Broker, kind: string) => {
      let count = 0;
      let reached = Promise.withResolvers<void>();
      const subscription = broker.subscribe(kind, () => {
        count += 1;
        reached.resolve();
        reached = Promise.withResolvers();
      });
      return {
        count: () => count,
        stop: subscription.stop,
        async until(wanted: number): Promise<void> {
          while (count < wanted) await reached.promise;
        },
      };
    };

    test('a worker elsewhere is woken, and none of another kind', async () => {
      const [kind, other] = [newKind(), newKind()];
      const [wanted, unwanted] = [listen(harness.there, kind), listen(harness.there, other)];
      assert.equal(await harness.here.publish(kind, 'key'), true);
      await wanted.until(1);
      await harness.pass(100);
      assert.deepEqual([wanted.count(), unwanted.count()], [1, 0]);
      await Promise.all([wanted.stop(), unwanted.stop()]);
    });

    test('of two processes that wait, one at least is woken for each of a hundred jobs', async () => {
      const kind = newKind();
      const [here, there] = [listen(harness.here, kind), listen(harness.there, kind)];
      // Both have to be there before it can be told who was not woken.
      for (let round = 0; here.count() === 0 || there.count() === 0; round++) {
        await harness.here.publish(kind, `first ${round}`);
        await harness.pass(20);
      }
      await harness.pass(100);
      const before = here.count() + there.count();
      for (let job = 0; job < 100; job++) await harness.there.publish(kind, `key ${job}`);
      while (here.count() + there.count() < before + 100) await harness.pass(5);
      await harness.pass(100);
      assert.equal(here.count() + there.count() - before, wakesOne ? 100 : 200);
      await Promise.all([here.stop(), there.stop()]);
    });

    test('whatever was published, a look follows that began after it', async () => {
      const kind = newKind();
      const there = listen(harness.there, kind);
      for (let round = 0; round < 50; round++) {
        // Several at once: what falls together with one that is under way must not be lost.
        const told = there.count();
        await Promise.all([1, 2, 3].map(() => harness.here.publish(kind, 'the same')));
        await there.until(told + 1);
      }
      await there.stop();
    });

    test('keys of every shape are keys', async () => {
      const kind = newKind();
      const there = listen(harness.there, kind);
      const keys = ['', '0', '17', 'a:b:c', 'ñ \u{1f600} \0', 'x'.repeat(5000)];
      for (const key of keys) assert.equal(await harness.here.publish(kind, key), true);
      await there.until(keys.length);
      await there.stop();
    });

    test('who stopped is not woken any more, and the others are', async () => {
      const kind = newKind();
      const [here, there] = [listen(harness.here, kind), listen(harness.there, kind)];
      await harness.here.publish(kind, 'a');
      while (here.count() + there.count() === 0) await harness.pass(5);
      await here.stop();
      await harness.pass(100);
      const [stopped, left] = [here.count(), there.count()];
      await harness.here.publish(kind, 'b');
      await there.until(left + 1);
      await harness.pass(50);
      assert.equal(here.count(), stopped);
      await there.stop();
    });
  });
}
