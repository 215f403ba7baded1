import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { child, childText } from '../soap/read-xml.ts';
import {
  authOf,
  type Bench,
  ISSUER,
  NOON,
  openBench,
  post,
  readAuthorized,
  requestXml,
} from '../testing/client.ts';
import { FCE_A, INVOICE_A, INVOICE_B } from '../testing/details.ts';
import { readToken, writeToken } from '../wsaa/token.ts';
import type { Detail } from './detail.ts';

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

test('each defect of the ticket has the text that was observed', async () => {
  const { token, sign } = await bench.ticket('wsfe');
  const text = async (auth: string): Promise<string> => {
    const reply = await bench.call('FECompTotXRequest', '', { auth });
    assert.equal(reply.status, 200);
    const error = child(child(child(reply.body, 'FECompTotXRequestResult'), 'Errors'), 'Err');
    return `${childText(error, 'Code')} ${child(error, 'Msg')?.text}`;
  };
  const auth = (one: string, other: string, cuit = ISSUER): string =>
    `<Auth><Token>${one}</Token><Sign>${other}</Sign><Cuit>${cuit}</Cuit></Auth>`;
  const content = readToken(token);
  assert.ok(content);
  assert.match(await text('<Otro/>'), /^500 Campo Auth no fue ingresado/);
  assert.match(await text(auth('', sign)), /^600 ValidacionDeToken: Parametro nulo o vacio \(token\)/);
  assert.match(await text(auth('aG9sYQ==', sign)), /^600 ValidacionDeToken: No valido token\. Excepcion/);
  const old = writeToken({ ...content, generation: 1, expiration: 2 });
  assert.match(
    await text(auth(old, sign)),
    /^600 .*fechas del token\. GenTime=1, ExpTime=2, NowUTC=1795014000$/,
  );
  assert.equal(await text(auth(token, 'x')), '600 ValidacionDeToken: Error al verificar hash: ');
  assert.match(
    await text(auth(token, sign, '20000000168')),
    /^600 .*No apareció CUIT en lista de relaciones: 20000000168/,
  );
  const other = await bench.ticket('wscdc');
  assert.match(
    await text(auth(other.token, other.sign)),
    /^600 .*No valido Id Sistema: wsfe\(Id Sistema de token es: wscdc\)/,
  );
});

test('a refused ticket leaves the last number at zeros and the request without a header of its own', async () => {
  const auth = '<Auth><Token>a</Token><Sign>b</Sign><Cuit>1</Cuit></Auth>';
  const reply = await bench.call('FECompUltimoAutorizado', '<PtoVta>1</PtoVta><CbteTipo>1</CbteTipo>', {
    auth,
  });
  assert.match(reply.text, /<PtoVta>0<\/PtoVta><CbteTipo>0<\/CbteTipo><CbteNro>0<\/CbteNro><Errors>/);
  const refused = await bench.call('FECAESolicitar', requestXml(1, [numbered(1)]), { auth });
  assert.doesNotMatch(refused.text, /FeCabResp|FeDetResp/);
});

test('a ticket dies after twelve hours', async () => {
  await bench.ticket('wsfe');
  bench.simulator.control.advanceClock(12 * 3_600_000);
  assert.deepEqual((await bench.authorize(1, [numbered(1)])).errors, [600]);
});

test('the reader is as tolerant, and as strict, as ASMX', async () => {
  const auth = await authOf(bench, ISSUER);
  const inside = (body: string): string => `<FECompUltimoAutorizado>${body}</FECompUltimoAutorizado>`;
  // No namespace, free order, an unknown element, no action.
  const loose = await post(
    bench.urls.wsfe,
    inside(`<CbteTipo>1</CbteTipo><Que/><PtoVta>3</PtoVta>${auth}`),
    undefined,
  );
  assert.match(loose.text, /<PtoVta>3<\/PtoVta><CbteTipo>1<\/CbteTipo><CbteNro>0/);
  const number = await post(bench.urls.wsfe, inside(`${auth}<PtoVta>x</PtoVta>`), undefined);
  assert.equal(number.status, 500);
  assert.match(
    number.text,
    /<faultcode>soap:Client<\/faultcode><faultstring>Server was unable to read request\./,
  );
  assert.doesNotMatch(number.text, /FEHeaderInfo/);
  const action = await post(bench.urls.wsfe, '<a/>', 'http://ar.gov.afip.dif.FEV1/FENada');
  assert.equal(action.status, 500);
  assert.match(action.text, /did not recognize the value of HTTP Header SOAPAction/);
  const broken = await fetch(bench.urls.wsfe, { method: 'POST', body: '<a><b></a>' });
  assert.deepEqual([broken.status, await broken.text()], [400, '']);
  const bomb = await fetch(bench.urls.wsfe, {
    method: 'POST',
    body: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
  });
  assert.equal(bomb.status, 400);
  const twelve = await fetch(bench.urls.wsfe, {
    method: 'POST',
    headers: { 'content-type': 'application/soap+xml; action="http://ar.gov.afip.dif.FEV1/FEDummy"' },
    body: '<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body/></e:Envelope>',
  });
  assert.match(twelve.headers.get('content-type') ?? '', /application\/soap\+xml/);
  assert.match(await twelve.text(), /2003\/05\/soap-envelope.*<AppServer>OK/);
});

