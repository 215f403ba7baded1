/** Seeds that once broke a promise: they are run again for ever. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreName } from './stores/port.ts';

export interface KeptSeed {
  readonly seed: number;
  readonly store: StoreName;
  /** What broke, and why it no longer does. */
  readonly why: string;
}

const FOLDER = join(import.meta.dirname, 'seeds');

export function keptSeeds(): readonly KeptSeed[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')));
}

export function keepSeed(kept: KeptSeed): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${kept.store}-${kept.seed}.json`), `${JSON.stringify(kept, null, 2)}\n`);
}
