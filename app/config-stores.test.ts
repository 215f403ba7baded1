/** What is told of the stores is read whole: all faults at once, and never a secret in their words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigFaults, readConfig } from './config.ts';

const DATABASE_URL = 'postgres://arca@localhost/arca';

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig([], environment);
  } catch (error) {
    if (error instanceof ConfigFaults) return error.faults;
    throw error;
  }
  return [];
}

test('a Redis is taken beside a served database, and left alone beside the included one', () => {
  const REDIS_URL = 'rediss://arca:x@redis.example:6380/2';
  assert.equal(readConfig([], { DATABASE_URL, REDIS_URL }).redisUrl, REDIS_URL);
  assert.equal(readConfig([], { REDIS_URL }).redisUrl, null);
  assert.equal(readConfig([], { DATABASE_URL, REDIS_URL: '  ' }).redisUrl, null);
});

test('what is no address of a Redis is refused without repeating it', () => {
  for (const REDIS_URL of ['canary', 'http://canary@x', 'redis://', 'redis:canary', 'redis://:canary@']) {
    const faults = faultsOf({ DATABASE_URL, REDIS_URL });
    assert.equal(faults.length, 1, REDIS_URL);
    assert.match(faults[0] ?? '', /^REDIS_URL: /);
    assert.doesNotMatch(faults[0] ?? '', /canary/);
  }
});

test('a prefix in Redis is a plain word', () => {
  assert.equal(readConfig([], {}).redisPrefix, 'arca:');
  assert.equal(readConfig([], { ARCA_REDIS_PREFIX: 'shop-1:' }).redisPrefix, 'shop-1:');
  for (const ARCA_REDIS_PREFIX of ['a b', '*', 'ñ', 'x'.repeat(65)])
    assert.match(faultsOf({ ARCA_REDIS_PREFIX }).join(), /^ARCA_REDIS_PREFIX: «/);
});

test('every fault is told at once', () => {
  const faults = faultsOf({ DATABASE_URL: 'mysql://canary', REDIS_URL: 'canary', ARCA_PORT: 'x' });
  assert.deepEqual(
    faults.map((fault) => fault.split(':')[0]),
    ['DATABASE_URL', 'REDIS_URL', '--port / ARCA_PORT'],
  );
});
