// Reports are taken in order and once, in the lanes they share with CAE, whatever befalls the call.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { child, childText } from '../../../soap/read-xml.ts';
import {
  askCaea,
  errorsOf,
  fieldsOf,
  invoiceOf,
  MADE_AT,
  report,
  resultOf,
} from '../../../testing/caea/report.ts';
import { type Bench, ISSUER, NOON, openBench } from '../../../testing/client.ts';
import { INVOICE_A, INVOICE_B } from '../../../testing/details.ts';

let bench: Bench;
before(async () => {
  bench = await openBench({ ticketLife: 365 * 86_400_000 });
});
beforeEach(() => {
  bench.simulator.control.reset();
  bench.simulator.control.freezeClock(NOON);
});
after(() => bench.close());

const at = (instant: string): void => void bench.simulator.control.freezeClock(new Date(instant));
const last = async (): Promise<string | undefined> =>
  childText(
    resultOf(await bench.call('FECompUltimoAutorizado', '<PtoVta>1</PtoVta><CbteTipo>1</CbteTipo>')),
    'CbteNro',
  );

test('what is reported is in the ledger, moves its lane, and is read back as CAEA', async () => {
  const caea = await askCaea(bench);
  const batch = [1, 2, 3].map((number) => invoiceOf(caea, number));
  const told = await report(bench, 1, batch);
  assert.deepEqual([told.result, told.errors, told.details.length], ['A', [], 3]);
  assert.ok(told.details.every((one) => one.result === 'A' && one.cae === caea && one.codes.length === 0));
  assert.equal(await last(), '3');
  const records = bench.simulator.control.ledger({ cuit: ISSUER, type: 1 });
  assert.deepEqual(
    records.map(({ from, source, cae, cae_expires_on }) => [from, source, cae, cae_expires_on]),
    [1, 2, 3].map((number) => [number, 'caea', caea, '20261130']),
  );
  const consulted = await bench.call(
    'FECompConsultar',
    '<FeCompConsReq><CbteTipo>1</CbteTipo><CbteNro>2</CbteNro><PtoVta>1</PtoVta></FeCompConsReq>',
  );
  assert.deepEqual(
    fieldsOf(
      child(resultOf(consulted), 'ResultGet'),
      'CbteDesde',
      'ImpTotal',
      'Resultado',
      'CodAutorizacion',
      'EmisionTipo',
      'FchVto',
    ),
    ['2', '121', 'A', caea, 'CAEA', '20261130'],
  );
});

test('a report that is sent again informs nothing twice', async () => {
  const caea = await askCaea(bench);
  const batch = [invoiceOf(caea, 1), invoiceOf(caea, 2)];
  const first = await report(bench, 1, batch);
  const again = await report(bench, 1, batch);
  assert.deepEqual([first.result, again.result, again.errors], ['A', 'R', [703]]);
  assert.deepEqual(
    again.details.map((one) => [one.result, one.codes]),
    [
      ['R', []],
      ['R', []],
    ],
  );
  assert.equal(bench.simulator.control.ledger().length, 2);
  const twice = await report(bench, 1, [invoiceOf(caea, 3), invoiceOf(caea, 3)]);
  assert.deepEqual([twice.result, twice.errors], ['P', [703]]);
  assert.equal(await last(), '3');
});

test('reports at the same moment with the same numbers inform them once', async () => {
  const caea = await askCaea(bench);
  const told = await Promise.all(Array.from({ length: 8 }, () => report(bench, 1, [invoiceOf(caea, 1)])));
  assert.deepEqual(told.map(({ result }) => result).sort(), ['A', ...Array<string>(7).fill('R')]);
  assert.equal(bench.simulator.control.ledger().length, 1);
});

test('a report is taken up to the first comprobante that is refused; its number stays free', async () => {
  const caea = await askCaea(bench);
  const told = await report(bench, 1, [
    invoiceOf(caea, 1),
    invoiceOf(caea, 2, { ImpTotal: -121 }),
    invoiceOf(caea, 3),
  ]);
  assert.deepEqual([told.result, told.errors], ['P', []]);
  assert.deepEqual(
    told.details.map((one) => [one.result, one.codes.includes(1409)]),
    [
      ['A', false],
      ['R', true],
      ['R', false],
    ],
  );
  assert.equal(await last(), '1');
  assert.equal((await report(bench, 1, [invoiceOf(caea, 2), invoiceOf(caea, 3)])).result, 'A');
});

