/** What every queue driver promises. */
import assert from 'node:assert/strict';
import { suite } from 'node:test';
import { type Guarantee, type QueueHarness, setUpBench } from './conformance-bench.ts';
import { guaranteeLeases } from './conformance-leases.ts';
import type { JobHandler } from './port.ts';

export function queueConformance(name: string, make: () => Promise<QueueHarness>): void {
  suite(`${name} as a queue`, () => {
    const guarantee = setUpBench(make);
    guaranteeJobs(guarantee);
    guaranteeLeases(guarantee);
  });
}

function guaranteeJobs(guarantee: Guarantee): void {
  guarantee(
    'a job exists exactly when its transaction commits',
    async ({ harness, queue, kind, add, workFor }) => {
      await add({ key: 'kept', payload: { a: [1, 'ñ', null] } });
      const rolledBack = harness.database.transaction('platform', async (trx) => {
        await queue.add(trx, [{ kind, key: 'lost', payload: 1 }]);
        throw new Error('no');
      });
      await assert.rejects(rolledBack);
      await add({ key: 'last', payload: null });
      const seen = await workFor(2);
      assert.deepEqual(
        seen.map(({ payload, attempt }) => ({ payload, attempt })),
        [
          { payload: { a: [1, 'ñ', null] }, attempt: 1 },
          { payload: null, attempt: 1 },
        ],
      );
    },
  );

  guarantee(
    'a key is unfinished once: jobs added under it while one waits run as one',
    async ({ add, workFor }) => {
      await add({ key: 'a', payload: 'first' }, { key: 'a', payload: 'second' });
      await add({ key: 'a', payload: 'third' });
      await add({ key: 'b', payload: 'other' });
      assert.deepEqual(
        (await workFor(2)).map(({ payload }) => payload),
        ['first', 'other'],
      );
      await add({ key: 'a', payload: 'after it finished' });
      assert.deepEqual(
        (await workFor(1)).map(({ payload }) => payload),
        ['after it finished'],
      );
    },
  );

  guarantee('a key added while its job runs makes it run once more', async ({ add, workFor }) => {
    await add({ key: 'a', payload: 1 });
    let runs = 0;
    const seen = await workFor(2, async () => {
      if (++runs === 1) await add({ key: 'a', payload: 2 }, { key: 'a', payload: 3 });
    });
    assert.deepEqual(
      seen.map(({ attempt }) => attempt),
      [1, 1],
    );
  });

  guarantee(
    'a job waits for its time, and adding it sooner brings it forward',
    async ({ harness, add, workFor }) => {
      const start = harness.now();
      await add(
        { key: 'later', payload: 'later', runAt: start + 400 },
        { key: 'moved', payload: 'moved', runAt: start + 86_400_000 },
      );
      await add({ key: 'moved', payload: 'moved', runAt: start + 200 });
      const times: number[] = [];
      const seen = await workFor(2, async () => {
        times.push(harness.now());
      });
      assert.deepEqual(
        seen.map(({ payload }) => payload),
        ['moved', 'later'],
      );
      assert.ok((times[0] ?? 0) >= start + 200 && (times[1] ?? 0) >= start + 400);
    },
  );

  guarantee(
    'waking runs at once what was committed, without waiting for a sweep',
    async ({ harness, queue, kind, add, until }) => {
      const ran: PromiseWithResolvers<number>[] = [Promise.withResolvers(), Promise.withResolvers()];
      const worker = harness
        .open({})
        .work(kind, async ({ payload }) => ran[Number(payload)]?.resolve(harness.now()));
      // Only a sweep can find this one, so the next sweep is nearly its whole interval away.
      await add({ key: 'swept', payload: 0, runAt: harness.now() + 1500 });
      await until(ran[0]?.promise ?? assert.fail());
      await add({ key: 'woken', payload: 1 });
      const woken = harness.now();
      queue.wake(kind, 'woken');
      assert.ok((await until(ran[1]?.promise ?? assert.fail())) - woken < 500);
      await until(worker.stop());
    },
  );

  guarantee(
    'failed work is done again after the wait given, and counts its attempts',
    async ({ harness, add, workFor }) => {
      const waits: number[] = [];
      const patient = harness.open({
        backoff: (attempt) => {
          waits.push(attempt);
          return attempt * 300;
        },
      });
      await add({ key: 'a', payload: 1 });
      const times: number[] = [];
      const fails: JobHandler = async ({ attempt }) => {
        times.push(harness.now());
        if (attempt < 3) throw new Error('not yet');
      };
      const seen = await workFor(3, fails, patient);
      assert.deepEqual(
        seen.map(({ attempt }) => attempt),
        [1, 2, 3],
      );
      assert.deepEqual(waits, [1, 2]);
      const [first = 0, second = 0, third = 0] = times;
      assert.ok(second - first >= 300 && third - second >= 600);
    },
  );

  guarantee(
    'a job that fails too often is given up, and its key is free for a new one',
    async ({ harness, add, workFor }) => {
      const strict = harness.open({ backoff: () => 10, maxAttempts: 2 });
      await add({ key: 'a', payload: 'bad' });
      const fails: JobHandler = async () => {
        throw new Error('never');
      };
      await workFor(2, fails, strict);
      await add({ key: 'a', payload: 'good' });
      const seen = await workFor(1, async () => {}, strict);
      assert.deepEqual(
        seen.map(({ payload }) => payload),
        ['good'],
      );
    },
  );

  guarantee(
    'hundreds of jobs and several workers: each job runs once, never more at a time than allowed',
    async ({ harness, kind, add, until }) => {
      const count = 200;
      await add(...Array.from({ length: count }, (_, index) => ({ key: `k${index}`, payload: index })));
      const seen: unknown[] = [];
      const all = Promise.withResolvers<void>();
      const workers = Array.from({ length: 3 }, () => {
        let running = 0;
        return harness.open({}).work(
          kind,
          async ({ payload }) => {
            assert.ok(++running <= 4);
            await harness.database.now();
            running--;
            if (seen.push(payload) === count) all.resolve();
          },
          { concurrency: 4 },
        );
      });
      await until(all.promise);
      await until(Promise.all(workers.map((worker) => worker.stop())));
      assert.equal(seen.length, count);
      assert.equal(new Set(seen).size, count);
    },
  );
}
