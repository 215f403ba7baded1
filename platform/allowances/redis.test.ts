import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { systemClock } from '../clock/system.ts';
import type { Redis } from '../redis/open-redis.ts';
import { openTestRedis, withTestRedis } from '../redis/testing/open-test-redis.ts';
import { allowancesConformance } from './conformance.ts';
import { allowancesInBlocks } from './in-blocks.ts';
import { memoryAllowances } from './memory.ts';
import { redisAllowances } from './redis.ts';
import { allowancesWithFallback } from './with-fallback.ts';

await withTestRedis('allowances on Redis', ({ url }) => {
  let redis: Redis;
  let neighbour: Redis;
  before(async () => {
    redis = await openTestRedis(url);
    neighbour = await openTestRedis(url, { prefix: redis.prefix });
  });
  after(() => Promise.all([redis.close(), neighbour.close()]));

  const pass = (ms: number) => systemClock.sleep(ms);
  allowancesConformance('Redis', async () => ({
    allowances: redisAllowances(redis),
    elsewhere: redisAllowances(neighbour),
    pass,
  }));
  allowancesConformance('Redis in blocks', async () => ({
    allowances: allowancesInBlocks(redisAllowances(redis), systemClock),
    elsewhere: allowancesInBlocks(redisAllowances(neighbour), systemClock),
    pass,
  }));

  test('what was used is kept until it has come back, and nothing is kept of looking or of a refusal', async () => {
    const allowances = redisAllowances(redis);
    const wanted = { key: 'ends', quota: 10, windowMs: 1000, cost: 2 };
    await allowances.draw([{ ...wanted, cost: 0 }]);
    const kept = () => redis.ask((client) => client.pttl(`${redis.prefix}allowance:ends`));
    assert.equal(await kept(), -2);
    await allowances.draw([wanted]);
    const left = await kept();
    assert.ok(left > 100 && left <= 200, `${left} ms`);
  });

  test('a script that the server has forgotten is told again', async () => {
    await redis.ask((client) => client.script('FLUSH'));
    const wanted = { key: 'forgotten', quota: 1, windowMs: 60_000, cost: 1 };
    assert.equal((await redisAllowances(redis).draw([wanted])).granted, true);
    assert.equal((await redisAllowances(redis).draw([wanted])).granted, false);
  });

  test('while the server is away this process counts by itself', async () => {
    const gone = await openTestRedis(url);
    const allowances = allowancesWithFallback({
      shared: redisAllowances(gone),
      own: memoryAllowances(systemClock),
      clock: systemClock,
    });
    const wanted = { key: 'away', quota: 2, windowMs: 3_600_000, cost: 1 };
    await allowances.draw([wanted]);
    await gone.ask((client) => Promise.resolve(client.disconnect()));
    const granted: boolean[] = [];
    for (let i = 0; i < 3; i++) granted.push((await allowances.draw([wanted])).granted);
    assert.deepEqual(granted, [true, true, false]);
    await gone.close();
  });
});
