/** A queue whose jobs are rows: they commit with the effects they belong to, and outlive every worker. */
import type { Transaction } from 'kysely';
import { type Backoff, exponentialBackoff } from '../clock/backoff.ts';
import type { Clock } from '../clock/port.ts';
import { type Repetition, repeat } from '../clock/repeat.ts';
import type { Database } from '../database/port.ts';
import type { Log } from '../log/port.ts';
import type { Random } from '../random/port.ts';
import { findDueKinds, insertJobs, type JobRow, type JobTables } from './jobs.store.ts';
import type { Broker, NewJob, Queue } from './port.ts';
import { startWorker, type Worker } from './work-jobs.ts';

export interface TableQueueOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly broker: Broker;
  readonly log: Log;
  /** Wait before the next run of a job that failed; from 1 s doubling to 5 min when left out. */
  readonly backoff?: Backoff;
  /** Runs before a job is given up; 20 when left out. */
  readonly maxAttempts?: number;
  /** How long a job stays with a worker that gives no sign of life; 30 s when left out. */
  readonly leaseMs?: number;
  /** How late a job may be found that nobody was woken for; 1 s when left out. */
  readonly sweepMs?: number;
  /** How long `stop` waits for running handlers before it hands their jobs back; 10 s when left out. */
  readonly graceMs?: number;
}

// Nine parameters a row; PostgreSQL takes 65,535 in one statement.
const rowsAStatement = 1000;

export function tableQueue(options: TableQueueOptions): Queue {
  const { database, clock, random, broker, log } = options;
  const settings = {
    backoff: exponentialBackoff(1000, 300_000),
    maxAttempts: 20,
    leaseMs: 30_000,
    sweepMs: 1000,
    graceMs: 10_000,
    ...options,
  };
  const workers = new Map<string, Set<Worker>>();
  let sweeper: Repetition | null = null;

  const nudge = (kind: string) => {
    for (const worker of workers.get(kind) ?? []) worker.nudge();
  };

  const sweep = async () => {
    for (const kind of await findDueKinds(database, [...workers.keys()])) nudge(kind);
    return false;
  };

  const toRows = (jobs: readonly NewJob[]): readonly JobRow[] => {
    const now = clock.now();
    const rows = new Map<string, JobRow>();
    for (const { kind, key, payload, runAt = now } of jobs) {
      const name = JSON.stringify([kind, key]);
      const first = rows.get(name);
      const row = {
        id: random.id('job'),
        kind,
        key,
        payload: JSON.stringify(payload ?? null),
        run_at: runAt,
        added_at: now,
      };
      rows.set(name, first === undefined ? row : { ...first, run_at: Math.min(first.run_at, runAt) });
    }
    return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  };

  return {
    async add(trx, jobs) {
      const rows = toRows(jobs);
      for (let start = 0; start < rows.length; start += rowsAStatement)
        await insertJobs(trx as Transaction<JobTables>, rows.slice(start, start + rowsAStatement));
    },
    wake: (kind, key) => void broker.publish(kind, key),
    work(kind, handler, { concurrency = 1 } = {}) {
      const worker = startWorker({ ...settings, kind, handler, concurrency });
      const ofKind = workers.get(kind) ?? new Set();
      workers.set(kind, ofKind.add(worker));
      const subscription = broker.subscribe(kind, worker.nudge);
      sweeper ??= repeat({
        clock,
        everyMs: settings.sweepMs,
        work: sweep,
        onError: (err) => log.error({ err }, 'looking for due jobs failed'),
      });
      return {
        async stop() {
          ofKind.delete(worker);
          if (ofKind.size === 0) workers.delete(kind);
          const last = workers.size === 0 ? sweeper : null;
          if (last !== null) sweeper = null;
          await Promise.all([worker.stop(), last?.stop(), subscription.stop()]);
        },
      };
    },
  };
}
