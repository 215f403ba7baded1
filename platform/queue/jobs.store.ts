/** All the SQL of jobs. */
import { type Generated, sql, type Transaction, type UpdateObject } from 'kysely';
import { platformSchema } from '../database/migrate-platform.ts';
import type { Database } from '../database/port.ts';

export interface JobTables {
  jobs: {
    id: string;
    kind: string;
    key: string;
    /** Written as text by `JSON.stringify`, read parsed. */
    payload: unknown;
    state: Generated<'ready' | 'running' | 'dead'>;
    attempts: Generated<number>;
    run_at: number;
    lease_token: string | null;
    again_at: number | null;
    last_error: string | null;
    added_at: number;
  };
}

export interface JobRow {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly payload: string;
  readonly run_at: number;
  readonly added_at: number;
}

/** Written out, since plans that are made once for all values do not find the indexes of what is not dead. */
const dead = sql.lit('dead' as const);

const ready = { state: 'ready', lease_token: null, again_at: null } as const;

/** A job in a worker's hands; without the token that the job still carries, nothing the worker says counts. */
export interface Lease {
  readonly id: string;
  readonly token: string;
}

export type ClaimedJob = Lease & {
  readonly kind: string;
  readonly key: string;
  readonly payload: unknown;
  readonly attempts: number;
};

/** Rows are unique by kind and key, in that order (several writers would otherwise wait for each other in circles). */
export async function insertJobs(trx: Transaction<JobTables>, rows: readonly JobRow[]): Promise<void> {
  await trx
    .withSchema(platformSchema)
    .insertInto('jobs')
    .values(rows.map((row) => ({ ...row, lease_token: null, again_at: null, last_error: null })))
    // Updating, not ignoring: it locks the job until this transaction ends, so that no worker runs it too early.
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'key'])
        .where('state', '<>', dead)
        .doUpdateSet({
          run_at: sql<number>`case when jobs.state = 'ready' and jobs.attempts = 0
            then least(jobs.run_at, excluded.run_at) else jobs.run_at end`,
          again_at: sql<number | null>`case when jobs.state = 'running'
            then least(jobs.again_at, excluded.run_at) end`,
        }),
    )
    .execute();
}

export interface ClaimOptions {
  readonly kind: string;
  readonly limit: number;
  readonly token: string;
  readonly leaseMs: number;
}

/** Takes jobs that are due, and those whose worker let its lease run out. */
export async function claimJobs(
  database: Database,
  { kind, limit, token, leaseMs }: ClaimOptions,
): Promise<ClaimedJob[]> {
  const now = await database.now();
  const jobs = database.schema<JobTables>(platformSchema);
  const rows = await jobs
    .updateTable('jobs')
    .set({ state: 'running', attempts: sql`attempts + 1`, lease_token: token, run_at: now + leaseMs })
    .where('id', 'in', (query) =>
      query
        .selectFrom('jobs')
        .select('id')
        .where('kind', '=', kind)
        .where('state', '<>', dead)
        .where('run_at', '<=', now)
        .orderBy('run_at')
        .orderBy('id')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'kind', 'key', 'payload', 'attempts'])
    .execute();
  return rows.map((row) => ({ ...row, token })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Answers whether the lease was still held. */
export async function renewLease(database: Database, lease: Lease, leaseMs: number): Promise<boolean> {
  const until = (await database.now()) + leaseMs;
  return updateHeld(database, lease, { run_at: until });
}

/** Removes jobs that succeeded; those asked for again meanwhile become ready instead. */
export async function finishJobs(database: Database, leases: readonly Lease[]): Promise<void> {
  const ids = leases.map(({ id }) => id);
  const tokens = leases.map(({ token }) => token);
  const jobs = database.schema<JobTables>(platformSchema);
  const deleted = await jobs
    .deleteFrom('jobs')
    .where('id', 'in', ids)
    .where('lease_token', 'in', tokens)
    .where('again_at', 'is', null)
    .executeTakeFirst();
  if (Number(deleted.numDeletedRows) === leases.length) return;
  await jobs
    .updateTable('jobs')
    .set({ ...ready, attempts: 0, run_at: sql<number>`again_at`, last_error: null })
    .where('id', 'in', ids)
    .where('lease_token', 'in', tokens)
    .where('again_at', 'is not', null)
    .execute();
}

/** Makes a job ready again after a failed run. */
export async function retryJob(
  database: Database,
  lease: Lease,
  delayMs: number,
  error: string,
): Promise<boolean> {
  const run_at = (await database.now()) + delayMs;
  return updateHeld(database, lease, { ...ready, run_at, last_error: error });
}

/** Gives a job up, unless it was asked for again meanwhile: then it starts anew after `delayMs`. */
export async function buryJob(
  database: Database,
  lease: Lease,
  delayMs: number,
  error: string,
): Promise<void> {
  const run_at = (await database.now()) + delayMs;
  await updateHeld(database, lease, {
    state: sql<'ready' | 'dead'>`case when again_at is null then 'dead' else 'ready' end`,
    attempts: sql<number>`case when again_at is null then attempts else 0 end`,
    run_at,
    lease_token: null,
    again_at: null,
    last_error: error,
  });
}

/** Gives a job back as if this run had never begun. */
export async function handBackJob(database: Database, lease: Lease): Promise<void> {
  const run_at = await database.now();
  await updateHeld(database, lease, { ...ready, attempts: sql`attempts - 1`, run_at });
}

/** The kinds that have a job due, of those asked about. */
export async function findDueKinds(database: Database, kinds: readonly string[]): Promise<string[]> {
  const now = await database.now();
  const jobs = database.schema<JobTables>(platformSchema).selectFrom('jobs');
  const rows = await jobs
    .select('kind')
    .distinct()
    .where('kind', 'in', kinds)
    .where('state', '<>', dead)
    .where('run_at', '<=', now)
    .execute();
  return rows.map(({ kind }) => kind);
}

export interface JobsOfKind {
  readonly kind: string;
  readonly state: 'ready' | 'running' | 'dead';
  readonly count: number;
  /** When the one that waits longest was due; `null` where none is. */
  readonly due_since: number | null;
}

/** How many jobs there are of each kind. */
export async function countJobs(database: Database): Promise<readonly JobsOfKind[]> {
  const now = await database.now();
  return database
    .schema<JobTables>(platformSchema)
    .selectFrom('jobs')
    .select((eb) => [
      'kind',
      'state',
      eb.fn.countAll<number>().as('count'),
      // Of a running one it says when its lease ends: past that, nobody works on it either.
      eb.fn.min('run_at').filterWhere('run_at', '<=', now).filterWhere('state', '<>', dead).as('due_since'),
    ])
    .groupBy(['kind', 'state'])
    .execute();
}

async function updateHeld(
  database: Database,
  { id, token }: Lease,
  set: UpdateObject<JobTables, 'jobs'>,
): Promise<boolean> {
  const result = await update(database)
    .set(set)
    .where('id', '=', id)
    .where('lease_token', '=', token)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

function update(database: Database) {
  return database.schema<JobTables>(platformSchema).updateTable('jobs');
}
