/** The results that are kept, and the pages that are written from them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../results.ts';
import { composePerformance, type Kept } from './performance.ts';

const FOLDER = join(ROOT, 'bench', 'results');

export const readKept = (): readonly Kept[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ file, result: JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) }));

/** Path from the root → what it should say. */
export function composePages(): ReadonlyMap<string, string> {
  const kept = readKept();
  return new Map([
    ['docs/performance.md', composePerformance(kept, 'en')],
    ['docs/rendimiento.md', composePerformance(kept, 'es')],
  ]);
}
