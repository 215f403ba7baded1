import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryBreakers } from '../breaker/memory-breakers.ts';
import { memoryHealth } from './memory-health.ts';
import { type SparingHealth, sparingHealth } from './sparing-health.ts';

test('that a service answers is noted once in a while, and at once after it failed', async () => {
  const store = memoryHealth(memoryBreakers());
  const health = sparingHealth(store, () => () => {});
  const seen = async () => (await health.all()).map((row) => [row.last_ok_at, row.failures_in_a_row]);
  await health.recordOk('simulator', 'wsfe', 1000, 5, 'read');
  await health.recordOk('simulator', 'wsfe', 1999, 5, 'read');
  assert.deepEqual(await seen(), [[1000, 0]]);
  await health.recordOk('simulator', 'wsfe', 2000, 5, 'read');
  assert.deepEqual(await seen(), [[2000, 0]]);
  await health.recordFailure('simulator', 'wsfe', 2001, { methods: 'read', error: 'down', isIll: true });
  assert.deepEqual(await seen(), [[2000, 1]]);
  await health.recordOk('simulator', 'wsfe', 2002, 5, 'read');
  assert.deepEqual(await seen(), [[2002, 0]]);
  // A clock that was set back must not silence it.
  await health.recordOk('simulator', 'wsfe', 500, 5, 'read');
  assert.deepEqual(await seen(), [[500, 0]]);
});

test('failures in a row are counted by what was asked, over all processes, until one of them has success with it', async () => {
  const store = memoryHealth(memoryBreakers());
  const open = () => sparingHealth(store, () => () => {});
  const [one, other] = [open(), open()];
  const fail = (health: SparingHealth, methods: 'read' | 'authorise', isIll = true) =>
    health.recordFailure('simulator', 'wsfe', 1, { methods, error: 'down', isIll });
  await other.recordOk('simulator', 'wsfe', 0, 5, 'read');
  const counted = [await fail(one, 'read'), await fail(other, 'read'), await fail(one, 'authorise')];
  assert.deepEqual([...counted, await fail(one, 'read', false)], [1, 2, 1, 2]);
  await other.recordOk('simulator', 'wsfe', 2, 5, 'read');
  assert.deepEqual(
    [await store.inARow('simulator', 'wsfe', 'read'), await store.inARow('simulator', 'wsfe', 'authorise')],
    [0, 1],
  );
  // A success is noted at once by whoever met a failure, whatever else went well meanwhile.
  await fail(one, 'authorise');
  await one.recordOk('simulator', 'wsfe', 3, 5, 'read');
  await one.recordOk('simulator', 'wsfe', 4, 5, 'authorise');
  assert.equal(await store.inARow('simulator', 'wsfe', 'authorise'), 0);
  // What went well between two notes ends its failures with the next note.
  await fail(one, 'authorise');
  await other.recordOk('simulator', 'wsfe', 900, 5, 'authorise');
  await other.recordOk('simulator', 'wsfe', 1_002, 5, 'read');
  assert.equal(await store.inARow('simulator', 'wsfe', 'authorise'), 0);
});
