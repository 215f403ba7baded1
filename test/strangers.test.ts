/** Nobody learns anything of another organisation: every route there is, asked by everybody who should not be told. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { tryStrangers } from './strangers/try-strangers.ts';
import { createWorld, type World } from './world.ts';

let world: World;
before(async () => {
  // They ask more than strangers may, and are to be told what they would be told of each.
  world = await createWorld({ limits: { addressRequests: 0, addressFailures: 0 } });
});
after(() => world.close());

test('every route, asked about the real ids of an organisation by everybody else, tells nothing and changes nothing', async (context) => {
  const { routes, requests, served, findings } = await tryStrangers(world, { thorough: false });
  context.diagnostic(`${routes} routes, ${requests} requests of strangers, ${served} of the owner served`);
  assert.deepEqual(findings, []);
  assert.ok(requests > 20 * routes);
  assert.ok(served > routes / 2);
});
