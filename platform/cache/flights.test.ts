/** Sharing must never turn into remembering. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { currentScope, forOrganizations } from '../database/scope.ts';
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

test('callers of one turn go together, and whoever comes once it has left is told nothing older than its question', async () => {
  const flights = createFlights();
  let fact = 'before';
  const departures = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let left = 0;
  const ask = () =>
    flights.together('a', async () => {
      const told = `${fact} ${left}`;
      const departure = departures[left];
      left += 1;
      await departure?.promise;
      return told;
    });
  const first = [ask(), Promise.resolve().then(ask)];
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(left, 1);
  fact = 'after';
  const late = ask();
  for (const { resolve } of departures) resolve();
  assert.deepEqual(await Promise.all([...first, late]), ['before 0', 'before 0', 'after 1']);
  await flights.landed();
});

test('those of one organisation never share what another sees', async () => {
  const flights = createFlights();
  let flown = 0;
  const look = async () => {
    flown += 1;
    return currentScope();
  };
  const fly = (how: 'once' | 'together') => (organization: string) =>
    forOrganizations([organization], () => flights[how]('all', look));
  for (const how of ['once', 'together'] as const) {
    flown = 0;
    const seen = await Promise.all(['org_a', 'org_b', 'org_a'].map(fly(how)));
    assert.deepEqual([seen, flown], [['org_a', 'org_b', 'org_a'], 2]);
  }
});