test('a request larger than the limit is refused and the server lives on', async () => {
  const huge = await fetch(bench.urls.wsfe, { method: 'POST', body: 'x'.repeat(17 * 1024 * 1024) });
  assert.equal(huge.status, 413);
  assert.equal(await last(1), 0);
});

test('tables and refusals of the consulting operations', async () => {
  const codeOf = async (operation: string, inside: string): Promise<number | undefined> => {
    const { text } = await bench.call(operation, inside);
    const found = /<Err><Code>(\d+)/.exec(text)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  const consult = (type: number, number: number, punto: number): Promise<number | undefined> =>
    codeOf(
      'FECompConsultar',
      `<FeCompConsReq><CbteTipo>${type}</CbteTipo><CbteNro>${number}</CbteNro><PtoVta>${punto}</PtoVta></FeCompConsReq>`,
    );
  assert.equal(await consult(1, 1, 1), 602);
  assert.equal(await consult(1, 1, 0), 10200);
  assert.equal(await consult(0, 1, 1), 10201);
  assert.equal(await consult(1, 0, 1), 10202);
  assert.equal(await consult(1, 1, 10_000), 10104);
  const lane = (punto: number, type: number): Promise<number | undefined> =>
    codeOf('FECompUltimoAutorizado', `<PtoVta>${punto}</PtoVta><CbteTipo>${type}</CbteTipo>`);
  assert.deepEqual([await lane(0, 1), await lane(1, 0), await lane(10_000, 1)], [11000, 11001, 11002]);
  assert.equal(await codeOf('FEParamGetCotizacion', '<MonId>XXX</MonId>'), 12000);
  assert.equal(await codeOf('FEParamGetCotizacion', ''), 12001);
  assert.equal(await codeOf('FEParamGetCotizacion', '<MonId>DOL</MonId><FchCotiz>x</FchCotiz>'), 12002);
  assert.equal(await codeOf('FEParamGetCotizacion', '<MonId>DOL</MonId><FchCotiz>20261115</FchCotiz>'), 602);
  assert.equal(await codeOf('FEParamGetCondicionIvaReceptor', '<ClaseCmp>Z</ClaseCmp>'), 10244);
  for (const operation of [
    'FEParamGetTiposCbte',
    'FEParamGetTiposConcepto',
    'FEParamGetTiposDoc',
    'FEParamGetTiposIva',
    'FEParamGetTiposMonedas',
    'FEParamGetTiposTributos',
    'FEParamGetTiposOpcional',
    'FEParamGetPtosVenta',
    'FEParamGetTiposPaises',
    'FEParamGetActividades',
    'FEParamGetCondicionIvaReceptor',
  ])
    assert.equal(await codeOf(operation, ''), undefined, operation);
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
  assert.equal(wsdl.match(/<soap:operation /g)?.length, 17);
  assert.ok(wsdl.includes(`<soap:address location="${bench.urls.wsfe}"/>`));
});

test('another system may take the next number', async () => {
  bench.simulator.control.authorizeElsewhere({ cuit: ISSUER, punto_de_venta: 1, type: 1 });
  assert.deepEqual((await bench.authorize(1, [numbered(1)])).errors, [10016]);
  assert.equal(readAuthorized((await bench.authorize(1, [numbered(2)])).reply).result, 'A');
});
