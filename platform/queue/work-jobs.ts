/** One worker: claims what is due, runs it, keeps its leases alive, and accounts for every outcome. */

import type { Backoff } from '../clock/backoff.ts';
import type { Clock } from '../clock/port.ts';
import { type Repetition, repeat } from '../clock/repeat.ts';
import { groupCommit } from '../database/group-commit.ts';
import type { Database } from '../database/port.ts';
import type { Log } from '../log/port.ts';
import type { Random } from '../random/port.ts';
import {
  buryJob,
  type ClaimedJob,
  claimJobs,
  finishJobs,
  handBackJob,
  type Lease,
  renewLease,
  retryJob,
} from './jobs.store.ts';
import type { JobHandler } from './port.ts';

export interface WorkerOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly backoff: Backoff;
  readonly maxAttempts: number;
  readonly leaseMs: number;
  readonly graceMs: number;
  readonly kind: string;
  readonly handler: JobHandler;
  readonly concurrency: number;
}

export type Worker = Repetition;

interface Run {
  readonly job: ClaimedJob;
  readonly abort: AbortController;
  ended: Promise<void>;
}

export function startWorker(options: WorkerOptions): Worker {
  const { database, clock, random, log, kind, handler, leaseMs, maxAttempts } = options;
  const runs = new Set<Run>();
  let stopping = false;

  const finish = groupCommit<Lease, null>({
    limit: 500,
    async commit(leases) {
      await finishJobs(database, leases);
      return leases.map(() => null);
    },
  });

  const keepLease = async (job: ClaimedJob, abort: AbortController, ended: AbortSignal) => {
    while (!ended.aborted) {
      await clock.sleep(leaseMs / 3, ended).catch(() => {});
      if (ended.aborted) return;
      // A database out of reach for a moment says nothing about the lease; when it stays so, the lease runs out.
      const held = await renewLease(database, job, leaseMs).catch(() => true);
      if (held) continue;
      abort.abort(new Error('another worker has this job now'));
      return;
    }
  };

  const fail = async (job: ClaimedJob, error: unknown) => {
    const fields = { kind, job: job.id, attempt: job.attempts, err: error };
    const delay = options.backoff(job.attempts, random);
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    if (job.attempts >= maxAttempts) {
      log.error(fields, 'a job is given up');
      return buryJob(database, job, delay, reason);
    }
    log.warn(fields, 'a job failed and will run again');
    await retryJob(database, job, delay, reason);
  };

  const run = async ({ job, abort }: Run) => {
    const ended = new AbortController();
    const kept = keepLease(job, abort, ended.signal);
    try {
      // Its worker died on the last run allowed, so nobody was left to give it up.
      if (job.attempts > maxAttempts) throw new Error('the worker died on every run');
      await handler({ id: job.id, kind, payload: job.payload, attempt: job.attempts }, abort.signal);
      ended.abort();
      await finish(job);
    } catch (error) {
      ended.abort();
      // Stopping hands the job back by itself.
      if (!stopping || !abort.signal.aborted) await fail(job, error);
    } finally {
      await kept;
    }
  };

  const start = (job: ClaimedJob) => {
    const started: Run = { job, abort: new AbortController(), ended: Promise.resolve() };
    runs.add(started);
    started.ended = run(started)
      // The job's lease runs out, and it runs again.
      .catch((err) => log.error({ kind, job: job.id, err }, 'the outcome of a job could not be written'))
      .finally(() => {
        runs.delete(started);
        loop.nudge();
      });
  };

  const loop = repeat({
    clock,
    everyMs: leaseMs,
    async work() {
      const limit = options.concurrency - runs.size;
      if (limit <= 0 || stopping) return false;
      const claimed = await claimJobs(database, { kind, limit, token: random.id('lease'), leaseMs });
      if (stopping) await Promise.all(claimed.map((job) => handBackJob(database, job)));
      else for (const job of claimed) start(job);
      return false;
    },
    onError: (err) => log.error({ kind, err }, 'claiming jobs failed'),
  });

  return {
    nudge: loop.nudge,
    async stop() {
      stopping = true;
      await loop.stop();
      if (runs.size === 0) return;
      const grace = new AbortController();
      const ended = Promise.all([...runs].map((run) => run.ended));
      await Promise.race([ended, clock.sleep(options.graceMs, grace.signal).catch(() => {})]);
      grace.abort();
      for (const { abort } of runs) abort.abort(new Error('the worker is stopping'));
      await Promise.all([...runs].map(({ job }) => handBackJob(database, job)));
    },
  };
}
