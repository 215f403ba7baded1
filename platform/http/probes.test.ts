import assert from 'node:assert/strict';
import { test } from 'node:test';
import fastify from 'fastify';
import { simulatedClock } from '../clock/simulated.ts';
import { probes } from './probes.ts';

function stage(check: () => Promise<unknown>) {
  const clock = simulatedClock(0);
  const health = probes({ check, clock });
  const server = fastify();
  health.mount(server);
  const ask = async (path: string) => {
    const { statusCode, body } = await server.inject(path);
    return [statusCode, JSON.parse(body)];
  };
  return { clock, health, ask };
}

test('a process lives, is ready while it can work, and is not once it stops', async () => {
  const { health, ask } = stage(async () => 1);
  assert.deepEqual(await ask('/health/live'), [200, { status: 'ok' }]);
  assert.deepEqual(await ask('/health/ready'), [200, { status: 'ok' }]);
  health.stopping();
  assert.deepEqual(await ask('/health/ready'), [503, { status: 'stopping' }]);
  assert.deepEqual(await ask('/health/live'), [200, { status: 'ok' }]);
});

test('what its check says is no more than that it is away', async () => {
  const { ask } = stage(() => Promise.reject(new Error('password of postgres://user:secret@host')));
  assert.deepEqual(await ask('/health/ready'), [503, { status: 'away' }]);
  assert.deepEqual(await ask('/health/live'), [200, { status: 'ok' }]);
});

test('a check that never ends is away in time, and a hundred that ask check once', async () => {
  let checks = 0;
  const { clock, ask } = stage(() => {
    checks += 1;
    return new Promise(() => {});
  });
  const answers = Promise.all(Array.from({ length: 100 }, () => ask('/health/ready')));
  for (const answer of await clock.drive(answers, 5_000)) assert.deepEqual(answer, [503, { status: 'away' }]);
  assert.equal(checks, 1);
});
