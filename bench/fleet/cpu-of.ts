/** How much CPU the processes of a fleet have spent, in milliseconds, as Linux counts it. */
import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { Fleet, Role } from '../../test/fleet/fleet.ts';

/** Linux tells it in hundredths of a second. */
const TICK_MS = 10;

/** As it is now; of all processes, or of those of one role. */
export function cpuOf(fleet: Fleet): (role?: Role) => number {
  const now = fleet.members.map(({ role, pid }) => ({ role, ms: spentBy(pid) }));
  return (wanted) =>
    now.reduce((sum, { role, ms }) => sum + (wanted === undefined || role === wanted ? ms : 0), 0);
}

/** Of each process of PostgreSQL that serves this database, by its id; `null`: it runs where its processes are not seen. */
export async function cpuOfPostgres(databaseUrl: string): Promise<ReadonlyMap<number, number> | null> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>(
      'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    return new Map(rows.map(({ pid }) => [pid, spentBy(pid)]));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  } finally {
    await client.end();
  }
}

/** What those that are there at the end have spent since; a process that ended meanwhile is not counted. */
export function spentBetween(
  before: ReadonlyMap<number, number> | null,
  after: ReadonlyMap<number, number> | null,
): number {
  if (before === null || after === null) return Number.NaN;
  return [...after].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), 0);
}

function spentBy(pid: number | null): number {
  if (pid === null) throw new Error('a process of the fleet has ended');
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  // User and system, the fourteenth and fifteenth of the whole line.
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
