/** A small share of the simulated worlds on every run of the tests; thousands are in test/long. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { runUnbroken, seedsUpTo } from './command/run-unbroken.ts';
import { keptSeeds } from './seeds.ts';
import { simulate } from './simulate.ts';
import { openStoresNamed } from './stores/open-stores.ts';

const RUNS = 30;
const LEAST = { invoices: 10, lanes: 2, strikes: 3 };

suite('simulated worlds', () => {
  test('every promise is kept, whatever goes wrong, by the ledger of ARCA', async () => {
    const results = await runUnbroken({ store: 'memory', seeds: seedsUpTo(RUNS), jobs: 2 });
    for (const { seed, invoices, lanes, hits } of results) {
      const strikes = hits.reduce((sum, [, times]) => sum + times, 0);
      const isWorthIt = invoices >= LEAST.invoices && lanes >= LEAST.lanes && strikes >= LEAST.strikes;
      assert.ok(isWorthIt, `seed ${seed}: ${invoices} invoices in ${lanes} lanes met ${strikes} troubles`);
    }
  });

  test('what once broke a promise does not break it again', async () => {
    const kept = keptSeeds().filter(({ store }) => store === 'memory');
    const seeds = [...new Set(kept.map(({ seed }) => seed))];
    await runUnbroken({ store: 'memory', seeds, jobs: 2 });
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
