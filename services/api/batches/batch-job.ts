/** The job of batches: one an organisation, so that tenants take turns whatever the number of their files. */
import type { NewJob } from '@arca-api/platform/queue/port';

export const BATCH_JOB = 'api.batches';

/** `runAt` in milliseconds since the epoch; left out: at once. */
export const jobOf = (organization: string, runAt?: number): NewJob => ({
  kind: BATCH_JOB,
  key: organization,
  payload: { organization },
  ...(runAt === undefined ? {} : { runAt }),
});
