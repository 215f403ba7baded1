/** `node test/fleet/play-webhook-kills.ts --rounds 100 --seed 1`: the long form of the kills of those who tell, by hand. */
import { parseArgs } from 'node:util';
import { findTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { killWebhooks } from './kill-webhooks.ts';
import { startOwnRedis } from './own-servers.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
});

const redis = await startOwnRedis();
if (redis === null) throw new Error('redis-server has to be installed');
try {
  const server = await findTestServer();
  if ('reason' in server) throw new Error(server.reason);
  const result = await killWebhooks({
    server,
    redis,
    rounds: Number(values.rounds),
    seed: Number(values.seed),
    say: (text) => process.stdout.write(`${text}\n`),
  });
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} finally {
  await redis.close();
}
