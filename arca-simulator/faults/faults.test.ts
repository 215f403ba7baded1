// Each fault is two promises: what the client sees and what the ledger holds.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { createSimulator } from '../simulator.ts';
import { type Authorized, type Bench, ISSUER, NOON, openBench } from '../testing/client.ts';
import { INVOICE_A } from '../testing/details.ts';
import type { FaultRule } from './rules.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
  await bench.ticket('wsfe');
});
beforeEach(() => {
  bench.simulator.control.reset();
  bench.simulator.control.freezeClock(NOON);
});
after(() => bench.close());

const send = (number: number): Promise<Authorized> =>
  bench.authorize(1, [{ ...INVOICE_A, CbteDesde: number, CbteHasta: number }]);
const count = (): number => bench.simulator.control.ledger().length;
const add = (rule: Partial<FaultRule> & Pick<FaultRule, 'kind'>): void =>
  bench.simulator.control.addFault({ service: 'wsfe', operation: 'FECAESolicitar', ...rule });

test('drop-before breaks the connection and nothing has happened', async () => {
  add({ kind: 'drop-before' });
  await assert.rejects(send(1));
  assert.equal(count(), 0);
  assert.equal((await send(1)).result, 'A');
});

test('drop-after breaks the connection and the comprobante is authorised', async () => {
  add({ kind: 'drop-after' });
  await assert.rejects(send(1));
  assert.equal(count(), 1);
  assert.deepEqual((await send(1)).errors, [10016]);
});

test('late-commit happens after so many further calls, even after a second try was refused', async () => {
  add({ kind: 'late-commit', after_calls: 1 });
  await assert.rejects(send(1));
  assert.equal(count(), 0);
  assert.deepEqual((await send(5)).errors, [10016]);
  assert.equal(count(), 0);
  assert.deepEqual((await send(1)).errors, [10016]);
  assert.equal(count(), 1);
});

test('late-commit without a count waits for its release, and then happens once', async () => {
  add({ kind: 'late-commit' });
  await assert.rejects(send(1));
  assert.equal(bench.simulator.control.faults().pending, 1);
  assert.equal(bench.simulator.control.releaseLate(), 1);
  assert.equal(bench.simulator.control.releaseLate(), 0);
  assert.equal(count(), 1);
});

test('a late request that lost its number is refused in silence', async () => {
  add({ kind: 'late-commit' });
  await assert.rejects(send(1));
  assert.equal((await send(1)).result, 'A');
  bench.simulator.control.releaseLate();
  assert.equal(count(), 1);
});

test('the bad answers look as they should and commit only when told', async () => {
  const answers: readonly (readonly [FaultRule, number, RegExp, number])[] = [
    [{ kind: 'http-500-html' }, 500, /^<html>/, 0],
    [{ kind: 'http-500-html', commits: true }, 500, /^<html>/, 1],
    [{ kind: 'balancer-text' }, 200, /^BL\d{11,13} \d{4}-\d\d-\d\d \d\d:\d\d:\d\d 500$/, 0],
    [{ kind: 'truncated-xml' }, 200, /^<\?xml(?!.*Envelope>$)/, 1],
    [{ kind: 'truncated-xml', commits: false }, 200, /^<\?xml(?!.*Envelope>$)/, 0],
    [{ kind: 'garbage' }, 200, /garbage$/, 1],
    [{ kind: 'arca-error', code: 502 }, 200, /<Errors><Err><Code>502</, 0],
    [{ kind: 'token-refused' }, 200, /<Errors><Err><Code>600</, 0],
  ];
  for (const [rule, status, text, committed] of answers) {
    bench.simulator.control.reset();
    bench.simulator.control.freezeClock(NOON);
    add(rule);
    const { reply } = await send(1);
    assert.equal(reply.status, status, rule.kind);
    assert.match(reply.text, text);
    assert.equal(count(), committed, rule.kind);
  }
});

test('rules match by CUIT, operation and nth call, and count what they hit', async () => {
  const { control } = bench.simulator;
  control.addFault({ kind: 'arca-error', cuit: '20000000168', times: 0 });
  control.addFault({ kind: 'arca-error', operation: 'FECompUltimoAutorizado', times: 0 });
  add({ kind: 'arca-error', code: 501, nth: 2, times: 2, cuit: ISSUER });
  const seen: number[][] = [];
  for (const number of [1, 2, 2, 2]) seen.push((await send(number)).errors);
  assert.deepEqual(seen, [[], [501], [501], []]);
  assert.deepEqual(control.faults().hits, { 'arca-error': 2 });
  assert.deepEqual(
    control.faults().rules.map(({ seen: calls, hits }) => [calls, hits]),
    [
      [0, 0],
      [0, 0],
      [4, 2],
    ],
  );
});

test('the same seed gives the same faults', async () => {
  const run = async (): Promise<number[]> => {
    const seeded = await openBench({ seed: 42 });
    try {
      seeded.simulator.control.addFault({
        kind: 'http-500-html',
        service: 'wsfe',
        probability: 0.5,
        times: 0,
      });
      const statuses: number[] = [];
      for (let index = 0; index < 24; index += 1) statuses.push((await seeded.call('FEDummy', '')).status);
      return statuses;
    } finally {
      await seeded.close();
    }
  };
  const first = await run();
  assert.deepEqual(await run(), first);
  assert.ok(first.includes(200) && first.includes(500));
});

test('delays add up and are waited for by the wait that was given', async () => {
  const waited: number[] = [];
  const slow = await openBench({
    latency: () => 5,
    wait: async (milliseconds) => void waited.push(milliseconds),
  });
  try {
    slow.simulator.control.addFault({ kind: 'delay', service: 'wsfe', delay_ms: 100 });
    slow.simulator.control.addFault({ kind: 'delay', service: 'wsfe', delay_ms: 1000 });
    await slow.call('FEDummy', '');
    assert.deepEqual(waited, [5, 1105]);
  } finally {
    await slow.close();
  }
});

test('a login and a padrón answer may be lost too', async () => {
  bench.simulator.control.addFault({ kind: 'drop-after', service: 'wsaa' });
  await assert.rejects(bench.login('wsbfe'));
  assert.match((await bench.login('wsbfe')).text, /coe\.alreadyAuthenticated/);
});

test('a rule with an unknown kind or field is refused', () => {
  const { control } = createSimulator();
  assert.throws(() => control.addFault({ kind: 'nada' } as never), /kind: .*one of/);
  assert.throws(() => control.addFault({ kind: 'delay', nht: 1 } as never), /nht: .*no such field/);
  assert.throws(() => control.addFault({ kind: 'delay', nth: -1 }), /nth: .*whole number/);
});
