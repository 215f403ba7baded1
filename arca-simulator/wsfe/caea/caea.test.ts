// A fortnight with CAEA from beginning to end: asked for, used, reported, and never forgotten.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { child, childText, type XmlNode } from '../../soap/read-xml.ts';
import { askCaea, codesIn, fortnightXml, MADE_AT, report } from '../../testing/caea/report.ts';
import { type Bench, ISSUER, NOON, openBench, type Reply } from '../../testing/client.ts';
import { INVOICE_A, INVOICE_B } from '../../testing/details.ts';
import type { ReportDetail } from './report/report-context.ts';

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
const invoice = (caea: string, number: number, change: Partial<ReportDetail> = {}): ReportDetail => ({
  ...INVOICE_A,
  CbteDesde: number,
  CbteHasta: number,
  CAEA: caea,
  CbteFchHsGen: MADE_AT,
  ...change,
});
const resultOf = (reply: Reply): XmlNode | undefined => reply.body?.children[0];
const errorsOf = (reply: Reply): number[] => codesIn(child(resultOf(reply), 'Errors'));
const fields = (node: XmlNode | undefined, ...names: readonly string[]): (string | undefined)[] =>
  names.map((name) => childText(node, name));
const idle = (caea: string, punto = 1): Promise<Reply> =>
  bench.call('FECAEASinMovimientoInformar', `<PtoVta>${punto}</PtoVta><CAEA>${caea}</CAEA>`);
const last = async (): Promise<string | undefined> =>
  childText(
    resultOf(await bench.call('FECompUltimoAutorizado', '<PtoVta>1</PtoVta><CbteTipo>1</CbteTipo>')),
    'CbteNro',
  );

test('a CAEA covers its fortnight, is consulted as it was granted, and is granted once', async () => {
  const granted = await bench.call('FECAEASolicitar', fortnightXml());
  const get = child(resultOf(granted), 'ResultGet');
  assert.match(childText(get, 'CAEA') ?? '', /^2\d{13}$/);
  assert.deepEqual(
    fields(get, 'Periodo', 'Orden', 'FchVigDesde', 'FchVigHasta', 'FchTopeInf', 'FchProceso'),
    ['202611', '2', '20261116', '20261130', '20261208', '20261118120000'],
  );
  const again = await bench.call('FECAEASolicitar', fortnightXml());
  assert.deepEqual([errorsOf(again), child(resultOf(again), 'ResultGet')], [[15008], undefined]);
  const consulted = await bench.call('FECAEAConsultar', fortnightXml());
  assert.equal(
    consulted.text.replaceAll('FECAEAConsultar', 'FECAEASolicitar').replace(/<fecha>.*<\/fecha>/, ''),
    granted.text.replace(/<fecha>.*<\/fecha>/, ''),
  );
});

test('whoever runs the simulator sees the CAEAs of each taxpayer apart', async () => {
  const caea = await askCaea(bench);
  await askCaea(bench, { cuit: '30000000139' });
  const seen = async (cuit: string): Promise<unknown> =>
    (await fetch(`${bench.urls.control}/caeas?cuit=${cuit}`)).json();
  assert.deepEqual(await seen(ISSUER), bench.simulator.control.caeas(ISSUER));
  assert.deepEqual(
    bench.simulator.control.caeas(ISSUER).map((one) => [one.caea, one.until, one.report_by]),
    [[caea, '20261130', '20261208']],
  );
  assert.deepEqual(await seen('30000000155'), []);
  assert.equal((await fetch(`${bench.urls.control}/caeas`)).status, 422);
});

test('a fortnight nobody asked for is 602, with what was asked', async () => {
  const reply = await bench.call('FECAEAConsultar', fortnightXml(202610, 1));
  const get = child(resultOf(reply), 'ResultGet');
  assert.deepEqual(
    [fields(get, 'Periodo', 'Orden', 'CAEA'), errorsOf(reply)],
    [['202610', '1', undefined], [602]],
  );
});

