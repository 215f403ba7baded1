/** `npm run simulate`: worlds from seeds, their troubles, and whether every promise was kept. */
import { availableParallelism } from 'node:os';
import { hunt, huntByTest } from '../mutants/hunt.ts';
import { MUTANTS } from '../mutants/mutants.ts';
import { keepSeed } from '../seeds.ts';
import { type Asked, parseArguments, USAGE } from './parse-arguments.ts';
import { histogramOf, neverMet, tellFailure, tellHistogram } from './report.ts';
import { type Result, runMany } from './run-many.ts';

/** From so many runs on, a trouble that none of them met is a failure too. */
const ENOUGH = 1000;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function traceOne({ seed, store }: Asked): Promise<boolean> {
  // Loaded here alone: many runs are left to threads, which load it themselves.
  const [{ simulate }, { openStoresNamed }] = await Promise.all([
    import('../simulate.ts'),
    import('../stores/open-stores.ts'),
  ]);
  const stores = await openStoresNamed(store);
  const run = await simulate(seed, stores);
  await stores.close();
  say(run.trace.join('\n'));
  for (const row of run.invoices) {
    say(
      [row.idempotency_key, row.id, row.lane_id, row.status, row.number, row.issue_date, row.total].join(
        '  ',
      ),
    );
  }
  say(`${run.steps} steps, ${run.hash}`);
  for (const violation of run.violations) say(`✖ ${violation}`);
  return run.violations.length === 0;
}

async function runAll({ seed, runs, store, jobs, keep }: Asked): Promise<boolean> {
  const started = performance.now();
  let done = 0;
  const tell = (result: Result): void => {
    done += 1;
    if (result.violations.length > 0) {
      say(tellFailure(result, store));
      if (keep) keepSeed({ seed: result.seed, store, why: result.violations.join('; ') });
    }
    if (done % 1000 === 0) say(`${done} runs, ${((performance.now() - started) / 1000).toFixed(0)} s`);
  };
  const seeds = Array.from({ length: runs }, (_, index) => seed + index);
  const results = await runMany({ store, seeds, jobs: jobs ?? availableParallelism(), onResult: tell });
  const histogram = histogramOf(results);
  say(`   times in runs  trouble\n${tellHistogram(histogram, runs >= ENOUGH)}\n`);
  const failed = results.filter(({ violations }) => violations.length > 0).length;
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage();
  const invoices = results.reduce((sum, result) => sum + result.invoices, 0);
  say(
    `${runs} ${runs === 1 ? 'run' : 'runs'} on ${store} in ${seconds.toFixed(1)} s (${((user + system) / 1000 / runs).toFixed(0)} ms of CPU each): ` +
      `${invoices} invoices, ${failed} runs with violations`,
  );
  const missing = runs >= ENOUGH ? neverMet(histogram) : [];
  for (const kind of missing) say(`✖ no run met: ${kind}`);
  return failed === 0 && missing.length === 0;
}

async function huntAll({ seed, runs, jobs, mutants }: Asked): Promise<boolean> {
  const wanted = MUTANTS.filter(({ name }) => mutants?.length === 0 || mutants?.includes(name));
  let missed = 0;
  for (const mutant of wanted) {
    const { noticed } = mutant;
    const {
      name,
      caught,
      runs: taken,
      by,
    } = await ('test' in noticed
      ? huntByTest(mutant, noticed)
      : hunt(mutant, { first: seed, runs }, jobs ?? availableParallelism()));
    if (!caught) missed += 1;
    say(`${caught ? `caught in ${String(taken).padStart(4)} runs` : '✖ NOT CAUGHT     '}  ${name}: ${by}`);
  }
  say(`${wanted.length} mutants, ${missed} not caught`);
  return missed === 0 && wanted.length > 0;
}

function doAs(asked: Asked): Promise<boolean> {
  if (asked.mutants !== null) return huntAll(asked);
  return asked.trace ? traceOne(asked) : runAll(asked);
}

try {
  const args = process.argv.slice(2);
  if (args.includes('--help')) say(USAGE);
  else process.exitCode = (await doAs(parseArguments(args))) ? 0 : 1;
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  process.stderr.write(`${error.message}\n${USAGE}\n`);
  process.exitCode = 2;
}
