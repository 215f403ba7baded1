// Numbering, batches and the ledger: what clients build their recovery on.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { child, childText } from '../../soap/read-xml.ts';
import { type Bench, ISSUER, NOON, openBench, readAuthorized } from '../../testing/client.ts';
import { FCE_A, INVOICE_A, INVOICE_B, INVOICE_C, withoutIva } from '../../testing/details.ts';
import type { Detail } from '../detail.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
beforeEach(() => {
  bench.simulator.control.reset();
  bench.simulator.control.freezeClock(NOON);
});
after(() => bench.close());

const numbered = (number: number, change: Partial<Detail> = {}): Detail => ({
  ...INVOICE_A,
  CbteDesde: number,
  CbteHasta: number,
  ...change,
});
const last = async (type: number, punto = 1): Promise<number> => {
  const reply = await bench.call(
    'FECompUltimoAutorizado',
    `<PtoVta>${punto}</PtoVta><CbteTipo>${type}</CbteTipo>`,
  );
  return Number(childText(child(reply.body, 'FECompUltimoAutorizadoResult'), 'CbteNro'));
};

test('numbers of a lane follow each other and lanes do not touch', async () => {
  assert.equal(await last(1), 0);
  assert.equal((await bench.authorize(1, [numbered(1)])).result, 'A');
  assert.equal((await bench.authorize(1, [numbered(2)])).result, 'A');
  assert.equal((await bench.authorize(1, [numbered(1)], { punto: 2 })).result, 'A');
  assert.deepEqual([await last(1), await last(1, 2), await last(6)], [2, 1, 0]);
});

test('a number that is not the next one refuses the whole request in Errors, with every detail R and empty', async () => {
  const batch = Array.from({ length: 250 }, (_, index) => numbered(index + 2));
  const { result, errors, details } = await bench.authorize(1, batch);
  assert.deepEqual([result, errors, details.length], ['R', [10016], 250]);
  assert.ok(
    details.every((detail) => detail.result === 'R' && detail.codes.length === 0 && detail.cae === ''),
  );
  assert.equal(await last(1), 0);
});

test('a date before the last of its lane is refused like a wrong number', async () => {
  await bench.authorize(1, [numbered(1, { CbteFch: '20261118' })]);
  const { errors, details } = await bench.authorize(1, [numbered(2, { CbteFch: '20261117' })]);
  assert.deepEqual([errors, details[0]?.codes], [[10016], []]);
});

test('the same request sent again is refused, and the comprobante can be consulted', async () => {
  const first = await bench.authorize(1, [numbered(1)]);
  const again = await bench.authorize(1, [numbered(1)]);
  assert.deepEqual([first.result, again.result, again.errors], ['A', 'R', [10016]]);
  const reply = await bench.call(
    'FECompConsultar',
    '<FeCompConsReq><CbteTipo>1</CbteTipo><CbteNro>1</CbteNro><PtoVta>1</PtoVta></FeCompConsReq>',
  );
  assert.match(reply.text, new RegExp(`<CodAutorizacion>${first.details[0]?.cae}</CodAutorizacion>`));
  assert.match(reply.text, /<ImpTotal>121<\/ImpTotal>.*<FchServDesde \/><FchServHasta \/><FchVtoPago \/>/);
});

test('a batch is authorised up to the first refusal; the rest is left unprocessed and its numbers stay free', async () => {
  const batch = [
    numbered(1),
    numbered(2),
    numbered(3, { ImpTotal: 1, ImpOpEx: -1 }),
    numbered(4),
    numbered(5),
  ];
  const { result, errors, details } = await bench.authorize(1, batch);
  assert.deepEqual([result, errors], ['P', []]);
  assert.deepEqual(
    details.map((detail) => detail.result),
    ['A', 'A', 'R', 'R', 'R'],
  );
  assert.deepEqual(
    details.map((detail) => detail.codes),
    [[], [], [10044, 10048], [], []],
  );
  assert.equal(await last(1), 2);
  assert.equal((await bench.authorize(1, [numbered(3), numbered(4)])).result, 'A');
});