for (const [period, order, from, until, by, on] of [
  [202602, 2, '20260216', '20260228', '20260305', '2026-02-11T15:00:00Z'],
  [202802, 2, '20280216', '20280229', '20280308', '2028-02-29T15:00:00Z'],
  [202607, 2, '20260716', '20260731', '20260805', '2026-07-31T15:00:00Z'],
  [202608, 1, '20260801', '20260815', '20260823', '2026-07-27T15:00:00Z'],
  [202701, 1, '20270101', '20270115', '20270123', '2026-12-27T15:00:00Z'],
] as const) {
  test(`${period}/${order} runs from ${from} to ${until} and is reported by ${by}`, async () => {
    const other = await openBench({ now: () => new Date(on) });
    try {
      const reply = await other.call('FECAEASolicitar', fortnightXml(period, order));
      assert.deepEqual(
        fields(child(resultOf(reply), 'ResultGet'), 'FchVigDesde', 'FchVigHasta', 'FchTopeInf'),
        [from, until, by],
        reply.text,
      );
    } finally {
      await other.close();
    }
  });
}

test('what is reported is in the ledger, moves its lane, and is read back as CAEA', async () => {
  const caea = await askCaea(bench);
  const batch = [1, 2, 3].map((number) => invoice(caea, number));
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
    fields(
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
  const batch = [invoice(caea, 1), invoice(caea, 2)];
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
  const twice = await report(bench, 1, [invoice(caea, 3), invoice(caea, 3)]);
  assert.deepEqual([twice.result, twice.errors], ['P', [703]]);
  assert.equal(await last(), '3');
});

test('reports at the same moment with the same numbers inform them once', async () => {
  const caea = await askCaea(bench);
  const told = await Promise.all(Array.from({ length: 8 }, () => report(bench, 1, [invoice(caea, 1)])));
  assert.deepEqual(told.map(({ result }) => result).sort(), ['A', ...Array<string>(7).fill('R')]);
  assert.equal(bench.simulator.control.ledger().length, 1);
});

test('a report is taken up to the first comprobante that is refused; its number stays free', async () => {
  const caea = await askCaea(bench);
  const told = await report(bench, 1, [
    invoice(caea, 1),
    invoice(caea, 2, { ImpTotal: -121 }),
    invoice(caea, 3),
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
  assert.equal((await report(bench, 1, [invoice(caea, 2), invoice(caea, 3)])).result, 'A');
});

test('what CAE rejects and CAEA remarks on is informed with the remark, and read back with it', async () => {
  const caea = await askCaea(bench);
  const told = await report(bench, 1, [invoice(caea, 1, { ImpTotal: 122, CondicionIVAReceptorId: 5 })]);
  assert.deepEqual([told.result, told.details[0]?.codes], ['A', [724, 824]]);
  assert.deepEqual(
    bench.simulator.control.ledger()[0]?.observations.map(({ code }) => code),
    [724, 824],
  );
});

test('CAE and CAEA share the numbers of a lane', async () => {
  const caea = await askCaea(bench);
  assert.equal((await bench.authorize(1, [INVOICE_A])).result, 'A');
  assert.deepEqual((await report(bench, 1, [invoice(caea, 1)])).errors, [703]);
  assert.equal((await report(bench, 1, [invoice(caea, 2)])).result, 'A');
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

test('a punto de venta without movement says so once, is read back, and does not hold back a later report', async () => {
  const caea = await askCaea(bench);
  const declared = resultOf(await idle(caea));
  assert.deepEqual(fields(declared, 'CAEA', 'FchProceso', 'PtoVta', 'Resultado'), [
    caea,
    '20261118',
    '1',
    'A',
  ]);
  assert.deepEqual(errorsOf(await idle(caea)), [1209]);
  const consulted = await bench.call(
    'FECAEASinMovimientoConsultar',
    `<CAEA>${caea}</CAEA><PtoVta>1</PtoVta>`,
  );
  assert.deepEqual(
    fields(child(child(resultOf(consulted), 'ResultGet'), 'FECAEASinMov'), 'CAEA', 'FchProceso', 'PtoVta'),
    [caea, '20261118', '1'],
  );
  assert.deepEqual((await report(bench, 1, [invoice(caea, 1)])).details[0]?.codes, [1424]);
});

test('a CAEA serves its own fortnight after it is over, and no other', async () => {
  const november = await askCaea(bench);
  at('2026-12-20T15:00:00Z');
  const december = await askCaea(bench, { period: 202612, order: 2 });
  assert.equal((await report(bench, 1, [invoice(november, 1)])).result, 'A');
  const told = await report(bench, 1, [invoice(december, 2)]);
  assert.deepEqual([told.result, told.details[0]?.codes], ['R', [702]]);
});

test('two months without accounting for a CAEA are remarked on at the next one, and being accounted for ends it', async () => {
  at('2026-12-10T15:00:00Z');
  const december = await askCaea(bench, { period: 202612, order: 1 });
  at('2027-01-10T15:00:00Z');
  const january = await askCaea(bench, { period: 202701, order: 1 });
  at('2027-01-23T15:00:00Z');
  const remarks = async (period: number, order: number): Promise<number[]> => {
    const reply = await bench.call('FECAEASolicitar', fortnightXml(period, order));
    return codesIn(child(child(resultOf(reply), 'ResultGet'), 'Observaciones'));
  };
  // January may still be informed today.
  assert.deepEqual(await remarks(202701, 2), [15018]);
  at('2027-02-10T15:00:00Z');
  assert.deepEqual(await remarks(202702, 1), [15014, 15018]);
  for (const caea of [december, january]) await idle(caea);
  at('2027-02-18T15:00:00Z');
  assert.deepEqual(await remarks(202702, 2), [15018]);
});

test('CAEAs and declarations are there after a restart, and a reset forgets them without giving one twice', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'arca-simulator-caea-'));
  try {
    const first = await openBench({ state: { directory } });
    const caea = await askCaea(first);
    await first.call('FECAEASinMovimientoInformar', `<PtoVta>1</PtoVta><CAEA>${caea}</CAEA>`);
    await first.close();
    const second = await openBench({ state: { directory }, now: () => new Date(NOON.getTime() + 3_600_000) });
    const told = await second.call('FECAEASinMovimientoConsultar', `<CAEA>${caea}</CAEA><PtoVta>1</PtoVta>`);
    assert.deepEqual(errorsOf(told), []);
    assert.deepEqual(errorsOf(await second.call('FECAEASolicitar', fortnightXml())), [15008]);
    second.simulator.control.reset();
    assert.notEqual(await askCaea(second), caea);
    await second.close();
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
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
  const endless = Array.from({ length: 300 }, (_, index) => invoice(caea, index + 1));
  assert.deepEqual((await report(bench, 1, endless)).errors, [10003]);
  assert.deepEqual(bench.simulator.control.ledger(), []);
});

test('a refused ticket repeats the punto de venta of a declaration and nothing else', async () => {
  const reply = await bench.call('FECAEASinMovimientoInformar', '<PtoVta>4000</PtoVta><CAEA>1</CAEA>', {
    auth: `<Auth><Token>x</Token><Sign>y</Sign><Cuit>${ISSUER}</Cuit></Auth>`,
  });
  const names = resultOf(reply)?.children.map(({ name }) => name);
  assert.deepEqual([names, errorsOf(reply)], [['PtoVta', 'Errors'], [600]]);
  assert.equal(childText(resultOf(reply), 'PtoVta'), '4000');
});

test('puntos de venta of CAEA are listed with their kind', async () => {
  const { control } = bench.simulator;
  control.putPunto({ cuit: ISSUER, number: 20, kind: 'caea-contingency-ri', blocked: false });
  control.putPunto({ cuit: ISSUER, number: 21, kind: 'controlador-fiscal', blocked: false });
  const { text } = await bench.call('FEParamGetPtosVenta', '');
  assert.match(text, /<Nro>20<\/Nro><EmisionTipo>CAEA - Ri Iva - Contingencias<\/EmisionTipo>/);
  assert.doesNotMatch(text, /<Nro>21</);
});
