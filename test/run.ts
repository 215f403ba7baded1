/** Runs every test and ends with one line: `N passed, N failed, N skipped`, each skip with its reason. */
import { once } from 'node:events';
import { globSync, statSync } from 'node:fs';
import { join, normalize, relative } from 'node:path';
import type { EventData } from 'node:test';
import { run } from 'node:test';

const LONG = 'test/long/**/*.test.ts';
const ALL = ['{app,arca-simulator,arca-soap,bench,contract,domain,platform,sdk,services,test}/**/*.test.ts'];

interface Tally {
  passed: number;
  failed: number;
  readonly skipped: { readonly name: string; readonly reason: string }[];
  readonly failures: string[];
  readonly files: { readonly file: string; readonly seconds: number }[];
}

/** Its claim is how many runs fit into a time: it has the machine for itself, before the others begin. */
const ALONE = 'test/long/simulation.test.ts';
/** Begins before the others, so that it is not the one that everything waits for in the end. */
const LONGEST = 'test/long/kills.test.ts';

/** How many of the files that took longest are named. */
const SLOWEST = 12;

const long = process.argv.includes('--long');
const only = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

const exclude = (name: string): boolean => name.includes('node_modules');
const longFiles = new Set(globSync(LONG, { exclude }));
/** A folder stands for all the tests below it. */
const widen = (path: string): string =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ? join(path, '**/*.test.ts') : path;
const files = globSync(only.length > 0 ? only.map(widen) : long ? LONG : ALL, { exclude })
  .filter((file) => long || only.length > 0 || !longFiles.has(file))
  .sort();

const tally: Tally = { passed: 0, failed: 0, skipped: [], failures: [], files: [] };
const started = performance.now();

const is = (path: string) => (file: string) => file === normalize(path);
const alone = files.filter(is(ALONE));
const others = files.filter((file) => !is(ALONE)(file));
await runAll(alone);
await runAll([...others.filter(is(LONGEST)), ...others.filter((file) => !is(LONGEST)(file))]);
finish();

async function runAll(some: readonly string[]): Promise<void> {
  if (some.length === 0) return;
  const stream = run({
    files: some,
    // Two at a time: a test file may hold an embedded database of 0.8 GB.
    concurrency: 2,
    timeout: (long ? 24 : 7) * 60_000,
    // The embedded database is WebAssembly: optimising it costs a test file more than it ever gives back.
    execArgv: ['--disable-warning=ExperimentalWarning', '--liftoff-only'],
  });
  stream.on('test:pass', (data) => count(data, true));
  stream.on('test:fail', (data) => count(data, false));
  // What a test measured; the runner's own sums belong to no file.
  stream.on('test:diagnostic', ({ file, message }) => {
    if (file !== undefined) process.stdout.write(`${relative(process.cwd(), file)}: ${message}\n`);
  });
  stream.on('test:stdout', ({ message }) => process.stdout.write(message));
  stream.on('test:stderr', ({ message }) => process.stderr.write(message));
  stream.on('test:summary', ({ file, duration_ms }) => {
    if (file !== undefined)
      tally.files.push({ file: relative(process.cwd(), file), seconds: duration_ms / 1000 });
  });
  stream.resume();
  await once(stream, 'end');
}

function count(data: EventData.TestPass | EventData.TestFail, passed: boolean): void {
  // A file or a suite stands for its tests, which were counted already.
  if (data.details.type === 'suite' || (passed && data.nesting === 0 && isFile(data.name))) return;
  const where = data.file === undefined ? '' : ` (${relative(process.cwd(), data.file)}:${data.line ?? '?'})`;
  if (data.skip !== undefined && data.skip !== false) {
    const reason = data.skip === true ? 'no reason given' : data.skip;
    tally.skipped.push({ name: `${data.name}${where}`, reason });
  } else if (passed) tally.passed += 1;
  else {
    tally.failed += 1;
    const { error } = (data as EventData.TestFail).details;
    const cause =
      error.cause instanceof Error ? (error.cause.stack ?? error.cause.message) : String(error.cause);
    tally.failures.push(`✖ ${data.name}${where}\n${cause.replace(/^/gm, '    ')}`);
  }
}

function isFile(name: string): boolean {
  return name.endsWith('.test.ts');
}

function finish(): void {
  for (const failure of tally.failures) process.stdout.write(`\n${failure}\n`);
  tellSkips();
  tellSlowest();
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const skipped = tally.skipped.length === 0 ? '' : `, ${tally.skipped.length} skipped`;
  process.stdout.write(`\n${files.length} files in ${seconds} s\n`);
  process.stdout.write(`${tally.passed} passed, ${tally.failed} failed${skipped}\n`);
  if (files.length === 0) process.stdout.write('no test files were found\n');
  process.exitCode = tally.failed > 0 || tally.passed === 0 ? 1 : 0;
}

/** What must stay quick is kept so by knowing what is slow. */
function tellSlowest(): void {
  if (tally.files.length < SLOWEST) return;
  const slowest = tally.files.toSorted((one, other) => other.seconds - one.seconds).slice(0, SLOWEST);
  process.stdout.write('\nSlowest:\n');
  for (const { file, seconds } of slowest) process.stdout.write(`- ${seconds.toFixed(0)} s ${file}\n`);
}

/** Each skip with its reason; those that share one are told together. */
function tellSkips(): void {
  const byReason = Map.groupBy(tally.skipped, (skip) => skip.reason);
  if (byReason.size > 0) process.stdout.write('\nSkipped:\n');
  for (const [reason, skips] of byReason) {
    process.stdout.write(`- ${reason} (${skips.length} test${skips.length === 1 ? '' : 's'})\n`);
    for (const { name } of skips) process.stdout.write(`    ${name}\n`);
  }
}
