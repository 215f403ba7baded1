/** Works on batches as long as the service runs: each turn is one round of one organisation. */
import type { Database } from '@arca-api/platform/database/port';
import { forEverybody, forOrganizations } from '@arca-api/platform/database/scope';
import type { Log } from '@arca-api/platform/log/port';
import type { Queue } from '@arca-api/platform/queue/port';
import type { CoreTables } from '../tables.ts';
import type { advanceBatches } from './advance-batches.ts';
import { BATCH_JOB, jobOf } from './batch-job.ts';

export interface BatchWorkerParts {
  readonly database: Database;
  readonly queue: Queue;
  readonly log: Log;
  readonly advance: ReturnType<typeof advanceBatches>;
  readonly organizationsWithWork: () => Promise<readonly string[]>;
}

export function batchWorker({ database, queue, log, advance, organizationsWithWork }: BatchWorkerParts) {
  let worker: ReturnType<Queue['work']> | null = null;
  let recalled: Promise<void> | null = null;

  /** A job that was given up does not take its batches along: whoever starts takes them up again. */
  async function recall(): Promise<void> {
    const jobs = (await organizationsWithWork()).map((organization) => jobOf(organization));
    if (jobs.length === 0) return;
    await database.transaction<CoreTables, void>('core', (trx) => queue.add(trx, jobs));
    for (const { kind, key } of jobs) queue.wake(kind, key);
  }

  return {
    start(): void {
      worker = queue.work(BATCH_JOB, ({ payload }, signal) => {
        const { organization } = payload as { organization: string };
        return forOrganizations([organization], () => advance(organization, signal));
      });
      recalled = forEverybody('whose batches are under way', recall).catch((err) =>
        log.error({ err }, 'batches under way could not be looked for'),
      );
    },
    async stop(): Promise<void> {
      await recalled;
      await worker?.stop();
    },
  };
}
