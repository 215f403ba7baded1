// A CAEA is asked for, shown and never forgotten; and neglect of it is remembered.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { child, childText } from '../../soap/read-xml.ts';
import {
  askCaea,
  codesIn,
  declareIdle,
  errorsOf,
  fieldsOf,
  fortnightXml,
  resultOf,
} from '../../testing/caea/report.ts';
import { type Bench, ISSUER, NOON, openBench } from '../../testing/client.ts';

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

test('a CAEA covers its fortnight, is consulted as it was granted, and is granted once', async () => {
  const granted = await bench.call('FECAEASolicitar', fortnightXml());
  const get = child(resultOf(granted), 'ResultGet');
  assert.match(childText(get, 'CAEA') ?? '', /^2\d{13}$/);
  assert.deepEqual(
    fieldsOf(get, 'Periodo', 'Orden', 'FchVigDesde', 'FchVigHasta', 'FchTopeInf', 'FchProceso'),
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
    [fieldsOf(get, 'Periodo', 'Orden', 'CAEA'), errorsOf(reply)],
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
        fieldsOf(child(resultOf(reply), 'ResultGet'), 'FchVigDesde', 'FchVigHasta', 'FchTopeInf'),
        [from, until, by],
        reply.text,
      );
    } finally {
      await other.close();
    }
  });
}

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
  for (const caea of [december, january]) await declareIdle(bench, caea);
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

test('puntos de venta of CAEA are listed with their kind', async () => {
  const { control } = bench.simulator;
  control.putPunto({ cuit: ISSUER, number: 20, kind: 'caea-contingency-ri', blocked: false });
  control.putPunto({ cuit: ISSUER, number: 21, kind: 'controlador-fiscal', blocked: false });
  const { text } = await bench.call('FEParamGetPtosVenta', '');
  assert.match(text, /<Nro>20<\/Nro><EmisionTipo>CAEA - Ri Iva - Contingencias<\/EmisionTipo>/);
  assert.doesNotMatch(text, /<Nro>21</);
});
