/** What the pages on performance say is what was measured. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { type Result, ROOT, type Row, US } from '../results.ts';
import { composePages } from './kept.ts';
import { composePerformance, type Kept } from './performance.ts';

it('the pages tell the kept results, and nothing else', () => {
  for (const [path, text] of composePages()) {
    assert.equal(readFileSync(join(ROOT, path), 'utf8'), text, 'run node bench/report/generate.ts');
  }
});

const row = (suite: string, id: string, who: string, figures: Row['figures']): Row => ({
  suite,
  id,
  who,
  store: who === US ? 'embedded' : null,
  arca_ms: 300,
  figures,
});

/** A run of ours and of one peer, of which one figure reaches its target and one does not. */
const ran = (at: string, last_ms: number, suites = ['issue', 'peers', 'special']): Kept => {
  const rows = [
    row('issue', 'at-once-50', US, { authorized: 50, last_ms }),
    row('peers', 'at-once-50', 'afip.ts', { authorized: 1, last_ms: 786 }),
    row('special', 'lost', US, { invoices: 1 }),
  ];
  const result: Result = {
    at,
    commit: 'abc',
    changed: false,
    machine: { cpu: 'a CPU', cores: 2, memory_gb: 8, load_before: 0, yardstick_ms: [20, 21] },
    versions: { node: 'v24.0.0' },
    asked: ['whole'],
    rows: rows.filter(({ suite }) => suites.includes(suite)),
  };
  return { file: `${at}.json`, result };
};
const cells = (page: string, start: string): string[][] =>
  page
    .split('\n')
    .filter((line) => line.startsWith(`| ${start}`))
    .map((line) =>
      line
        .split('|')
        .slice(2, -1)
        .map((cell) => cell.trim()),
    );

it('a target that is missed is called missed, beside the target', () => {
  const page = composePerformance([ran('2026-01-01', 1234)], 'en');
  assert.deepEqual(cells(page, '50 at once, one punto de venta, 300 ms: ms to the last')[0], [
    '**1,234** missed',
    '–',
    '≤ 700',
  ]);
  assert.deepEqual(cells(page, 'Answer lost')[0], ['1 ✓', '–', '= 1']);
  assert.doesNotMatch(page, /\{\w+\}|undefined|NaN/);
  assert.match(composePerformance([ran('2026-01-01', 1234)], 'es'), /\*\*1\.234\*\* no alcanzado/);
});

it('peers are beside what was measured in their own run, never in another', () => {
  const older = ran('2026-01-01', 600);
  const newer = ran('2026-01-02', 500, ['issue']);
  const page = composePerformance([older, newer], 'en');
  assert.deepEqual(cells(page, '50 at once, one punto de venta, 300 ms: ms to the last'), [
    ['600 ✓', '–', '≤ 700'],
    ['600', '–', '–', '786', '–', '–'],
  ]);
  assert.throws(() => composePerformance([newer], 'en'), /one run/);
});
