/** What every queue driver promises about workers that die, stall or stop. */
import assert from 'node:assert/strict';
import type { Guarantee } from './conformance-bench.ts';
import { endLeases } from './end-leases.ts';
import type { JobHandler } from './port.ts';

export function guaranteeLeases(guarantee: Guarantee): void {
  guarantee(
    'the job of a worker that died is run by another',
    async ({ harness, kind, add, workFor, until }) => {
      await add({ key: 'a', payload: 1 });
      const claimed = Promise.withResolvers<void>();
      harness.open({ leaseMs: 300, frozen: true }).work(kind, () => {
        claimed.resolve();
        return new Promise(() => {});
      });
      await until(claimed.promise);
      const [job] = await workFor(1);
      assert.equal(job?.attempt, 2);
    },
  );

  guarantee(
    'where leases are ended nobody waits for a worker that died',
    async ({ harness, kind, add, workFor, until }) => {
      await add({ key: 'a', payload: 1 });
      const claimed = Promise.withResolvers<void>();
      const leaseMs = 60_000;
      harness.open({ leaseMs, frozen: true }).work(kind, () => {
        claimed.resolve();
        return new Promise(() => {});
      });
      await until(claimed.promise);
      const died = harness.now();
      await endLeases(harness.database);
      const [job] = await workFor(1);
      assert.equal(job?.attempt, 2);
      assert.ok(harness.now() - died < leaseMs);
    },
  );

  guarantee(
    'a job that outlasts its lease stays with its living worker',
    async ({ harness, kind, add, until }) => {
      const living = harness.open({ leaseMs: 300 });
      await add({ key: 'long', payload: 1 });
      const start = harness.now();
      const patience = Promise.withResolvers<void>();
      const started = Promise.withResolvers<void>();
      let runs = 0;
      const handler: JobHandler = async ({ payload }) => {
        if (payload !== 1) return patience.resolve();
        runs++;
        started.resolve();
        await patience.promise;
      };
      const workers = [living.work(kind, handler), harness.open({ leaseMs: 300 }).work(kind, handler)];
      await until(started.promise);
      // The other worker does this one, long after the first lease would have run out.
      await add({ key: 'signal', payload: 2, runAt: start + 1500 });
      await until(patience.promise);
      await until(Promise.all(workers.map((worker) => worker.stop())));
      assert.equal(runs, 1);
    },
  );

  guarantee(
    'a worker that lost its lease cannot finish the job of its successor',
    async ({ harness, kind, add, workFor, until }) => {
      await add({ key: 'a', payload: 1 });
      const claimed = Promise.withResolvers<void>();
      const wakeUp = Promise.withResolvers<void>();
      const late = harness.open({ leaseMs: 300, frozen: true }).work(kind, async () => {
        claimed.resolve();
        await wakeUp.promise;
      });
      await until(claimed.promise);
      let attempts = 0;
      const seen = await workFor(2, async () => {
        if (++attempts > 1) return;
        // The late one ends in success while this one runs, and must not take this one's job away.
        wakeUp.resolve();
        await until(late.stop());
        throw new Error('once more');
      });
      assert.deepEqual(
        seen.map(({ attempt }) => attempt),
        [2, 3],
      );
    },
  );

  guarantee('stopping waits for the handler that runs', async ({ harness, kind, add, workFor, until }) => {
    await add({ key: 'a', payload: 1 });
    const started = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    let ended = false;
    const worker = harness.open({ graceMs: 5000 }).work(kind, async () => {
      started.resolve();
      await gate.promise;
      ended = true;
    });
    await until(started.promise);
    const stopped = worker.stop();
    gate.resolve();
    await until(stopped);
    assert.ok(ended);
    await add({ key: 'b', payload: 'next' });
    assert.deepEqual(
      (await workFor(1)).map(({ payload }) => payload),
      ['next'],
    );
  });

  guarantee(
    'stopping interrupts a handler that takes too long and hands its job back untouched',
    async ({ harness, kind, add, workFor, until }) => {
      await add({ key: 'a', payload: 1 });
      const started = Promise.withResolvers<AbortSignal>();
      const worker = harness.open({ graceMs: 100 }).work(kind, (_job, signal) => {
        started.resolve(signal);
        return new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason)),
        );
      });
      const signal = await until(started.promise);
      await until(worker.stop());
      assert.ok(signal.aborted);
      const [job] = await workFor(1);
      assert.equal(job?.attempt, 1);
    },
  );
}
