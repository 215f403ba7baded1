import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryBreakers } from '../breaker/memory-breakers.ts';
import { memoryHealth } from './memory-health.ts';
import { sparingHealth } from './sparing-health.ts';

test('that a service answers is noted once in a while, and at once after it failed', async () => {
  const health = sparingHealth(memoryHealth(memoryBreakers()), () => () => {});
  const seen = async () => (await health.all()).map((row) => [row.last_ok_at, row.failures_in_a_row]);
  await health.recordOk('simulator', 'wsfe', 1000, 5);
  await health.recordOk('simulator', 'wsfe', 1999, 5);
  assert.deepEqual(await seen(), [[1000, 0]]);
  await health.recordOk('simulator', 'wsfe', 2000, 5);
  assert.deepEqual(await seen(), [[2000, 0]]);
  await health.recordFailure('simulator', 'wsfe', 2001, 'down');
  assert.deepEqual(await seen(), [[2000, 1]]);
  await health.recordOk('simulator', 'wsfe', 2002, 5);
  assert.deepEqual(await seen(), [[2002, 0]]);
  // A clock that was set back must not silence it.
  await health.recordOk('simulator', 'wsfe', 500, 5);
  assert.deepEqual(await seen(), [[500, 0]]);
});
