/** Lets a mutant run in a process of its own, seed after seed, until it breaks a promise or has run long enough. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Mutant } from './mutants.ts';

export interface Hunted {
  readonly name: string;
  readonly caught: boolean;
  /** How many runs were made until then. */
  readonly runs: number;
  /** The promise that it broke, or what went wrong with the hunt itself. */
  readonly by: string;
}

const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

export function hunt({ name }: Mutant, runs: number, jobs: number, first = 1): Promise<Hunted> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        `--import=${path('./mutate.ts')}`,
        path('./until-broken.ts'),
        String(runs),
        String(jobs),
        String(first),
      ],
      { env: { ...process.env, MUTANT: name }, stdio: ['ignore', 'pipe', 'pipe'] },
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
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(`${name}: ${complaints}`));
      resolve({ name, ...JSON.parse(told) });
    });
  });
}
