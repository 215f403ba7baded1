/** A cache whose server breaks in every way there is keeps nobody waiting, and goes on by itself. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { systemClock } from '../clock/system.ts';
import { memoryLog } from '../log/memory.ts';
import type { Redis, RedisHealth } from '../redis/open-redis.ts';
import {
  type OwnRedis,
  openTestRedis,
  startOwnRedis,
  withOwnRedis,
} from '../redis/testing/open-test-redis.ts';
import { cacheConformance } from './conformance.ts';
import { memoryCache } from './memory.ts';
import type { Cache } from './port.ts';
import { redisCache } from './redis.ts';
import { cacheWithFallback } from './with-fallback.ts';

const TIMEOUT_MS = 100;

withOwnRedis('a cache on a Redis that breaks', () => {
  let server: OwnRedis;
  let redis: Redis;
  let cache: Cache;
  const log = memoryLog();
  before(async () => {
    server = await startOwnRedis();
    redis = await openTestRedis(server.url, { log, commandTimeoutMs: TIMEOUT_MS });
    cache = cacheWithFallback(redisCache(redis), () => memoryCache(systemClock));
  });
  after(async () => {
    await redis.close();
    await server.close();
  });
  afterEach(() => server.tell('flushall'));

  const until = (state: RedisHealth['state']) =>
    new Promise<void>((resolve) => {
      if (redis.health().state === state) return resolve();
      const off = redis.onChange((now) => {
        if (now.state !== state) return;
        off();
        resolve();
      });
    });
  const timed = async (work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };
  let read = 0;
  const said = () => {
    const lines = log.lines.slice(read).map(({ level, message }) => `${level}: ${message}`);
    read = log.lines.length;
    return lines;
  };

  const breakages: readonly [string, () => Promise<unknown>, () => Promise<unknown>][] = [
    ['is killed', () => server.kill(), () => server.start()],
    ['stands still', async () => server.freeze(), async () => server.thaw()],
    [
      'becomes a replica that can only be read',
      () => server.tell('replicaof', '127.0.0.1', '1'),
      () => server.tell('replicaof', 'no', 'one'),
    ],
    [
      'is out of memory',
      () => server.tell('config', 'set', 'maxmemory', '1'),
      () => server.tell('config', 'set', 'maxmemory', '0'),
    ],
    [
      'wants a password from now on',
      async () => {
        await server.tell('config', 'set', 'requirepass', 'secret');
        await server.tellAs('secret', 'client', 'kill', 'type', 'normal');
      },
      () => server.tellAs('secret', 'config', 'set', 'requirepass', ''),
    ],
  ];
  for (const [what, breakIt, mend] of breakages) {
    test(`that ${what}: one wait at most, then none, counts go on from one, and it is found again`, async () => {
      await until('ok');
      said();
      assert.equal(await cache.increment('count', 60_000), 1);
      assert.equal(await cache.increment('count', 60_000), 2);
      await breakIt();
      const first = await timed(() => cache.increment('count', 60_000));
      assert.ok(first < 3 * TIMEOUT_MS, `the first took ${first} ms`);
      assert.equal(redis.health().state, 'away');
      const all = await timed(async () => {
        for (let round = 0; round < 1000; round++) await cache.increment('count', 60_000);
      });
      assert.ok(all < 2 * TIMEOUT_MS, `a thousand took ${all} ms`);
      assert.equal(await cache.increment('count', 60_000), 1002);
      await cache.set('kept', 'here', 60_000);
      assert.equal(await cache.get('kept'), 'here');
      await mend();
      await until('ok');
      assert.equal(await cache.get('kept'), null, 'what one process kept alone is forgotten');
      assert.deepEqual(said(), [
        'warn: Redis is away: work goes on without it, slower',
        'info: Redis is there',
      ]);
    });
  }

  test('a hundred questions at once wait no longer than one when it stands still', async () => {
    await until('ok');
    server.freeze();
    const took = await timed(() =>
      Promise.all(Array.from({ length: 100 }, (_, index) => cache.set(`key ${index}`, 'x', 60_000))),
    );
    server.thaw();
    assert.ok(took < 3 * TIMEOUT_MS, `they took ${took} ms`);
    assert.equal(await cache.get('key 99'), 'x');
    await until('ok');
  });

  test('a process that was too busy to read an answer does not take Redis for away', async () => {
    await until('ok');
    const busy = cache.get('anything');
    const end = performance.now() + 3 * TIMEOUT_MS;
    await new Promise((resolve) => setImmediate(resolve));
    while (performance.now() < end);
    assert.equal(await busy, null);
    assert.equal(redis.health().state, 'ok');
  });

  test('FLUSHALL forgets, as any cache may', async () => {
    await until('ok');
    await cache.set('a', 'x', 60_000);
    assert.equal(await cache.increment('n', 60_000), 1);
    await server.tell('flushall');
    await server.tell('script', 'flush');
    assert.equal(await cache.get('a'), null);
    assert.equal(await cache.increment('n', 60_000), 1);
    assert.equal(redis.health().state, 'ok');
  });

  test('opening without a server goes on without one, and finds it once it is there', async () => {
    await server.kill();
    const early = await openTestRedis(server.url, { prefix: 'early:' });
    assert.equal(early.health().state, 'away');
    const alone = cacheWithFallback(redisCache(early), () => memoryCache(systemClock));
    assert.equal(await alone.increment('n', 60_000), 1);
    const found = new Promise<void>((resolve) => early.onChange(() => resolve()));
    await server.start();
    await found;
    assert.equal(early.health().state, 'ok');
    await early.close();
    await until('ok');
  });

  test('what is said of a server never names the password', async () => {
    const lines = memoryLog();
    const url = server.url.replace('redis://', 'redis://nobody:canary-7@');
    const refused = await openTestRedis(url, { log: lines });
    const error = await redisCache(refused)
      .get('x')
      .catch((thrown: unknown) => thrown);
    assert.match(String(error), /RedisAway.*WRONGPASS/);
    assert.doesNotMatch(JSON.stringify([lines.lines, String(error), (error as Error).stack]), /canary/);
    await refused.close();
  });
});

const neverThere = openTestRedis('redis://127.0.0.1:1').then(async (redis) => {
  await redis.close();
  return redis;
});
cacheConformance('A fallback whose server was never there', async () => {
  const shared = redisCache(await neverThere);
  return {
    cache: cacheWithFallback(shared, () => memoryCache(systemClock)),
    pass: (ms) => systemClock.sleep(ms),
  };
});
