/** Simulated worlds on the real SQL, embedded and served, and the seeds that once broke a promise there. */
import { availableParallelism } from 'node:os';
import { suite, test } from 'node:test';
import { withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { runUnbroken, seedsUpTo } from '../simulation/command/run-unbroken.ts';
import { keptSeeds } from '../simulation/seeds.ts';
import type { StoreName } from '../simulation/stores/port.ts';

const RUNS_EMBEDDED = 100;
/** A hundred take some minutes: `npm run simulate -- --store postgres --runs 100`. */
const RUNS_SERVED = 30;

const keptOn = (store: StoreName): readonly number[] =>
  keptSeeds()
    .filter((kept) => kept.store === store)
    .map(({ seed }) => seed);

suite('simulated worlds on the embedded PostgreSQL', () => {
  test(`${RUNS_EMBEDDED}, and those that once broke a promise there`, async () => {
    await runUnbroken({
      store: 'pglite',
      seeds: [...keptOn('pglite'), ...seedsUpTo(RUNS_EMBEDDED)],
      jobs: 1,
    });
  });
});

await withTestServer('simulated worlds on a served PostgreSQL', () => {
  test(`${RUNS_SERVED}, in which the steps of several workers meet in the server`, async () => {
    await runUnbroken({
      store: 'postgres',
      seeds: [...keptOn('postgres'), ...seedsUpTo(RUNS_SERVED)],
      jobs: availableParallelism(),
    });
  });
});
