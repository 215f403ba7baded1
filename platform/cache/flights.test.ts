/** Sharing must never turn into remembering. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFlights } from './flights.ts';

test('callers at the same time share one asking, and the next one asks anew', async () => {
  let asked = 0;
  const flights = createFlights();
  const ask = (key: string) => flights.once(key, async () => `${key}${++asked}`);
  assert.deepEqual(await Promise.all([ask('a'), ask('a'), ask('b')]), ['a1', 'a1', 'b2']);
  assert.equal(await ask('a'), 'a3');
});

test('a failure is shared by those who waited for it, and not kept', async () => {
  let asked = 0;
  const flights = createFlights();
  const ask = () =>
    flights.once('a', async () => {
      asked += 1;
      if (asked === 1) throw new Error('first');
      return asked;
    });
  const both = await Promise.allSettled([ask(), ask()]);
  assert.deepEqual(
    both.map((one) => one.status),
    ['rejected', 'rejected'],
  );
  assert.equal(await ask(), 2);
});
