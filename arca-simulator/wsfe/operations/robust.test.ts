// Bad input first: a simulator that falls over hides what the client under test does.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { askCaea, MADE_AT, reportXml } from '../../testing/caea/report.ts';
import { authOf, ISSUER, openBench, requestXml, toXml } from '../../testing/client.ts';
import { FCE_A, INVOICE_A, INVOICE_B } from '../../testing/details.ts';

const EXTREMES = [
  '',
  '0',
  '-1',
  '1e300',
  '-0',
  '99999999999999999999',
  '0.000001',
  'x',
  '20261399',
  ' ',
  'S',
];
const TAG = /<(\w+)>([^<]*)<\/\1>/g;

function operationOf(request: string): string {
  if (request.startsWith('<FeCAEReq')) return 'FECAESolicitar';
  if (request.startsWith('<FeCAEARegInfReq')) return 'FECAEARegInformativo';
  return request.startsWith('<PtoVta') ? 'FECAEASinMovimientoInformar' : 'FECAEASolicitar';
}

test('whatever a client writes in the fields of a request, the answer is an answer and no defect', async () => {
  const defects: unknown[] = [];
  const bench = await openBench({ onDefect: (error) => void defects.push(error) });
  try {
    const auth = await authOf(bench, ISSUER);
    const caea = await askCaea(bench);
    const issued = { CAEA: caea, CbteFchHsGen: MADE_AT };
    const good = [
      reportXml(1, [{ ...INVOICE_A, ...issued }]),
      reportXml(206, [{ ...FCE_A, ...issued }]),
      `<Periodo>202611</Periodo><Orden>1</Orden>`,
      `<PtoVta>9</PtoVta><CAEA>${caea}</CAEA>`,
      requestXml(1, [INVOICE_A]),
      requestXml(6, [INVOICE_B]),
      requestXml(203, [FCE_A]),
      requestXml(1, [{ ...INVOICE_A, MonId: 'DOL' }]).replace(
        '</FECAEDetRequest>',
        `${toXml({ CbtesAsoc: { CbteAsoc: [{ Tipo: 1, PtoVta: 1, Nro: 1 }] }, PeriodoAsoc: { FchDesde: '20260101' } })}</FECAEDetRequest>`,
      ),
    ];
    const spoiled = fc.tuple(
      fc.constantFrom(...good),
      fc.array(fc.tuple(fc.nat(60), fc.oneof(fc.constantFrom(...EXTREMES), fc.string({ maxLength: 12 }))), {
        minLength: 1,
        maxLength: 4,
      }),
    );
    await fc.assert(
      fc.asyncProperty(spoiled, async ([request, changes]) => {
        let index = 0;
        const values = new Map(changes);
        const inside = request.replace(TAG, (whole, name) => {
          const value = values.get(index++);
          return value === undefined ? whole : `<${name}>${value.replace(/[&<>]/g, '')}</${name}>`;
        });
        const reply = await bench.call(operationOf(request), inside, { auth });
        assert.deepEqual(defects, []);
        assert.ok([200, 400, 500].includes(reply.status));
        if (reply.status === 500) assert.match(reply.text, /unable to read request/);
      }),
      { numRuns: 800 },
    );
  } finally {
    await bench.close();
  }
});
