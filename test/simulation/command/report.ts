/** What many runs come to, in words: what broke and how to see it again, and what troubles there were. */
import { spawnSync } from 'node:child_process';
import { KINDS, type Kind } from '../faults/kinds.ts';
import type { StoreName } from '../stores/port.ts';
import type { Result } from './run-many.ts';

/** Runs in which each trouble was met, and how often in all. */
export type Histogram = ReadonlyMap<Kind, { readonly runs: number; readonly times: number }>;

export function histogramOf(results: readonly Result[]): Histogram {
  const histogram = new Map(KINDS.map((kind) => [kind, { runs: 0, times: 0 }]));
  for (const { hits } of results) {
    for (const [kind, times] of hits) {
      const before = histogram.get(kind) ?? { runs: 0, times: 0 };
      histogram.set(kind, { runs: before.runs + 1, times: before.times + times });
    }
  }
  return histogram;
}

export const neverMet = (histogram: Histogram): readonly Kind[] =>
  KINDS.filter((kind) => histogram.get(kind)?.times === 0);

/** `whole` tells also what no run met: few runs meet few troubles, and a list of noughts says nothing of them. */
export function tellHistogram(histogram: Histogram, whole: boolean): string {
  const unmet = neverMet(histogram);
  const told = whole ? KINDS : KINDS.filter((kind) => !unmet.includes(kind));
  const lines = told.map((kind) => {
    const { runs, times } = histogram.get(kind) ?? { runs: 0, times: 0 };
    return `${String(times).padStart(8)} ${String(runs).padStart(7)}  ${kind}`;
  });
  if (told.length < KINDS.length)
    lines.push(`                  and ${unmet.length} kinds of trouble that no run met`);
  return lines.join('\n');
}

export function tellFailure({ seed, violations }: Result, store: StoreName): string {
  return [
    `✖ seed ${seed}, store ${store}, commit ${commit()}`,
    ...violations.map((violation) => `    ${violation}`),
    `    npm run simulate -- --seed ${seed} --runs 1 --store ${store} --trace`,
  ].join('\n');
}

function commit(): string {
  const { stdout } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' });
  return typeof stdout === 'string' && stdout.trim() !== '' ? stdout.trim() : 'unknown';
}
