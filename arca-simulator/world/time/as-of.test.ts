// A rule of next month must be tried today, with today's dates, before it hurts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSimulator } from '../../simulator.ts';
import { openBench, TODAY } from '../../testing/client.ts';
import { INVOICE_B } from '../../testing/details.ts';

// Since 2026-12-01 a comprobante without the receiver's condition is rejected (10246), before it is observed (10245).
const { CondicionIVAReceptorId: _condition, ...WITHOUT_CONDITION } = INVOICE_B;

test('the rules of a pinned day hold while dates stay the ones of the clock', async () => {
  const bench = await openBench({ asOf: '2026-12-01' });
  try {
    const rejected = await bench.authorize(6, [WITHOUT_CONDITION]);
    assert.deepEqual([rejected.result, rejected.details[0]?.codes], ['R', [10246]]);
    assert.match(rejected.reply.text, new RegExp(`<FchProceso>${TODAY}`));
    bench.simulator.control.asOf(null);
    const observed = await bench.authorize(6, [WITHOUT_CONDITION]);
    assert.deepEqual([observed.result, observed.details[0]?.codes], ['A', [10245]]);
    assert.equal(bench.simulator.control.asOf('2026-12-01').as_of, '2026-12-01');
  } finally {
    await bench.close();
  }
});

test('midnight of 2026-12-01 in Argentina changes the rule, by the clock alone', async () => {
  const bench = await openBench();
  try {
    bench.simulator.control.freezeClock(new Date('2026-12-01T02:59:00Z'));
    const detail = { ...WITHOUT_CONDITION, CbteFch: '20261130' };
    assert.deepEqual((await bench.authorize(6, [detail])).details[0]?.codes, [10245]);
    bench.simulator.control.advanceClock(60_000);
    const next = { ...detail, CbteDesde: 2, CbteHasta: 2 };
    assert.deepEqual((await bench.authorize(6, [next])).details[0]?.codes, [10246]);
  } finally {
    await bench.close();
  }
});

test('a reset brings back the day that the simulator was started with', async () => {
  const simulator = createSimulator({ asOf: '2026-12-01' });
  simulator.control.asOf(null);
  simulator.control.reset();
  assert.equal(simulator.control.clock().as_of, '2026-12-01');
  await simulator.close();
});

test('a day that is none is refused by name', () => {
  const { control } = createSimulator();
  for (const day of ['', '20261201', '2026-13-01', '2026-02-30', 'mañana'])
    assert.throws(() => control.asOf(day), /as_of: .*a day/);
  assert.throws(() => createSimulator({ asOf: '2026-2-1' }), /asOf: .*a day/);
});