test('a batch whose first comprobante is refused is R', async () => {
  const { result, details } = await bench.authorize(1, [numbered(1, { Concepto: 9 }), numbered(2)]);
  assert.deepEqual([result, details.map((detail) => detail.codes)], ['R', [[10030], []]]);
});

test('a remito that the batch has used already is not free any more', async () => {
  const sold = (number: number, remito: number): Detail =>
    numbered(number, {
      CbtesAsoc: { CbteAsoc: [{ Tipo: 995, PtoVta: 1, Nro: remito }] },
      Actividades: { Actividad: [{ Id: 101011 }] },
    });
  const cuit = '33000000359';
  bench.simulator.control.putRemito({
    cuit,
    type: 995,
    punto_de_venta: 1,
    number: 3,
    receiver: String(INVOICE_A.DocNro),
    confirmed: true,
  });
  const { details } = await bench.authorize(1, [sold(1, 1), sold(2, 3), sold(3, 1)], { cuit });
  assert.deepEqual(
    details.map((detail) => [detail.result, detail.codes]),
    [
      ['A', []],
      ['A', []],
      ['R', [10232]],
    ],
  );
  const again = await bench.authorize(1, [sold(3, 3)], { cuit });
  assert.deepEqual(again.details[0]?.codes, [10232]);
});

test('all that is wrong with one comprobante is told at once', async () => {
  const { details } = await bench.authorize(1, [
    numbered(1, { Concepto: 9, DocTipo: 96, ImpTotal: 122, MonId: 'XXX', CondicionIVAReceptorId: 5 }),
  ]);
  assert.deepEqual(details[0]?.codes, [10030, 10013, 10048, 10037, 10243]);
});

// Two answers that clients published: what came together, in which order and in which words.
test('amounts are told before IVA and IVA before other taxes, in the words that were seen', async () => {
  const { reply } = await bench.authorize(1, [
    withoutIva(numbered(1, { ImpTotal: 1488.3, ImpNeto: 0, ImpTrib: 258.3 })),
  ]);
  const told = [...reply.text.matchAll(/<Code>(\d+)<\/Code><Msg>([^<]+)</g)].map(
    ([, code, text]) => `${code}: ${text}`,
  );
  assert.deepEqual(told, [
    "10048: El campo  'Importe Total' ImpTotal, debe ser igual  a la  suma de ImpTotConc + ImpNeto + ImpOpEx + ImpTrib + ImpIVA.",
    '10018: Si ImpIva es mayor a 0 el objeto Iva y AlicIva son obligatorios.',
    '10024: Si ImpTrib es mayor a 0 el objeto Tributos y Tributo son obligatorios.',
  ]);
  const ofC = await bench.authorize(11, [{ ...INVOICE_C, ImpOpEx: 10, ImpTotal: 110 }], {
    cuit: '20000000168',
  });
  assert.deepEqual(ofC.details[0]?.codes, [10044, 10048]);
  assert.match(ofC.reply.text, /ImpNeto \+ ImpTrib\. Donde ImpNeto es igual al Sub Total</);
});

test('concurrent requests for one number give one CAE', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => bench.authorize(1, [numbered(1)])));
  assert.equal(all.filter(({ result }) => result === 'A').length, 1);
  assert.equal(bench.simulator.control.ledger({ type: 1 }).length, 1);
});

test('every CAE is fourteen digits and unique, and expires ten days after the date', async () => {
  await bench.authorize(
    1,
    Array.from({ length: 250 }, (_, index) => numbered(index + 1, { CbteFch: '20261116' })),
  );
  await bench.authorize(6, [INVOICE_B]);
  const ledger = bench.simulator.control.ledger();
  assert.equal(new Set(ledger.map(({ cae }) => cae)).size, 251);
  assert.ok(ledger.every(({ cae }) => /^\d{14}$/.test(cae)));
  assert.equal(ledger[0]?.cae_expires_on, '20261126');
});

test('a range of Facturas B has one CAE and moves the lane to its end', async () => {
  const { result } = await bench.authorize(6, [{ ...INVOICE_B, CbteHasta: 40 }]);
  assert.equal(result, 'A');
  assert.equal(await last(6), 40);
  const reply = await bench.call(
    'FECompConsultar',
    '<FeCompConsReq><CbteTipo>6</CbteTipo><CbteNro>17</CbteNro><PtoVta>1</PtoVta></FeCompConsReq>',
  );
  assert.match(reply.text, /<CbteDesde>1<\/CbteDesde><CbteHasta>40<\/CbteHasta>/);
});

