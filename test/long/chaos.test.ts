/** Real processes on real stores, killed while they work: the short form of what `test/fleet/play-chaos.ts` plays. */
import { it } from 'node:test';
import { findTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { runChaos } from '../fleet/chaos.ts';
import { startOwnPostgres, startOwnRedis } from '../fleet/own-servers.ts';

it('two doors, three issuing, two gateways: a kill every second, Redis flushed, PostgreSQL crashed: each invoice once', async (test) => {
  const redis = await startOwnRedis();
  // Its own where it may crash one; else the one that others use, which stays up.
  const postgres = await startOwnPostgres();
  try {
    const server = await findTestServer(postgres?.url);
    if ('reason' in server) {
      test.skip(server.reason);
      return;
    }
    const result = await runChaos({
      server,
      rounds: 5,
      seed: 1,
      say: (text) => test.diagnostic(text),
      ...(redis === null ? {} : { redis }),
      ...(postgres === null ? {} : { crash: postgres.crash }),
    });
    test.diagnostic(JSON.stringify(result));
  } finally {
    await postgres?.close();
    await redis?.close();
  }
});
