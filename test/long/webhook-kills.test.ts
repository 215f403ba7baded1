/** Who tells customers, killed while much is to be told: the short form of what `test/fleet/play-webhook-kills.ts` plays. */
import { it } from 'node:test';
import { findTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { killWebhooks } from '../fleet/kill-webhooks.ts';
import { startOwnRedis } from '../fleet/own-servers.ts';

it('doors, issuing, a gateway and two that tell, killed with a thousand deliveries waiting: none is lost', async (test) => {
  const redis = await startOwnRedis();
  try {
    const server = await findTestServer();
    if ('reason' in server) {
      test.skip(server.reason);
      return;
    }
    const result = await killWebhooks({
      server,
      rounds: 5,
      seed: 2,
      say: (text) => test.diagnostic(text),
      ...(redis !== null && { redis }),
    });
    test.diagnostic(JSON.stringify(result));
  } finally {
    await redis?.close();
  }
});
