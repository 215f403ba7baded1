/** Lets a mutant run in a process of its own, until it breaks a promise or has run long enough. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BySeeds, ByTest, Mutant } from './mutant.ts';

export interface Hunted {
  readonly name: string;
  readonly caught: boolean;
  /** How many runs were made until then. */
  readonly runs: number;
  /** The promise that it broke, or what went wrong with the hunt itself. */
  readonly by: string;
}

/** What of the mutant is in the code: its mistake too, or only what is taken away because it would hide it. */
export type Made = 'whole' | 'safeguards';

const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const ROOT = path('../../../');
/** Long enough for a test that ends; one that waits for what never comes has noticed, too. */
const TEST_MS = 15_000;

/** Seed after seed. */
export async function hunt(
  { name }: Mutant,
  { first, runs }: BySeeds,
  jobs: number,
  made: Made = 'whole',
): Promise<Hunted> {
  const args = [path('./until-broken.ts'), ...[runs, jobs, first].map(String)];
  const { code, told, complaints } = await start(name, made, args);
  if (code !== 0) throw new Error(`${name}: ${complaints}`);
  return { name, ...JSON.parse(told) };
}

/** By a test, which has to be among those that ran. */
export async function huntByTest(
  { name }: Mutant,
  { file, test }: ByTest,
  made: Made = 'whole',
): Promise<Hunted> {
  const args = [
    '--test',
    '--test-isolation=none',
    '--test-reporter=spec',
    '--test-force-exit',
    `--test-timeout=${TEST_MS}`,
    `--test-name-pattern=${test}`,
    file,
  ];
  const { code, told } = await start(name, made, args);
  const line = told.split('\n').find((one) => one.includes(test)) ?? '';
  if (line === '') throw new Error(`${name}: no test of ${file} is like ${test}`);
  return { name, caught: code !== 0 && line.includes('✖'), runs: 1, by: line.trim() };
}

interface Ended {
  readonly code: number | null;
  readonly told: string;
  readonly complaints: string;
}

function start(name: string, made: Made, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', `--import=${path('./mutate.ts')}`, ...args],
      { cwd: ROOT, env: { ...env, MUTANT: name, MUTANT_ONLY: made }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let told = '';
    let complaints = '';
    child.stdout.on('data', (text) => {
      told += text;
    });
    child.stderr.on('data', (text) => {
      complaints += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, told, complaints }));
  });
}
