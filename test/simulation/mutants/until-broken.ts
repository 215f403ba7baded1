/** The process of a hunt: runs until a promise is broken, and tells which and when. */
import { runMany } from '../command/run-many.ts';
import { inBatches } from './in-batches.ts';

const [runs = 0, jobs = 1, first = 1] = process.argv.slice(2).map(Number);
let taken = 0;
let by: string | undefined;
for (const seeds of inBatches(runs, first)) {
  const results = await runMany({ store: 'memory', seeds, jobs }).catch((error: unknown) => {
    // What the services throw where nobody catches it is a promise broken, too.
    by = String(error);
    return [];
  });
  taken += seeds.length;
  by ??= results.find(({ violations }) => violations.length > 0)?.violations[0];
  if (by !== undefined) break;
}
process.stdout.write(JSON.stringify({ caught: by !== undefined, runs: taken, by: by ?? 'nobody noticed' }));
process.exit(0);
