/** What a worker took ahead and has no place for is lost to nobody, and goes where it should. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { forEverybody, forOrganizations } from '@arca-api/platform/database/scope';
import { answered, openWebhooks, type Posted, type World } from '../testing/open-webhooks.ts';
import type { DeliveryRow } from './deliveries.store.ts';

/** Its workers have one place each. */
let world: World;
beforeEach(async () => {
  world = await openWebhooks(undefined, { concurrency: 1 });
});
afterEach(() => world.close());

const idOf = ({ headers }: Posted): string => headers['webhook-id'] ?? '';
const pendingOf = (endpoint: string): Promise<readonly DeliveryRow[]> =>
  forEverybody('a test', () =>
    world.webhooks.deliveryLog.ofEndpoint(endpoint, { after: null, limit: 10, state: 'pending' }),
  );

test('an endpoint that has moved is told at its new address of what was taken for the old one and had to wait for a place', async () => {
  const { id } = await world.addEndpoint('org_a');
  const owner = { organization: 'org_a', mode: 'test', by: 'key_1' } as const;
  const leave = Promise.withResolvers<void>();
  world.answer(async () => {
    await leave.promise;
    return answered(200);
  });
  await world.tell({});
  const second = await world.tell({});
  await world.clock.advance(1000);
  world.work();
  await world.clock.advance(100);
  assert.equal(world.posted.length, 1);
  const taken = await pendingOf(id);
  assert.equal(taken.filter(({ lease }) => lease !== null).length, 2, 'the second is taken ahead');
  await forOrganizations(['org_a'], () => world.webhooks.change(owner, id, { url: 'https://new.example/' }));
  await world.clock.advance(5000);
  leave.resolve();
  await world.clock.advance(1000);
  assert.deepEqual(
    world.posted.map((one) => [idOf(one) === second.id, one.url]),
    [
      [false, 'https://org_a.example/hook'],
      [true, 'https://new.example/'],
    ],
  );
});

test('what one worker took ahead and has no place for is attempted by another that has one', async () => {
  const { id } = await world.addEndpoint('org_a');
  world.answer(() => new Promise(() => {}));
  for (let one = 0; one < 3; one++) await world.tell({});
  await world.clock.advance(1000);
  world.work();
  await world.clock.advance(100);
  assert.equal(world.posted.length, 1);
  world.work();
  await world.clock.advance(3000);
  assert.equal(world.posted.length, 2);
  const rows = await pendingOf(id);
  assert.equal(
    rows.filter(({ lease }) => lease !== null).length,
    2,
    'the third waits for whoever has a place',
  );
});

test('a worker that stops gives back what it took ahead and what nobody answered, as if it had not been taken', async () => {
  const { id } = await world.addEndpoint('org_a');
  world.answer(() => new Promise(() => {}));
  await world.tell({});
  await world.tell({});
  await world.clock.advance(1000);
  const stop = world.work();
  await world.clock.advance(1000);
  assert.equal(world.posted.length, 1);
  await stop();
  const rows = await pendingOf(id);
  assert.deepEqual(
    rows.map(({ lease, tries, attempts }) => [lease, tries, attempts]),
    [
      [null, 0, 0],
      [null, 0, 0],
    ],
  );
  world.answer(() => answered(200));
  world.work();
  await world.clock.advance(1000);
  assert.equal(world.posted.length, 3);
});