test('what CAE rejects and CAEA remarks on is informed with the remark, and read back with it', async () => {
  const caea = await askCaea(bench);
  const told = await report(bench, 1, [invoiceOf(caea, 1, { ImpTotal: 122, CondicionIVAReceptorId: 5 })]);
  assert.deepEqual([told.result, told.details[0]?.codes], ['A', [724, 824]]);
  assert.deepEqual(
    bench.simulator.control.ledger()[0]?.observations.map(({ code }) => code),
    [724, 824],
  );
});

test('CAE and CAEA share the numbers of a lane', async () => {
  const caea = await askCaea(bench);
  assert.equal((await bench.authorize(1, [INVOICE_A])).result, 'A');
  assert.deepEqual((await report(bench, 1, [invoiceOf(caea, 1)])).errors, [703]);
  assert.equal((await report(bench, 1, [invoiceOf(caea, 2)])).result, 'A');
});

test('a range of Facturas B is one entry and moves the lane to its end', async () => {
  const caea = await askCaea(bench);
  const detail = { ...INVOICE_B, CbteHasta: 40, CAEA: caea, CbteFchHsGen: MADE_AT };
  assert.equal((await report(bench, 6, [detail])).result, 'A');
  assert.deepEqual(
    bench.simulator.control.ledger().map(({ from, to }) => [from, to]),
    [[1, 40]],
  );
});

test('a CAEA serves its own fortnight after it is over, and no other', async () => {
  const november = await askCaea(bench);
  at('2026-12-20T15:00:00Z');
  const december = await askCaea(bench, { period: 202612, order: 2 });
  assert.equal((await report(bench, 1, [invoiceOf(november, 1)])).result, 'A');
  const told = await report(bench, 1, [invoiceOf(december, 2)]);
  assert.deepEqual([told.result, told.details[0]?.codes], ['R', [702]]);
});

test('an empty, headless or endless report is answered and informs nothing', async () => {
  const caea = await askCaea(bench);
  for (const [inside, errors] of [
    ['', [10001, 1300, 700]],
    ['<FeCAEARegInfReq />', [10001, 1300, 700]],
    [
      '<FeCAEARegInfReq><FeCabReq><CantReg>1</CantReg><PtoVta>1</PtoVta><CbteTipo>1</CbteTipo></FeCabReq></FeCAEARegInfReq>',
      [10002],
    ],
  ] as const)
    assert.deepEqual(errorsOf(await bench.call('FECAEARegInformativo', inside)), errors);
  const endless = Array.from({ length: 300 }, (_, index) => invoiceOf(caea, index + 1));
  assert.deepEqual((await report(bench, 1, endless)).errors, [10003]);
  assert.deepEqual(bench.simulator.control.ledger(), []);
});

test('a report whose answer is lost is informed all the same: sent again it is refused, and reading finds it', async () => {
  const { control } = bench.simulator;
  const caea = await askCaea(bench);
  control.addFault({ kind: 'drop-after', service: 'wsfe', operation: 'FECAEARegInformativo' });
  await assert.rejects(report(bench, 1, [invoiceOf(caea, 1)]));
  assert.equal(await last(), '1');
  assert.deepEqual((await report(bench, 1, [invoiceOf(caea, 1)])).errors, [703]);
  assert.equal(control.ledger().length, 1);
});

test('a report that never arrived informs nothing, and one that arrives late is informed when it does', async () => {
  const { control } = bench.simulator;
  const caea = await askCaea(bench);
  control.addFault({ kind: 'drop-before', service: 'wsfe', operation: 'FECAEARegInformativo' });
  await assert.rejects(report(bench, 1, [invoiceOf(caea, 1)]));
  assert.equal(await last(), '0');
  control.addFault({
    kind: 'late-commit',
    service: 'wsfe',
    operation: 'FECAEARegInformativo',
    after_calls: 100,
  });
  await assert.rejects(report(bench, 1, [invoiceOf(caea, 1)]));
  assert.equal(await last(), '0');
  control.releaseLate();
  assert.equal(await last(), '1');
});
