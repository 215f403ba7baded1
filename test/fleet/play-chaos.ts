/** `node test/fleet/play-chaos.ts --rounds 100 --seed 1`: the long form of the fleet's chaos, by hand. */
import { parseArgs } from 'node:util';
import { findTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { runChaos } from './chaos.ts';
import { startOwnPostgres, startOwnRedis } from './own-servers.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
});

const redis = await startOwnRedis();
const postgres = await startOwnPostgres();
if (redis === null || postgres === null) throw new Error('redis-server and PostgreSQL have to be installed');
try {
  const server = await findTestServer(postgres.url);
  if ('reason' in server) throw new Error(server.reason);
  const result = await runChaos({
    server,
    redis,
    crash: postgres.crash,
    rounds: Number(values.rounds),
    seed: Number(values.seed),
    say: (text) => process.stdout.write(`${text}\n`),
  });
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} finally {
  await postgres.close();
  await redis.close();
}
