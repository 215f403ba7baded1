/** Ends every lease on jobs: for a process that starts alone on its database, where whoever held one has died. */
import { platformSchema } from '../database/migrate-platform.ts';
import type { Database } from '../database/port.ts';
import type { JobTables } from './jobs.store.ts';

/** A worker that lives all the same renews its lease, unless another took the job first. */
export async function endLeases(database: Database): Promise<void> {
  const now = await database.now();
  await database
    .schema<JobTables>(platformSchema)
    .updateTable('jobs')
    .set({ run_at: now })
    .where('state', '=', 'running')
    .where('run_at', '>', now)
    .execute();
}
