// Whatever arrives, every service answers and nothing that is not a comprobante is authorised; the long run is elsewhere.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runFuzz } from '../testing/fuzz/run-fuzz.ts';

const SEED = 20261126;

test('3,000 spoiled requests to every service: an answer to each, no defect, a ledger of valid comprobantes alone', async () => {
  const { authorized, statuses } = await runFuzz(SEED, 3000);
  assert.ok(authorized > 10, `only ${authorized} were still good`);
  for (const status of [200, 400, 500])
    assert.ok((statuses.get(status) ?? 0) > 50, `${status}: ${statuses.get(status)}`);
});
