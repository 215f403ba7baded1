// Browsers, generators of clients and monitors meet each service by other ways than calls, and get what its stack gives.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { type Bench, openBench } from '../testing/client.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

const get = async (url: string, method = 'GET'): Promise<[status: number, text: string]> => {
  const response = await fetch(url, { method });
  return [response.status, await response.text()];
};

test('a WSDL is found however it is asked for, below the address that it was asked at', async () => {
  for (const key of ['wsaa', 'wsfe', 'wsfex', 'wscdc', 'padronA4', 'padronA13'] as const) {
    for (const query of ['?wsdl', '?WSDL', '?Wsdl', '?wsdl=', '?wsdl=1']) {
      const [status, text] = await get(bench.urls[key] + query);
      assert.equal(status, 200);
      assert.ok(text.includes(`location="${bench.urls[key]}"`), `${key}${query}`);
    }
  }
});

test('the paths of ASMX are in any case, and those of Java in one', async () => {
  for (const path of [
    '/WSFEV1/Service.asmx',
    '/wscdc/service.asmx',
    '/WsCdc/SERVICE.ASMX',
    '/wsfexv1/Service.asmx',
  ])
    assert.equal((await get(`${bench.urls.origin}${path}?wsdl`))[0], 200, path);
  for (const path of ['/ws/services/logincms', '/SR-PADRON/webservices/personaServiceA5'])
    assert.equal((await get(`${bench.urls.origin}${path}?wsdl`))[0], 404, path);
  assert.equal((await get(`${bench.urls.origin}//wsfev1/service.asmx?wsdl`))[0], 200);
});

test('without a query each stack shows its own page', async () => {
  assert.match(
    (await get(bench.urls.wsaa)).join(' '),
    /^200 <h1>LoginCms<\/h1>\n<p>Hi there, this is an AXIS service!/,
  );
  assert.match((await get(bench.urls.wsfe)).join(' '), /^200 <html>/);
  assert.match((await get(`${bench.urls.wsfe}?op=FEDummy`)).join(' '), /^200 <html>/);
  assert.match(
    (await get(bench.urls.padronA5)).join(' '),
    /^500 .*No such operation: null \(HTTP GET PATH_INFO: \/sr-padron\/webservices\/personaServiceA5null\)/,
  );
});

test('the page of an ASMX service leads to its WSDL by way of its discovery', async () => {
  const [, page] = await get(bench.urls.wsfex);
  const link = /<link rel="alternate" type="text\/xml" href="([^"]*)">/.exec(page)?.[1] ?? '';
  const [status, discovery] = await get(new URL(link, bench.urls.wsfex).href);
  assert.equal(status, 200);
  const wsdl = /<contractRef ref="([^"]*)"/.exec(discovery)?.[1] ?? '';
  assert.match((await get(wsdl)).join(' '), /^200 [\s\S]*FEXAuthorize/);
});

test('the forms of ASMX are not offered', async () => {
  for (const method of ['GET', 'POST'])
    assert.match(
      (await get(`${bench.urls.wsfe}/FEDummy`, method)).join(' '),
      /^500 .*Request format is unrecognized for URL unexpectedly ending in '\/FEDummy'/,
    );
  assert.match((await get(`${bench.urls.wsfe}/`, 'POST')).join(' '), /^500 .*unexpectedly ending in '\/'/);
});

test('a method that is not of SOAP is a 405, and HEAD is one to ASMX alone', async () => {
  for (const key of ['wsaa', 'wsfe', 'padronA4'] as const)
    for (const method of ['PUT', 'DELETE', 'OPTIONS'])
      assert.equal((await get(bench.urls[key], method))[0], 405, `${method} ${key}`);
  assert.deepEqual(await get(`${bench.urls.wsaa}?wsdl`, 'HEAD'), [200, '']);
  assert.deepEqual(await get(`${bench.urls.wsfe}?wsdl`, 'HEAD'), [405, '']);
});

const DUMMY =
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><FEDummy xmlns="http://ar.gov.afip.dif.FEV1/"/></s:Body></s:Envelope>';

/** Writes bytes to the port and reads until the other end closes. */
function exchange(bytes: string): Promise<string> {
  const { port } = new URL(bench.urls.origin);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('end', () => resolve(text)).on('error', reject);
  });
}

test('HTTP 1.0 without a host, pieces of any size, a client that asks before it sends and requests in a row are answered', async () => {
  const head = 'Content-Type: text/xml; charset=utf-8\r\n';
  const sized = `${head}Content-Length: ${DUMMY.length}\r\n`;
  const old = await exchange(`POST /wsfev1/service.asmx HTTP/1.0\r\n${sized}\r\n${DUMMY}`);
  assert.match(old, /^HTTP\/1\.1 200 [\s\S]*<AppServer>OK/);
  const pieces = [...DUMMY].map((letter) => `1\r\n${letter}\r\n`).join('');
  const chunked = await exchange(
    `POST /wsfev1/service.asmx HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n${head}\r\n${pieces}0\r\n\r\n`,
  );
  assert.match(chunked, /^HTTP\/1\.1 200 [\s\S]*<AppServer>OK/);
  const asking = await exchange(
    `POST /wsfev1/service.asmx HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\n${sized}\r\n${DUMMY}`,
  );
  assert.match(asking, /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 [\s\S]*<AppServer>OK/);
  const one = `POST /wsfev1/service.asmx HTTP/1.1\r\nHost: x\r\n${sized}`;
  const row = await exchange(`${one}\r\n${DUMMY}${one}\r\n${DUMMY}${one}Connection: close\r\n\r\n${DUMMY}`);
  assert.equal(row.match(/<AppServer>OK/g)?.length, 3);
});
