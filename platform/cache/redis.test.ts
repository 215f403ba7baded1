import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { systemClock } from '../clock/system.ts';
import type { Redis } from '../redis/open-redis.ts';
import { openTestRedis, withTestRedis } from '../redis/testing/open-test-redis.ts';
import { cacheConformance } from './conformance.ts';
import { memoryCache } from './memory.ts';
import { redisCache } from './redis.ts';
import { cacheWithFallback } from './with-fallback.ts';

await withTestRedis('a cache on Redis', ({ url }) => {
  let redis: Redis;
  let other: Redis;
  before(async () => {
    redis = await openTestRedis(url);
    other = await openTestRedis(url);
  });
  after(() => Promise.all([redis.close(), other.close()]));

  const pass = (ms: number) => systemClock.sleep(ms);
  cacheConformance('Redis', async () => ({ cache: redisCache(redis), pass }));
  cacheConformance('Redis with a fallback', async () => ({
    cache: cacheWithFallback(redisCache(other), () => memoryCache(systemClock)),
    pass,
  }));

  test('processes share what is kept, and installations of other prefixes do not', async () => {
    await redisCache(redis).set('shared', 'x', 60_000);
    const neighbour = await openTestRedis(url, { prefix: redis.prefix });
    assert.equal(await redisCache(neighbour).get('shared'), 'x');
    assert.equal(await redisCache(other).get('shared'), null);
    await neighbour.close();
  });

  test('a time of less than a millisecond, or of none, is the shortest there is', async () => {
    for (const ms of [0.2, 0, -5]) {
      await redisCache(redis).set('short', 'x', ms);
      await pass(20);
      assert.equal(await redisCache(redis).get('short'), null);
    }
  });
});
