import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGatewayClient } from '@arca-api/contract/gateway-client';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { memoryLog } from '@arca-api/platform/log/memory';
import { areApart, CLOCKS_APART_MS, clockAhead } from './judge-clocks.ts';
import { watchClocks } from './watch-clocks.job.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');

test('a slow answer is no wrong clock: only what the answer cannot explain counts', () => {
  assert.equal(clockAhead({ asked: 0, heard: 40_000, theirs: 39_000 }), 0);
  assert.equal(clockAhead({ asked: 0, heard: 1_000, theirs: 31_000 }), 30_000);
  assert.equal(clockAhead({ asked: 50_000, heard: 51_000, theirs: 20_000 }), -30_000);
  assert.deepEqual([areApart(CLOCKS_APART_MS - 1), areApart(-CLOCKS_APART_MS)], [false, true]);
});

test('clocks too far apart are said aloud, and a gateway that does not answer says nothing of its clock', async () => {
  const log = memoryLog();
  const clock = simulatedClock(NOW);
  const watch = (answer: () => Response) =>
    watchClocks({
      clock,
      log,
      gateway: createGatewayClient({
        fetch: async () => answer(),
        baseUrl: 'http://arca-gateway',
        credentials: () => ({}),
      }),
    })();
  assert.equal(await watch(() => Response.json({ now: NOW + 90_000, services: [] })), 90_000);
  assert.equal(log.lines.filter(({ level }) => level === 'error').length, 1);
  assert.equal(await watch(() => Response.json({ now: NOW, services: [] })), 0);
  assert.equal(await watch(() => new Response(null, { status: 503 })), null);
  assert.equal(log.lines.length, 1);
});
