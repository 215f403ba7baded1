import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGatewayClient } from '@arca-api/contract/gateway-client';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { askArca } from './ask-arca.ts';
import { pin } from './testing/lane-bench.ts';

const START = Date.parse('2026-11-22T12:00:00Z');
const LANE = { environment: 'simulator', cuit: '30000000147', punto_de_venta: 1, type: 6 } as const;

/** A network that takes every request and never answers, until it is told to stop. */
const silence = createGatewayClient({
  fetch: (_, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
    }),
  baseUrl: 'http://arca-gateway',
  credentials: () => ({}),
});

test('a hop that never answers is given up after its deadline, and nobody says that nothing was sent', async () => {
  const clock = simulatedClock(START);
  const arca = askArca(silence, clock);
  const deadline = START + 60_000;
  let ended = 0;
  const asked = [
    arca.send(LANE, 'snd_1', [pin(1, 'a')], deadline),
    arca.last(LANE, deadline, START),
    arca.consult(LANE, [1, 2], deadline, []),
  ];
  for (const one of asked) void one.then(() => (ended += 1));
  await clock.advance(64_000);
  assert.equal(ended, 0);
  await clock.advance(2_000);
  const [sent, last, consulted] = await Promise.all(asked);
  assert.deepEqual(sent?.outcome, { kind: 'unknown', send_id: 'snd_1' });
  assert.deepEqual([last?.outcome, consulted?.outcome], [null, null]);
});
