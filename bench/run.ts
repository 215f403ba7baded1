/** Runs the benchmarks one after another, each in a process of its own: `npm run bench [-- name…] [--json]`. */
import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

const BENCHMARKS = ['pdf', 'issue', 'soap', 'simulator'] as const;

const asJson = process.argv.includes('--json');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = wanted.filter((name) => !BENCHMARKS.some((known) => known === name));
if (unknown.length > 0) {
  process.stderr.write(`No such benchmark: ${unknown.join(', ')}. There are: ${BENCHMARKS.join(', ')}\n`);
  process.exit(1);
}

const results: Record<string, unknown> = {};
for (const name of wanted.length > 0 ? wanted : BENCHMARKS) {
  if (!asJson) process.stdout.write(`\n== ${name}\n`);
  const { status, stdout } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL(`./${name}.ts`, import.meta.url)), ...(asJson ? ['--json'] : [])],
    { stdio: ['ignore', asJson ? 'pipe' : 'inherit', 'inherit'], encoding: 'utf8' },
  );
  if (status !== 0) process.exit(status ?? 1);
  if (asJson) results[name] = JSON.parse(stdout);
}

const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memory_gb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  platform: `${process.platform}-${process.arch}`,
};
if (asJson) process.stdout.write(`${JSON.stringify({ machine, results })}\n`);
else process.stdout.write(`\n${Object.values(machine).join(' · ')}\n`);
