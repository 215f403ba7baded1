/** The process of a hunt: runs until a promise is broken, and tells which and when. */
import { type Result, runMany } from '../command/run-many.ts';

const [runs = 0, jobs = 1, first = 1] = process.argv.slice(2).map(Number);
let taken = 0;

function end(by: string | undefined): never {
  process.stdout.write(JSON.stringify({ caught: by !== undefined, runs: taken, by: by ?? 'nobody noticed' }));
  process.exit(0);
}

/** The first that breaks a promise is enough: what turns in circles takes long. */
function look({ seed, violations }: Result): void {
  taken += 1;
  if (violations.length > 0) end(`${violations[0]} (seed ${seed})`);
}

const seeds = Array.from({ length: runs }, (_, index) => first + index);
// What the services throw where nobody catches it is a promise broken, too.
await runMany({ store: 'memory', seeds, jobs, onResult: look }).catch((error: unknown) => end(String(error)));
end(undefined);
