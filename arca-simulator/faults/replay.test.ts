// A run that found something must be run again: by its script, and by the log of what befell it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Bench, NOON, openBench } from '../testing/client.ts';
import { INVOICE_A } from '../testing/details.ts';
import type { FaultLog } from './log.ts';

/** Sends so many invoices, each with the next number of the ledger; tells what was seen. */
async function sendMany(bench: Bench, times: number): Promise<string[]> {
  const seen: string[] = [];
  for (let index = 0; index < times; index += 1) {
    const number = (bench.simulator.control.ledger().at(-1)?.to ?? 0) + 1;
    try {
      const { reply, errors, result } = await bench.authorize(1, [
        { ...INVOICE_A, CbteDesde: number, CbteHasta: number },
      ]);
      seen.push(`${reply.status} ${result ?? '-'} ${errors}`);
    } catch {
      seen.push('broken');
    }
  }
  return seen;
}

async function openReady(seed: number): Promise<Bench> {
  const bench = await openBench({ seed, wait: async () => undefined });
  await bench.ticket('wsfe');
  bench.simulator.control.freezeClock(NOON);
  return bench;
}

test('a script befalls one matching call after another, and ends or begins again', async () => {
  const bench = await openReady(1);
  try {
    const steps = [{ kind: 'drop-after' }, null, { kind: 'arca-error', code: 502 }] as const;
    const { control } = bench.simulator;
    control.addFaultScript({ service: 'wsfe', operation: 'FECAESolicitar', steps });
    assert.deepEqual(await sendMany(bench, 5), ['broken', '200 A ', '200 - 502', '200 A ', '200 A ']);
    control.clearFaults();
    control.addFaultScript({ operation: 'FECAESolicitar', steps: steps.slice(1), repeat: true });
    assert.deepEqual(await sendMany(bench, 4), ['200 A ', '200 - 502', '200 A ', '200 - 502']);
    assert.equal(control.faults().scripts[0]?.position, 4);
  } finally {
    await bench.close();
  }
});

test('the log of a run left to chance, given back, repeats the run exactly, with another seed', async () => {
  const first = await openReady(42);
  let log: FaultLog;
  let seen: string[];
  try {
    for (const kind of ['drop-after', 'drop-before', 'http-500-html', 'late-commit', 'garbage'] as const)
      first.simulator.control.addFault({
        kind,
        service: 'wsfe',
        probability: 0.15,
        times: 0,
        after_calls: 2,
      });
    first.simulator.control.addFault({ kind: 'delay', delay_ms: 5, probability: 0.5, times: 0 });
    seen = await sendMany(first, 60);
    log = first.simulator.control.faultLog();
    assert.ok(new Set(seen).size > 3 && log.fired.length > 20);
  } finally {
    await first.close();
  }
  const second = await openReady(7);
  try {
    second.simulator.control.replayFaults(JSON.parse(JSON.stringify(log)));
    assert.deepEqual(await sendMany(second, 60), seen);
    assert.deepEqual(second.simulator.control.faultLog(), log);
    assert.equal(second.simulator.control.faults().to_replay, 0);
    assert.deepEqual(
      second.simulator.control.ledger().map(({ to, processed_at }) => [to, processed_at]),
      first.simulator.control.ledger().map(({ to, processed_at }) => [to, processed_at]),
    );
  } finally {
    await second.close();
  }
});

test('a late request released by hand comes as late when its log is played', async () => {
  const first = await openReady(1);
  try {
    first.simulator.control.addFault({ kind: 'late-commit', operation: 'FECAESolicitar' });
    await sendMany(first, 1);
    for (const _ of [1, 2]) await first.call('FEDummy', '');
    first.simulator.control.releaseLate();
    const { fired } = first.simulator.control.faultLog();
    assert.deepEqual(
      fired.map(({ fault }) => fault),
      [{ kind: 'late-commit', after_calls: 2 }],
    );
  } finally {
    await first.close();
  }
});

test('a script or a log that is not one is refused by name', () => {
  const bad: readonly (readonly [(bench: Bench) => void, RegExp])[] = [
    [({ simulator }) => simulator.control.addFaultScript({ steps: [] }), /steps/],
    [({ simulator }) => simulator.control.addFaultScript({ steps: [{ kind: 'nada' as never }] }), /kind/],
    [({ simulator }) => simulator.control.addFaultScript({ steps: 7 as never }), /steps/],
    [({ simulator }) => simulator.control.replayFaults({ fired: 'x' } as never), /fired/],
    [({ simulator }) => simulator.control.replayFaults({ fired: [null] } as never), /fired/],
    [
      ({ simulator }) => simulator.control.replayFaults({ fired: [{ service: 'wsfe' }] } as never),
      /operation/,
    ],
    [({ simulator }) => simulator.control.addFault({ kind: 'outage', from: 'ayer' }), /from/],
    [({ simulator }) => simulator.control.addFault({ kind: 'delay', probability: 2 }), /probability/],
  ];
  return openBench().then(async (bench) => {
    for (const [attempt, message] of bad) assert.throws(() => attempt(bench), message);
    assert.equal(bench.simulator.control.faults().rules.length, 0);
    await bench.close();
  });
});
