// The bodies that the documentation offers to whoever tries the API are sent to it as they are.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { createWorld, type World } from '../world.ts';

let world: World;

before(async () => {
  world = await createWorld({ clock: simulatedClock(Date.parse('2026-11-22T15:00:00Z')) });
});
after(() => world.close());

test('every example body of the documentation is judged without a fault, and none is missing at either door', async () => {
  const { paths } = (await world.call('GET', '/openapi.json')).body;
  const offered = ['/v1/invoices', '/v1/invoices/preview'].map((path) => {
    const { examples } = paths[path].post.requestBody.content['application/json'];
    return Object.values(examples) as { summary: string; value: object }[];
  });
  assert.deepEqual(offered[0], offered[1]);
  assert.ok(offered[0] !== undefined && offered[0].length > 0);
  for (const { summary, value } of offered[0]) {
    const told = await world.call('POST', '/v1/invoices/preview', value);
    assert.equal(told.status, 200, summary);
    assert.deepEqual(told.body.faults, [], summary);
  }
});
