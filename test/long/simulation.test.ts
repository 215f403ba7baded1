/** Thousands of simulated worlds, each with its own troubles: no promise is broken, and no kind of trouble goes untried. */
import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { test } from 'node:test';
import { histogramOf, neverMet, tellHistogram } from '../simulation/command/report.ts';
import { runUnbroken, seedsUpTo } from '../simulation/command/run-unbroken.ts';

const RUNS = 2000;

test(`${RUNS} worlds in memory: every promise is kept, and every kind of trouble was met`, async () => {
  const started = performance.now();
  const results = await runUnbroken({
    store: 'memory',
    seeds: seedsUpTo(RUNS),
    jobs: availableParallelism(),
  });
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage();
  const histogram = histogramOf(results);
  process.stdout.write(`   times in runs  trouble\n${tellHistogram(histogram, true)}\n`);
  process.stdout.write(
    `${RUNS} simulated worlds in ${seconds.toFixed(0)} s, ${((user + system) / 1000 / RUNS).toFixed(0)} ms of CPU each\n`,
  );
  assert.deepEqual(neverMet(histogram), []);
});
