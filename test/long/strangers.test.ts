/** The same as in `npm test`, on a served PostgreSQL: what its queries tell is not what an embedded one's do by chance. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestPostgres, withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { tryStrangers } from '../strangers/try-strangers.ts';
import { createWorld } from '../world.ts';

await withTestServer('on a served PostgreSQL', (server) => {
  test('every route, asked about the real ids of an organisation by everybody else, tells nothing and changes nothing', async (context) => {
    const world = await createWorld({
      database: await openTestPostgres(server),
      // They ask more than strangers may, and are to be told what they would be told of each.
      limits: { addressRequests: 0, addressFailures: 0 },
    });
    try {
      const { routes, requests, served, findings } = await tryStrangers(world, { thorough: true });
      context.diagnostic(
        `${routes} routes, ${requests} requests of strangers, ${served} of the owner served`,
      );
      assert.deepEqual(findings, []);
      assert.ok(requests > 20 * routes);
    } finally {
      await world.close();
    }
  });
});
