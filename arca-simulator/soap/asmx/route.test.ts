// ASP.NET finds the operation, and refuses what is no request, in its own order; clients meet each of these one day.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Bench, openBench } from '../../testing/client.ts';
import { SOAP_11, SOAP_12 } from '../envelope.ts';

const NAMESPACE = 'http://ar.gov.afip.dif.FEV1/';
const DUMMY = `<FEDummy xmlns="${NAMESPACE}"/>`;
const TEXT = 'text/xml; charset=utf-8';
const SOAP = 'application/soap+xml; charset=utf-8';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

async function send(
  type: string,
  uri: string,
  { action, inside = DUMMY, root = 'Envelope' }: { action?: string; inside?: string; root?: string } = {},
): Promise<{ status: number; type: string | null; text: string }> {
  const response = await fetch(bench.urls.wsfe, {
    method: 'POST',
    headers: { 'content-type': type, ...(action === undefined ? {} : { soapaction: action }) },
    body: `<x:${root} xmlns:x="${uri}"><x:Body>${inside}</x:Body></x:${root}>`,
  });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text: await response.text(),
  };
}

const isAnswer = ({ status, text }: { status: number; text: string }, uri: string): void => {
  assert.equal(status, 200, text);
  assert.ok(text.includes(`<soap:Envelope xmlns:soap="${uri}"`) && text.includes('<AppServer>OK'), text);
};

test('an action is taken with and without quotes, and escaped as an address is', async () => {
  for (const action of [
    `"${NAMESPACE}FEDummy"`,
    `${NAMESPACE}FEDummy`,
    `${NAMESPACE.replace('//', '%2F%2F')}FEDummy`,
  ])
    isAnswer(await send(TEXT, SOAP_11, { action }), SOAP_11);
});

test('an action that is empty or unknown is refused, whatever the body says; none at all leaves it to the body', async () => {
  for (const action of ['', '""', '"None"', 'FEDummy', `"${NAMESPACE}fedummy"`, `"${NAMESPACE}toString"`]) {
    const { status, type, text } = await send(TEXT, SOAP_11, { action });
    assert.deepEqual([status, type], [500, TEXT]);
    const told = action.replaceAll('"', '');
    assert.ok(
      text.includes(`did not recognize the value of HTTP Header SOAPAction: ${told}.</faultstring>`),
      text,
    );
  }
  isAnswer(await send(TEXT, SOAP_11), SOAP_11);
});

test('in SOAP 1.2 the action is a parameter of the type, and one that is not known leaves it to the body', async () => {
  const action = `"${NAMESPACE}FEDummy"`;
  isAnswer(await send(`${SOAP}; action=${action}`, SOAP_12, { inside: '' }), SOAP_12);
  isAnswer(
    await send(`application/soap+xml; action=${NAMESPACE}FEDummy; charset=utf-8`, SOAP_12, { inside: '' }),
    SOAP_12,
  );
  for (const other of ['', '; action=""', '; action="urn:otra"'])
    isAnswer(await send(SOAP + other, SOAP_12, { action: '"ignorada"' }), SOAP_12);
});

test('the answer speaks the SOAP of the envelope, not of the headers', async () => {
  isAnswer(await send(TEXT, SOAP_12, { action: `"${NAMESPACE}FEDummy"` }), SOAP_12);
  isAnswer(await send(TEXT, SOAP_12), SOAP_12);
});

test('a body that is no operation is told to name an action', async () => {
  const eleven = await send(TEXT, SOAP_11, { inside: '<FEDummy/>' });
  assert.equal(eleven.status, 500);
  assert.match(
    eleven.text,
    /<faultcode>soap:Client<.*without a valid action parameter\. Please supply a valid soap action\.</,
  );
  const twelve = await send(`${SOAP}; action="urn:otra"`, SOAP_12, { inside: '<otra/>' });
  assert.equal(twelve.status, 500);
  assert.match(
    twelve.text,
    /<soap:Value>soap:Sender<.*The action 'urn:otra' was not recognized\.<.*<soap:Detail \/>/,
  );
});

test('a type that is not of SOAP, or not of the SOAP in the envelope, is a 415 without a body', async () => {
  const action = `"${NAMESPACE}FEDummy"`;
  for (const [type, uri] of [
    ['application/x-www-form-urlencoded', SOAP_11],
    ['application/xml', SOAP_11],
    [`${SOAP}; action=${action}`, SOAP_11],
  ] as const) {
    for (const header of [undefined, action]) {
      const { status, text } = await send(type, uri, header ? { action: header } : {});
      assert.deepEqual([type, status, text], [type, 415, '']);
    }
  }
});

test('an envelope of another namespace is told which there are; one without a body, what it lacks', async () => {
  const action = `"${NAMESPACE}FEDummy"`;
  const other = await send(TEXT, 'http://www.w3.org/2001/12/soap-envelope', { action });
  assert.equal(other.status, 500);
  assert.match(
    other.text,
    /<soap12:Upgrade .*<faultcode>soap:VersionMismatch<.*Envelope namespace http:\/\/www\.w3\.org\/2001\/12\/soap-envelope was unexpected\. Expecting http:\/\/schemas\.xmlsoap\.org\/soap\/envelope\/\.</,
  );
  const bare = await send(TEXT, SOAP_11, { action, root: 'Sobre' });
  assert.match(bare.text, /Missing required soap:Envelope element\./);
  const response = await fetch(bench.urls.wsfe, {
    method: 'POST',
    headers: { 'content-type': TEXT, soapaction: action },
    body: `<x:Envelope xmlns:x="${SOAP_11}"/>`,
  });
  assert.equal(response.status, 500);
  assert.match(await response.text(), /Missing required soap:Body element\./);
});

test('text/xml without a charset is ASCII to ASP.NET: a letter beyond it arrives as question marks', async () => {
  const inside = '<FEDummy xmlns="urn:ñ"/>';
  const ascii = await send('text/xml', SOAP_11, { action: '"ñ"', inside });
  assert.equal(ascii.status, 500);
  const { token, sign } = await bench.ticket('wscdc');
  const ask = async (type: string): Promise<string> => {
    const auth = `<Auth><Token>${token}</Token><Sign>${sign}</Sign><Cuit>30000000147</Cuit></Auth>`;
    const response = await fetch(bench.urls.wscdc, {
      method: 'POST',
      headers: { 'content-type': type },
      body: `<x:Envelope xmlns:x="${SOAP_11}"><x:Body><ComprobanteConstatar xmlns="http://servicios1.afip.gob.ar/wscdc/">${auth}<CmpReq><CbteModo>ñ</CbteModo></CmpReq></ComprobanteConstatar></x:Body></x:Envelope>`,
    });
    return /<CbteModo>(.*?)</.exec(await response.text())?.[1] ?? '';
  };
  assert.deepEqual(await Promise.all(['text/xml', TEXT].map(ask)), ['??', 'ñ']);
});
