import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { createArcaClient } from '../client.ts';
import { endpointsOf } from '../endpoints.ts';
import { ArcaFailure } from '../failure.ts';
import { onEachRequest, serveRaw } from '../loopback/serve.ts';

const auth = { token: 'dG9rZW4gb2YgdGhlIHRlc3Rz', sign: 'c2lnbiBvZiB0aGUgdGVzdHM=', cuit: '20267565393' };
const FEV1 = 'http://ar.gov.afip.dif.FEV1/';
const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';

/** What ARCA sends, as bytes: two puntos de venta, one of them closed. */
const RESULT =
  '<ResultGet><PtoVenta><Nro>1</Nro><EmisionTipo>CAE - Ri Iva ñ</EmisionTipo><Bloqueado>N</Bloqueado><FchBaja>NULL</FchBaja></PtoVenta><PtoVenta><Nro>2</Nro><EmisionTipo /><Bloqueado>S</Bloqueado><FchBaja>20200101</FchBaja></PtoVenta></ResultGet>';
const EXPECTED = {
  ResultGet: [
    { Nro: 1, EmisionTipo: 'CAE - Ri Iva ñ', Bloqueado: 'N' },
    { Nro: 2, Bloqueado: 'S', FchBaja: '20200101' },
  ],
  Errors: [],
  Events: [],
};
const message = (result: string): string =>
  `<FEParamGetPtosVentaResponse xmlns="${FEV1}"><FEParamGetPtosVentaResult>${result}</FEParamGetPtosVentaResult></FEParamGetPtosVentaResponse>`;
