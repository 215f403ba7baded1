/** Work to be done later, at least once. The job table is the truth; a broker only wakes workers. */
import type { Transaction } from 'kysely';

export interface Job<Payload = unknown> {
  readonly id: string;
  readonly kind: string;
  readonly payload: Payload;
  /** 1 on the first run. */
  readonly attempt: number;
}

export interface NewJob {
  readonly kind: string;
  /**
   * Two unfinished jobs of one kind never share a key. Adding the second makes no second job: it brings one that
   * waits for its first run forward, and makes one that runs already run once more, because that run may have
   * looked before this transaction's effects were there. The first payload stays.
   */
  readonly key: string;
  readonly payload: unknown;
  /** Milliseconds since the epoch; left out: at once. */
  readonly runAt?: number;
}

/** Doing the work again after it succeeded must be harmless: a job may run twice. */
export type JobHandler = (job: Job, signal: AbortSignal) => Promise<void>;

export interface Queue {
  /** Adds jobs inside the caller's transaction, so that they exist exactly when its effects do. */
  // biome-ignore lint/suspicious/noExplicitAny: a job may be added from any service's transaction
  add(trx: Transaction<any>, jobs: readonly NewJob[]): Promise<void>;
  /** Tells workers, after the commit, that there is work, by the job's key; losing this call costs time, never a job. */
  wake(kind: string, key: string): void;
  /** Starts a worker; `stop` waits for running handlers to end or hands their jobs back. */
  work(kind: string, handler: JobHandler, options?: { concurrency?: number }): { stop(): Promise<void> };
}

/** Wakes workers in whatever process once there is work. It may lose a wake-up; what is to be done it never knows. */
export interface Broker {
  /** Has one worker of `kind` woken for `key`, once however often it was told meanwhile. False: it cannot now. Never throws. */
  publish(kind: string, key: string): Promise<boolean>;
  /** Calls `wake` when there is work of `kind`, until it is stopped. */
  subscribe(kind: string, wake: () => void): { stop(): Promise<void> };
}
