import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemClock } from '../clock/system.ts';
import { silentLog } from '../log/silent.ts';
import { seededRandom } from '../random/seeded.ts';
import { createServer } from './server.ts';
import { undiciFetch } from './undici-fetch.ts';

test('closing lets a request in flight end and does not wait for idle connections', {
  timeout: 10_000,
}, async () => {
  const server = createServer({
    log: silentLog,
    random: seededRandom(1, systemClock),
    clock: systemClock,
    problem: () => ({ status: 500, body: {} }),
  });
  const started = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  server.get('/quick', async () => ({ ok: true }));
  server.get('/slow', async () => {
    started.resolve();
    await gate.promise;
    return { ok: true };
  });
  const origin = await server.listen({ port: 0, host: '127.0.0.1' });
  const network = undiciFetch();
  await (await network.fetch(`${origin}/quick`)).text();
  const slow = network.fetch(`${origin}/slow`);
  await started.promise;
  const closed = server.close();
  gate.resolve();
  assert.deepEqual(await (await slow).json(), { ok: true });
  await closed;
  await assert.rejects(network.fetch(`${origin}/quick`));
  await network.close();
});
