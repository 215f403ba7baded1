// Clients that log in over SOAP 1.2, as ARCA's own example in PHP does, are answered in it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Bench, openBench } from '../testing/client.ts';
import { makeTra, signCms } from '../testing/sign-login.ts';

const WSAA = 'http://wsaa.view.sua.dvadac.desein.afip.gov';
const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

async function logIn(
  type: string,
  cms: string,
): Promise<{ status: number; type: string | null; text: string }> {
  const response = await fetch(bench.urls.wsaa, {
    method: 'POST',
    headers: { 'content-type': type },
    body: `<?xml version="1.0"?><env:Envelope xmlns:env="${SOAP_12}" xmlns:ns1="${WSAA}"><env:Body><ns1:loginCms><ns1:in0>${cms}</ns1:in0></ns1:loginCms></env:Body></env:Envelope>`,
  });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

test('an empty action in the type is an action, and the ticket comes in SOAP 1.2', async () => {
  const now = new Date(bench.simulator.control.clock().now);
  const cms = signCms(makeTra('wsfe', now), bench.key.privateKey, bench.certificate());
  const { status, type, text } = await logIn('application/soap+xml; charset=utf-8; action=""', cms);
  assert.deepEqual([status, type], [200, 'application/soap+xml;charset=utf-8']);
  assert.ok(text.includes(`<soapenv:Envelope xmlns:soapenv="${SOAP_12}"`));
  // A client that holds the answer to the WSDL looks for it in the namespace of its own request.
  assert.ok(text.includes(`<loginCmsResponse xmlns="${WSAA}"><loginCmsReturn>`));
});

test('a refusal in SOAP 1.2 keeps its code and its words', async () => {
  const { status, text } = await logIn('application/soap+xml; action=loginCms', 'bm8=');
  assert.equal(status, 500);
  assert.match(
    text,
    /<soapenv:Code><soapenv:Value xmlns:ns1="http:\/\/xml\.apache\.org\/axis\/">ns1:cms\.bad<\/soapenv:Value><\/soapenv:Code><soapenv:Reason><soapenv:Text xml:lang="en">El CMS no es valido<.*<soapenv:Detail><ns2:exceptionName/,
  );
});

test('a type without an action is no action in either version', async () => {
  const { status, text } = await logIn('application/soap+xml; charset=utf-8', 'bm8=');
  assert.equal(status, 500);
  assert.match(text, /ns1:Client\.NoSOAPAction/);
});

test('an operation that there is not is called so', async () => {
  const response = await fetch(bench.urls.wsaa, {
    method: 'POST',
    headers: { 'content-type': 'text/xml', soapaction: '""' },
    body: '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><dummy/></e:Body></e:Envelope>',
  });
  assert.equal(response.status, 500);
  assert.match(
    await response.text(),
    /<faultcode>soapenv:Client<\/faultcode><faultstring>No such operation 'dummy'<\/faultstring>/,
  );
});
