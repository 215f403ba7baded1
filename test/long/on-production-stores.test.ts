/** Every test of the API and of what it stands on, once more: on PostgreSQL, Redis and S3, wired as production is. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { findTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { findTestRedis } from '@arca-api/platform/redis/testing/open-test-redis';

/** What is asked of the API and of its rooms; the gateway's own have their stores' conformance, and `breaker.test.ts`. */
const SUITE = [
  'services/api',
  'sdk',
  'test/api',
  'test/issuing',
  'test/resources',
  'test/road',
  'test/audit.test.ts',
  'test/sdk.test.ts',
  'test/strangers.test.ts',
  'test/telemetry.test.ts',
  'test/traces.test.ts',
];

test('the suite of the API passes on the stores of production', async (t) => {
  for (const found of [await findTestServer(), await findTestRedis()])
    if ('reason' in found) return t.skip(found.reason);
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const run = spawn(process.execPath, ['test/run.ts', ...SUITE], {
    env: { ...env, ARCA_TEST_STORES: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [told, [code]] = await Promise.all([text(run.stdout), once(run, 'close')]);
  const failures = told.slice(Math.max(0, told.indexOf('✖')));
  assert.equal(code, 0, failures);
  const [, passed] = /^(\d+) passed, 0 failed/m.exec(told) ?? [];
  assert.ok(Number(passed) > 500, told.slice(-500));
  t.diagnostic(`${passed} passed`);
  process.stdout.write(`on the stores of production: ${told.trimEnd().split('\n').at(-1)}\n`);
});