const HEADERS: readonly (readonly [number, number, readonly Partial<Detail>[], object])[] = [
  [10001, 1, [], { count: 0 }],
  [10002, 1, [numbered(1)], { count: 2 }],
  [10003, 1, Array.from({ length: 251 }, (_, index) => numbered(index + 1)), {}],
  [10003, 201, [FCE_A, { ...FCE_A, CbteDesde: 2, CbteHasta: 2 }], {}],
  [10004, 1, [numbered(1)], { punto: 99_999 }],
  [10005, 1, [numbered(1)], { punto: 10_000 }],
  [10006, 0, [numbered(1)], {}],
  [10007, 99, [numbered(1)], {}],
  [10000, 11, [numbered(1)], {}],
  [10000, 1, [numbered(1)], { cuit: '20000000168' }],
];

for (const [code, type, details, options] of HEADERS) {
  test(`${code} refuses the request of type ${type} with ${details.length} details and authorises nothing`, async () => {
    const { errors, details: answered, result } = await bench.authorize(type, details, options);
    assert.deepEqual([result, errors.includes(code), answered.length], ['R', true, details.length]);
    assert.deepEqual(bench.simulator.control.ledger(), []);
  });
}

test('a blocked or closed punto de venta refuses', async () => {
  const { control } = bench.simulator;
  control.putPunto({ cuit: ISSUER, number: 7, kind: 'ri', blocked: true });
  control.putPunto({ cuit: ISSUER, number: 8, kind: 'ri', blocked: false, closed_on: '20260101' });
  for (const punto of [7, 8])
    assert.deepEqual((await bench.authorize(1, [numbered(1)], { punto })).errors, [10005]);
  const reply = await bench.call('FEParamGetPtosVenta', '');
  assert.match(
    reply.text,
    /<Nro>7<\/Nro><EmisionTipo>CAE - Ri Iva<\/EmisionTipo><Bloqueado>S<\/Bloqueado><FchBaja>NULL/,
  );
  assert.match(reply.text, /<Nro>8<\/Nro>.*?<FchBaja>20260101/);
});

test('a rate is the same whenever it is asked for, and is the one that pays in the same currency', async () => {
  const rate = async (): Promise<string | undefined> =>
    /<MonCotiz>([\d.]+)</.exec((await bench.call('FEParamGetCotizacion', '<MonId>DOL</MonId>')).text)?.[1];
  const official = await rate();
  assert.equal(official, await rate());
  const pay = (MonCotiz: number) =>
    bench.authorize(1, [numbered(1, { MonId: 'DOL', MonCotiz, CanMisMonExt: 'S' })]);
  assert.deepEqual((await pay(Number(official) + 0.01)).details[0]?.codes, [10038]);
  assert.equal((await pay(Number(official))).result, 'A');
});

test('250 comprobantes are authorised in a fraction of a second', async () => {
  await bench.ticket('wsfe');
  const batch = Array.from({ length: 250 }, (_, index) => numbered(index + 1));
  const start = performance.now();
  assert.equal((await bench.authorize(1, batch)).result, 'A');
  // Far above what it takes, so that a busy machine does not fail it.
  assert.ok(performance.now() - start < 1000);
});

test('the WSDL names every operation and its own address', async () => {
  const wsdl = await (await fetch(`${bench.urls.wsfe}?WSDL`)).text();
  assert.equal(wsdl.match(/<soap:operation /g)?.length, 22);
  assert.ok(wsdl.includes(`<soap:address location="${bench.urls.wsfe}"/>`));
});

test('another system may take the next number', async () => {
  bench.simulator.control.authorizeElsewhere({ cuit: ISSUER, punto_de_venta: 1, type: 1 });
  assert.deepEqual((await bench.authorize(1, [numbered(1)])).errors, [10016]);
  assert.equal(readAuthorized((await bench.authorize(1, [numbered(2)])).reply).result, 'A');
});
