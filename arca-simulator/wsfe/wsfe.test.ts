// Tickets, tolerance and refusals of the WSFEv1 door: what a client meets before any rule.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { child, childText } from '../soap/read-xml.ts';
import { authOf, type Bench, ISSUER, NOON, openBench, post, requestXml } from '../testing/client.ts';
import { INVOICE_A } from '../testing/details.ts';
import { readToken, writeToken } from '../wsaa/tickets/token.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
beforeEach(() => {
  bench.simulator.control.reset();
  bench.simulator.control.freezeClock(NOON);
});
after(() => bench.close());

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
  const refused = await bench.call('FECAESolicitar', requestXml(1, [INVOICE_A]), { auth });
  assert.doesNotMatch(refused.text, /FeCabResp|FeDetResp/);
});

test('a ticket dies after twelve hours', async () => {
  await bench.ticket('wsfe');
  bench.simulator.control.advanceClock(12 * 3_600_000);
  assert.deepEqual((await bench.authorize(1, [INVOICE_A])).errors, [600]);
});

test('the reader is as tolerant, and as strict, as ASMX', async () => {
  const auth = await authOf(bench, ISSUER);
  const inside = (body: string, namespace = 'http://ar.gov.afip.dif.FEV1/'): string =>
    `<FECompUltimoAutorizado xmlns="${namespace}">${body}</FECompUltimoAutorizado>`;
  // Free order, an unknown element, no action.
  const loose = await post(
    bench.urls.wsfe,
    inside(`<CbteTipo>1</CbteTipo><Que/><PtoVta>3</PtoVta>${auth}`),
    undefined,
  );
  assert.match(loose.text, /<PtoVta>3<\/PtoVta><CbteTipo>1<\/CbteTipo><CbteNro>0/);
  const unqualified = await post(
    bench.urls.wsfe,
    inside(auth, ''),
    'http://ar.gov.afip.dif.FEV1/FECompUltimoAutorizado',
  );
  assert.match(unqualified.text, /<Code>500<\/Code><Msg>Campo Auth no fue ingresado/);
  const number = await post(bench.urls.wsfe, inside(`${auth}<PtoVta>x</PtoVta>`), undefined);
  assert.equal(number.status, 500);
  assert.match(
    number.text,
    /<faultcode>soap:Client<\/faultcode><faultstring>Server was unable to read request\./,
  );
  assert.doesNotMatch(number.text, /FEHeaderInfo/);
  // What the schema does not call nillable is read, nil or not: here, a number without digits.
  const nil = `<PtoVta xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>`;
  const none = await post(bench.urls.wsfe, inside(auth + nil), undefined);
  assert.match(none.text, /System\.FormatException: Input string was not in a correct format/);
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
  assert.equal((await bench.authorize(1, [INVOICE_A])).result, 'A');
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
