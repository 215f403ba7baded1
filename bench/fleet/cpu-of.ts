/** How much CPU the processes of a fleet have spent, in milliseconds, as Linux counts it. */
import { readFileSync } from 'node:fs';
import type { Fleet, Role } from '../../test/fleet/fleet.ts';

/** Linux tells it in hundredths of a second. */
const TICK_MS = 10;

/** As it is now; of all processes, or of those of one role. */
export function cpuOf(fleet: Fleet): (role?: Role) => number {
  const now = fleet.members.map(({ role, pid }) => ({ role, ms: spentBy(pid) }));
  return (wanted) =>
    now.reduce((sum, { role, ms }) => sum + (wanted === undefined || role === wanted ? ms : 0), 0);
}

function spentBy(pid: number | null): number {
  if (pid === null) throw new Error('a process of the fleet has ended');
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  // User and system, the fourteenth and fifteenth of the whole line.
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
