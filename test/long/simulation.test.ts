/** Thousands of simulated worlds, each with its own troubles: no promise is broken, and no kind of trouble goes untried. */
import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { suite, test } from 'node:test';
import { withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { histogramOf, neverMet, tellFailure, tellHistogram } from '../simulation/command/report.ts';
import { runMany } from '../simulation/command/run-many.ts';
import { keptSeeds } from '../simulation/seeds.ts';
import type { StoreName } from '../simulation/stores/port.ts';

const RUNS = 2000;
const RUNS_ON_SQL = 100;
/** A hundred take some minutes: `npm run simulate -- --store postgres --runs 100`. */
const RUNS_ON_SERVED = 30;

async function keepsEveryPromise(store: StoreName, seeds: readonly number[], jobs: number) {
  const results = await runMany({ store, seeds, jobs });
  const failures = results.filter(({ violations }) => violations.length > 0);
  assert.equal(failures.length, 0, failures.map((failure) => tellFailure(failure, store)).join('\n'));
  return results;
}

const upTo = (runs: number) => Array.from({ length: runs }, (_, index) => index + 1);

suite('simulated worlds, many of them', () => {
  test(`${RUNS} in memory: every promise is kept, and every kind of trouble was met`, async (context) => {
    const results = await keepsEveryPromise('memory', upTo(RUNS), availableParallelism());
    const histogram = histogramOf(results);
    context.diagnostic(`times, runs\n${tellHistogram(histogram)}`);
    assert.deepEqual(neverMet(histogram), []);
  });

  test(`${RUNS_ON_SQL} on the embedded PostgreSQL, and those that once broke a promise there`, async () => {
    const kept = keptSeeds().filter(({ store }) => store === 'pglite');
    await keepsEveryPromise('pglite', [...kept.map(({ seed }) => seed), ...upTo(RUNS_ON_SQL)], 1);
  });
});

await withTestServer('simulated worlds on a served PostgreSQL', () => {
  test(`${RUNS_ON_SERVED}, in which the steps of several workers meet in the server`, async () => {
    const kept = keptSeeds().filter(({ store }) => store === 'postgres');
    const seeds = [...kept.map(({ seed }) => seed), ...upTo(RUNS_ON_SERVED)];
    await keepsEveryPromise('postgres', seeds, availableParallelism());
  });
});
