/** A hundred thousand spoiled requests at the pretended ARCA: `SEED=n` in front repeats a run; the seed is printed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runFuzz } from '../../arca-simulator/testing/fuzz/run-fuzz.ts';

const COUNT = 100_000;
const seed = Number(process.env['SEED'] ?? Date.now() % 4_294_967_296);

test(`${COUNT} spoiled requests to every service, seed ${seed}: no crash, no hang, no defect, no wrong comprobante`, async (context) => {
  const { authorized, statuses } = await runFuzz(seed, COUNT);
  context.diagnostic(
    `seed ${seed}: ${authorized} authorised; ${[...statuses].map((entry) => entry.join(': ')).join(', ')}`,
  );
  assert.ok(authorized > 100);
});
