/** What is told of the stores is read whole: all faults at once, and never a secret in their words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from './config.ts';
import { faultsOf } from './testing/faults-of.ts';

const DATABASE_URL = 'postgres://arca@localhost/arca';

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

test("a bucket is told with what its server needs, and by itself it is Amazon's", () => {
  const s3 = (environment: Record<string, string>) =>
    readConfig([], { ARCA_S3_BUCKET: 'arca-files', ...environment }).s3;
  const amazon = { bucket: 'arca-files', region: 'us-east-1', endpoint: null, prefix: '', pathStyle: false };
  assert.deepEqual(s3({}), amazon);
  assert.deepEqual(
    s3({ ARCA_S3_ENDPOINT: 'http://minio:9000', ARCA_S3_PREFIX: 'a/b/', ARCA_S3_REGION: 'sa-east-1' }),
    {
      ...amazon,
      endpoint: 'http://minio:9000',
      prefix: 'a/b/',
      region: 'sa-east-1',
      pathStyle: true,
    },
  );
  assert.equal(s3({ ARCA_S3_ENDPOINT: 'http://minio:9000', ARCA_S3_PATH_STYLE: 'false' })?.pathStyle, false);
  assert.equal(readConfig([], {}).s3, null);
});

test('faults of a bucket are told all at once, and an address with a key in it is not repeated', () => {
  const faults = faultsOf({
    ARCA_S3_BUCKET: 'No Bucket',
    ARCA_S3_REGION: 'sa east',
    ARCA_S3_ENDPOINT: 'http://user:canary@minio',
    ARCA_S3_PREFIX: '../up',
    ARCA_S3_PATH_STYLE: 'maybe',
  });
  assert.deepEqual(
    faults.map((fault) => fault.split(':')[0]),
    ['ARCA_S3_BUCKET', 'ARCA_S3_REGION', 'ARCA_S3_ENDPOINT', 'ARCA_S3_PREFIX', 'ARCA_S3_PATH_STYLE'],
  );
  assert.doesNotMatch(faults.join(), /canary/);
  assert.deepEqual(faultsOf({ ARCA_S3_PREFIX: 'a' }), ['ARCA_S3_PREFIX: falta ARCA_S3_BUCKET.']);
});

test('every fault is told at once', () => {
  const faults = faultsOf({ DATABASE_URL: 'mysql://canary', REDIS_URL: 'canary', ARCA_PORT: 'x' });
  assert.deepEqual(
    faults.map((fault) => fault.split(':')[0]),
    ['DATABASE_URL', 'REDIS_URL', '--port / ARCA_PORT'],
  );
});
