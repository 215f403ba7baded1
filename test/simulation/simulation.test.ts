/** A small share of the simulated worlds on every run of the tests; thousands are in test/long. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { tellFailure } from './command/report.ts';
import { runMany } from './command/run-many.ts';
import { keptSeeds } from './seeds.ts';
import { simulate } from './simulate.ts';
import { openStoresNamed } from './stores/open-stores.ts';
import type { StoreName } from './stores/port.ts';

const RUNS = 30;
const LEAST = { invoices: 10, lanes: 2, strikes: 3 };

async function runOn(store: StoreName, seeds: readonly number[], jobs: number) {
  const results = await runMany({ store, seeds, jobs });
  const failures = results.filter(({ violations }) => violations.length > 0);
  assert.equal(failures.length, 0, failures.map((failure) => tellFailure(failure, store)).join('\n'));
  return results;
}

suite('simulated worlds', () => {
  test('every promise is kept, whatever goes wrong, by the ledger of ARCA', async () => {
    const results = await runOn(
      'memory',
      Array.from({ length: RUNS }, (_, index) => index + 1),
      2,
    );
    for (const { seed, invoices, lanes, hits } of results) {
      const strikes = hits.reduce((sum, [, times]) => sum + times, 0);
      const isWorthIt = invoices >= LEAST.invoices && lanes >= LEAST.lanes && strikes >= LEAST.strikes;
      assert.ok(isWorthIt, `seed ${seed}: ${invoices} invoices in ${lanes} lanes met ${strikes} troubles`);
    }
  });

  test('what once broke a promise does not break it again', async () => {
    const kept = keptSeeds().filter(({ store }) => store === 'memory');
    if (kept.length > 0) await runOn('memory', [...new Set(kept.map(({ seed }) => seed))], 2);
  });

  for (const store of ['memory', 'pglite'] as const) {
    test(`one seed is one world, step by step: on ${store}`, async () => {
      const stores = await openStoresNamed(store);
      try {
        const before = await simulate(7, stores);
        await simulate(8, stores);
        const again = await simulate(7, stores);
        assert.deepEqual(again.trace, before.trace);
        assert.equal(again.hash, before.hash);
        assert.deepEqual([...before.violations, ...again.violations], []);
      } finally {
        await stores.close();
      }
    });
  }
});