const whole = (result: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="${SOAP}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soap:Body>${message(result)}</soap:Body></soap:Envelope>`;
const XML = whole(RESULT);
const UTF8 = 'content-type: text/xml; charset=utf-8\r\n';

const http = (body: string | Buffer, head = UTF8, status = 'HTTP/1.1 200 OK'): Buffer => {
  const bytes = Buffer.from(body);
  return Buffer.concat([
    Buffer.from(`${status}\r\n${head}content-length: ${bytes.length}\r\n\r\n`, 'latin1'),
    bytes,
  ]);
};

/** The decoded result, or the failure in two words. */
async function read(answer: Buffer): Promise<unknown> {
  await using server = await serveRaw((socket) => onEachRequest(socket, () => socket.end(answer)));
  const endpoints = endpointsOf('homologacion', { wsfev1: server.url });
  const arca = createArcaClient({ endpoints, now: Date.now });
  try {
    return (await arca.wsfe.ptosVenta({ auth }, { deadline: Date.now() + 60_000 })).result;
  } catch (error) {
    assert.ok(error instanceof ArcaFailure, inspect(error));
    return `${error.certainty} ${error.reason}`;
  } finally {
    await arca.close();
  }
}

test('one answer reads the same in every form that its servers and what stands before them give it', async () => {
  const forms: Readonly<Record<string, Buffer>> = {
    'as it is': http(XML),
    'another prefix': http(XML.replaceAll('soap:', 'S:').replace('xmlns:soap', 'xmlns:S')),
    'a prefix on every element': http(
      XML.replace(/<(\/?)([A-Z])/g, '<$1ns2:$2').replace('xmlns="', 'xmlns:ns2="'),
    ),
    'no namespace': http(XML.replace(` xmlns="${FEV1}"`, '')),
    'another namespace': http(XML.replaceAll(FEV1, 'http://ar.gov.afip.dif.fev1/')),
    'an envelope of SOAP 1.2': http(XML.replace(SOAP, 'http://www.w3.org/2003/05/soap-envelope')),
    'a declaration in single quotes': http(
      XML.replace(/<\?xml.*?\?>/, "<?xml version='1.0' encoding='UTF-8'?>"),
    ),
    'no declaration': http(XML.replace(/<\?xml.*?\?>/, '')),
    'a byte order mark': http(`\ufeff${XML}`),
    'one element a line': http(XML.replace(/></g, '>\r\n  <')),
    'a header': http(
      XML.replace(
        '<soap:Body>',
        `<soap:Header><FEHeaderInfo xmlns="${FEV1}"><ambiente>x</ambiente></FEHeaderInfo></soap:Header><soap:Body>`,
      ),
    ),
    'character references': http(XML.replace('ñ', '&#xF1;')),
    CDATA: http(XML.replace('CAE - Ri Iva ñ', '<![CDATA[CAE - Ri Iva ñ]]>')),
    'a comment in a value': http(XML.replace('CAE - Ri', 'CAE -<!-- x --> Ri')),
    'nil for nothing': http(XML.replace('<EmisionTipo />', '<EmisionTipo xsi:nil="true" />')),
    'nothing left out': http(XML.replace('<EmisionTipo />', '<EmisionTipo></EmisionTipo>')),
    'nothing not there': http(XML.replace('<EmisionTipo />', '').replace('<FchBaja>NULL</FchBaja>', '')),
    'an element of tomorrow': http(XML.replace('<Bloqueado>', '<Nuevo><X>1</X></Nuevo><Bloqueado>')),
    'another order': http(XML.replace('<Nro>2</Nro><EmisionTipo />', '<EmisionTipo /><Nro>2</Nro>')),
    'empty complaints': http(whole(`${RESULT}<Errors /><Events/>`)),
    Latin1: http(Buffer.from(XML, 'latin1'), 'content-type: text/xml; charset=ISO-8859-1\r\n'),
    'HTTP/1.0 without a content type': http(XML, '', 'HTTP/1.0 200 OK'),
    'cookies of a balancer': http(XML, `${UTF8}set-cookie: f5avr=1; path=/\r\nset-cookie: TS01=2\r\n`),
    'another content type': http(XML, 'content-type: application/octet-stream\r\n'),
  };
  for (const [name, form] of Object.entries(forms)) assert.deepEqual(await read(form), EXPECTED, name);
});

test('a list that is not there, is empty, or has one item is a list', async () => {
  const one = '<ResultGet><PtoVenta><Nro>7</Nro></PtoVenta></ResultGet>';
  const none = { ResultGet: [], Errors: [], Events: [] };
  assert.deepEqual(await read(http(whole(one))), { ...none, ResultGet: [{ Nro: 7 }] });
  for (const empty of ['', '<ResultGet />', '<ResultGet></ResultGet>', '<ResultGet xsi:nil="true"/>']) {
    assert.deepEqual(await read(http(whole(empty))), none, empty);
  }
  const error = '<Errors><Err><Code>602</Code><Msg>No existen datos</Msg></Err></Errors>';
  assert.partialDeepStrictEqual(await read(http(whole(error))), {
    ResultGet: [],
    Errors: [{ Code: 602, Msg: 'No existen datos' }],
  });
});

test('what only looks like an answer is an unknown outcome', async () => {
  const bomb = `<!DOCTYPE z [${Array.from({ length: 20 }, (_, i) => `<!ENTITY e${i + 1} "&e${i};&e${i};&e${i};">`).join('')}<!ENTITY e0 "lol">]>`;
  const forms: Readonly<Record<string, [Buffer, string]>> = {
    "the balancer's text": [
      http('BL1234567890123 2026-10-02 10:00:00 500', '', 'HTTP/1.0 200 OK'),
      'unreadable_answer',
    ],
    'a page': [
      http('<html><body>Runtime Error<br></body></html>', 'content-type: text/html\r\n'),
      'unreadable_answer',
    ],
    'a page with 502': [
      http('<html/>', 'content-type: text/html\r\n', 'HTTP/1.1 502 Bad Gateway'),
      'http_status',
    ],
    'a page that is XML': [http('<html><body>x</body></html>'), 'unreadable_answer'],
    'an empty 400': [http('', '', 'HTTP/1.1 400 Bad Request'), 'http_status'],
    'cut short': [http(XML.slice(0, -60)), 'unreadable_answer'],
    'cut inside a value': [http(XML.slice(0, XML.indexOf('Ri Iva'))), 'unreadable_answer'],
    twice: [http(XML + XML), 'unreadable_answer'],
    'a bomb of entities': [
      http(XML.replace(/\?>/, `?>${bomb}`).replace('CAE', '&e20;')),
      'unreadable_answer',
    ],
    'an unknown entity': [http(XML.replace('CAE', '&eacute;')), 'unreadable_answer'],
    'a number that is none': [http(XML.replace('<Nro>1<', '<Nro>one<')), 'unexpected_answer'],
    'text between fields': [http(XML.replace('<Nro>1</Nro>', '<Nro>1</Nro>x')), 'unexpected_answer'],
    'two results': [
      http(XML.replace(/(<FEParamGetPtosVentaResult>.*<\/FEParamGetPtosVentaResult>)/, '$1$1')),
      'unexpected_answer',
    ],
    'nested without end': [http(whole('<a>'.repeat(5_000))), 'unreadable_answer'],
  };
  for (const [name, [form, reason]] of Object.entries(forms)) {
    assert.equal(await read(form), `unknown ${reason}`, name);
  }
});
