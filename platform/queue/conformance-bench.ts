/** The bench on which queue drivers are tested: one harness for a suite, a kind of its own for each test. */
import { after, before, test } from 'node:test';
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

export interface QueueBench {
  readonly harness: QueueHarness;
  readonly queue: Queue;
  readonly kind: string;
  readonly until: QueueHarness['until'];
  add(...jobs: Omit<NewJob, 'kind'>[]): Promise<void>;
  /** Works until `count` runs have ended, then stops; answers the jobs in the order they started. */
  workFor(count: number, handler?: JobHandler, by?: Queue): Promise<Job[]>;
}

/** Registers a test that is given a bench. */
export type Guarantee = (title: string, body: (bench: QueueBench) => Promise<void>) => void;

/** To be called in a suite, whose harness it opens and closes. */
export function setUpBench(make: () => Promise<QueueHarness>): Guarantee {
  let harness: QueueHarness | undefined;
  let kinds = 0;
  before(async () => {
    harness = await make();
  });
  after(() => harness?.close());
  return (title, body) =>
    test(title, () => {
      if (harness === undefined) throw new Error('the harness is not open');
      return body(makeBench(harness, `kind-${++kinds}`));
    });
}

function makeBench(harness: QueueHarness, kind: string): QueueBench {
  const queue = harness.open({ backoff: () => 50 });
  return {
    harness,
    queue,
    kind,
    until: (work) => harness.until(work),
    add: (...jobs) => {
      const ofKind = jobs.map((job) => ({ ...job, kind }));
      return harness.database.transaction('platform', (trx) => queue.add(trx, ofKind));
    },
    async workFor(count, handler = async () => {}, by = queue) {
      const seen: Job[] = [];
      const { promise, resolve } = Promise.withResolvers<void>();
      let ended = 0;
      const worker = by.work(kind, async (job, signal) => {
        seen.push(job);
        try {
          await handler(job, signal);
        } finally {
          if (++ended === count) resolve();
        }
      });
      await harness.until(promise);
      await harness.until(worker.stop());
      return seen;
    },
  };
}
