// A punto de venta that issued nothing says so, and is held to nothing by it.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { child, childText } from '../../soap/read-xml.ts';
import {
  askCaea,
  declareIdle,
  errorsOf,
  fieldsOf,
  invoiceOf,
  report,
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

test('a punto de venta without movement says so once, is read back, and does not hold back a later report', async () => {
  const caea = await askCaea(bench);
  const declared = resultOf(await declareIdle(bench, caea));
  assert.deepEqual(fieldsOf(declared, 'CAEA', 'FchProceso', 'PtoVta', 'Resultado'), [
    caea,
    '20261118',
    '1',
    'A',
  ]);
  assert.deepEqual(errorsOf(await declareIdle(bench, caea)), [1209]);
  const consulted = await bench.call(
    'FECAEASinMovimientoConsultar',
    `<CAEA>${caea}</CAEA><PtoVta>1</PtoVta>`,
  );
  assert.deepEqual(
    fieldsOf(child(child(resultOf(consulted), 'ResultGet'), 'FECAEASinMov'), 'CAEA', 'FchProceso', 'PtoVta'),
    [caea, '20261118', '1'],
  );
  assert.deepEqual((await report(bench, 1, [invoiceOf(caea, 1)])).details[0]?.codes, [1424]);
});

test('a refused ticket repeats the punto de venta of a declaration and nothing else', async () => {
  const reply = await bench.call('FECAEASinMovimientoInformar', '<PtoVta>4000</PtoVta><CAEA>1</CAEA>', {
    auth: `<Auth><Token>x</Token><Sign>y</Sign><Cuit>${ISSUER}</Cuit></Auth>`,
  });
  const names = resultOf(reply)?.children.map(({ name }) => name);
  assert.deepEqual([names, errorsOf(reply)], [['PtoVta', 'Errors'], [600]]);
  assert.equal(childText(resultOf(reply), 'PtoVta'), '4000');
});
