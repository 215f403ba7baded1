/** What every queue driver promises. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Backoff } from '../clock/backoff.ts';
import type { Database } from '../database/port.ts';
import type { Job, JobHandler, NewJob, Queue } from './port.ts';

export interface QueueHarness {
  readonly database: Database;
  /** The queue as one process has it: all share their jobs. */
  open(settings: QueueSettings): Queue;
  /** Waits for `work` while time passes. */
  until<Result>(work: Promise<Result>): Promise<Result>;
  now(): number;
  close(): Promise<void>;
}

export interface QueueSettings {
  readonly backoff?: Backoff;
  readonly maxAttempts?: number;
  readonly leaseMs?: number;
  readonly graceMs?: number;
  /** A process that stops in its tracks: it runs what it has claimed, but for it no time passes any more. */
  readonly frozen?: boolean;
}

export function queueConformance(name: string, make: () => Promise<QueueHarness>): void {
  suite(`${name} as a queue`, () => {
    let harness: QueueHarness;
    let queue: Queue;
    let kinds = 0;
    let kind = '';
    before(async () => {
      harness = await make();
      queue = harness.open({ backoff: () => 50 });
    });
    after(() => harness.close());

    const until: QueueHarness['until'] = (work) => harness.until(work);
    const add = (...jobs: Omit<NewJob, 'kind'>[]) =>
      harness.database.transaction('platform', (trx) =>
        queue.add(
          trx,
          jobs.map((job) => ({ ...job, kind })),
        ),
      );
    /** Works until `count` runs have ended, then stops; answers the jobs in the order they started. */
    const workFor = async (
      count: number,
      handler: JobHandler = async () => {},
      by: Queue = queue,
      concurrency = 1,
    ) => {
      const seen: Job[] = [];
      const { promise, resolve } = Promise.withResolvers<void>();
      let ended = 0;
      const worker = by.work(
        kind,
        async (job, signal) => {
          seen.push(job);
          try {
            await handler(job, signal);
          } finally {
            if (++ended === count) resolve();
          }
        },
        { concurrency },
      );
      await until(promise);
      await until(worker.stop());
      return seen;
    };
    const guarantee = (title: string, body: () => Promise<void>) =>
      test(title, () => {
        kind = `kind-${++kinds}`;
        return body();
      });

    guarantee('a job exists exactly when its transaction commits', async () => {
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
    });

    guarantee('a key is unfinished once: jobs added under it while one waits run as one', async () => {
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
    });

    guarantee('a key added while its job runs makes it run once more', async () => {
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

    guarantee('a job waits for its time, and adding it sooner brings it forward', async () => {
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
    });

    guarantee('waking runs at once what was committed, without waiting for a sweep', async () => {
      const ran: PromiseWithResolvers<number>[] = [Promise.withResolvers(), Promise.withResolvers()];
      const worker = harness
        .open({})
        .work(kind, async ({ payload }) => ran[Number(payload)]?.resolve(harness.now()));
      // Only a sweep can find this one, so the next sweep is nearly its whole interval away.
      await add({ key: 'swept', payload: 0, runAt: harness.now() + 1500 });
      await until(ran[0]?.promise ?? assert.fail());
      await add({ key: 'woken', payload: 1 });
      const woken = harness.now();
      queue.wake(kind);
      assert.ok((await until(ran[1]?.promise ?? assert.fail())) - woken < 500);
      await until(worker.stop());
    });

    guarantee('failed work is done again after the wait given, and counts its attempts', async () => {
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
    });

    guarantee('a job that fails too often is given up, and its key is free for a new one', async () => {
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
    });

    guarantee('the job of a worker that died is run by another', async () => {
      await add({ key: 'a', payload: 1 });
      const claimed = Promise.withResolvers<void>();
      harness.open({ leaseMs: 300, frozen: true }).work(kind, () => {
        claimed.resolve();
        return new Promise(() => {});
      });
      await until(claimed.promise);
      const [job] = await workFor(1);
      assert.equal(job?.attempt, 2);
    });

    guarantee('a job that outlasts its lease stays with its living worker', async () => {
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
    });

    guarantee('a worker that lost its lease cannot finish the job of its successor', async () => {
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
    });

    guarantee('stopping waits for the handler that runs', async () => {
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
      async () => {
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

    guarantee(
      'hundreds of jobs and several workers: each job runs once, never more at a time than allowed',
      async () => {
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
  });
}
