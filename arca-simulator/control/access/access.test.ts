// Certificates, delegations and tickets are where people lose their first day with ARCA, so each wrong turn can be played.
import assert from 'node:assert/strict';
import { createSign, X509Certificate } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { type Ask, askControl } from '../../testing/ask-control.ts';
import { authOf, type Bench, ISSUER, NOON, openBench } from '../../testing/client.ts';
import { makeKey, makeRequest } from '../../testing/sign-login.ts';

let bench: Bench;
let ask: Ask;
before(async () => {
  bench = await openBench({ token: 'secreto' });
  ask = askControl(bench.urls.control);
});
beforeEach(() => void bench.simulator.control.freezeClock(NOON));
after(() => bench.close());

const issue = async (fields: object = {}, cuit = ISSUER): Promise<{ serial: string; pem: string }> => {
  const { status, value } = await ask('POST', 'certificates', {
    csr: makeRequest(bench.key, cuit, 'uno'),
    ...fields,
  });
  assert.equal(status, 201, JSON.stringify(value));
  return { serial: String(value['serial']), pem: String(value['pem']) };
};

const login = async (certificate: string, service = 'wsbfe'): Promise<string> =>
  (await bench.login(service, { certificate })).text;

test('a certificate is listed, shown, revoked, made valid again and expired, and WSAA knows at once', async () => {
  const { serial, pem } = await issue();
  assert.ok((await ask('GET', 'certificates')).value['length']);
  assert.equal((await ask('GET', `certificates/${serial}`)).value['pem'], pem);
  assert.equal((await ask('DELETE', `certificates/${serial}`)).value['status'], 'revoked');
  assert.match(await login(pem), /cms\.cert\.untrusted/);
  assert.equal((await ask('PUT', `certificates/${serial}`, { status: 'expired' })).status, 200);
  assert.match(await login(pem), /cms\.cert\.expired/);
  assert.equal((await ask('PUT', `certificates/${serial}`, { status: 'valid' })).status, 200);
  assert.match(await login(pem), /loginCmsReturn/);
  assert.equal((await ask('GET', 'certificates/00')).status, 404);
  assert.equal((await ask('DELETE', 'certificates/00')).status, 404);
});

test('a certificate of few days says so in itself, and expires by the clock', async () => {
  const { pem } = await issue({ valid_days: 10 });
  assert.equal(
    Date.parse(new X509Certificate(pem).validTo),
    Math.floor((NOON.getTime() + 864_000_000) / 1000) * 1000,
  );
  bench.simulator.control.advanceClock(11 * 86_400_000);
  assert.match(await login(pem), /cms\.cert\.expired/);
});

test('a certificate of another environment is well made, and not trusted here', async () => {
  const { pem, serial } = await issue({ environment: 'other' });
  assert.ok(new X509Certificate(pem).checkPrivateKey(bench.key.privateKey));
  assert.match(await login(pem), /cms\.cert\.untrusted/);
  assert.equal((await ask('GET', `certificates/${serial}`)).status, 404);
});

test('a delegation lets a certificate act for another, for as long as it lasts and once however often it is said', async () => {
  const other = '30000000139';
  const delegation = { certificate_cuit: ISSUER, cuit: other, service: 'wsfe' };
  for (const _ of [1, 2]) assert.equal((await ask('POST', 'delegations', delegation)).status, 201);
  assert.equal((await ask('GET', 'delegations')).value['length'], 1);
  const { token, sign } = await bench.ticket('wsfe');
  const auth = `<Auth><Token>${token}</Token><Sign>${sign}</Sign><Cuit>${other}</Cuit></Auth>`;
  const last = '<PtoVta>1</PtoVta><CbteTipo>1</CbteTipo>';
  assert.match((await bench.call('FECompUltimoAutorizado', last, { auth })).text, /<CbteNro>0</);
  const query = new URLSearchParams(delegation).toString();
  assert.equal((await ask('DELETE', `delegations?${query}`)).value['length'], 0);
  assert.equal((await ask('DELETE', `delegations?${query}`)).status, 404);
});

test('a ticket that is ended is refused by its service, and WSAA gives another at once', async () => {
  const before = await bench.call('FECompUltimoAutorizado', '<PtoVta>1</PtoVta><CbteTipo>1</CbteTipo>', {
    auth: await authOf(bench, ISSUER),
  });
  assert.match(before.text, /<CbteNro>/);
  const { value } = await ask('GET', 'tickets');
  const ticket = Object.values(value).find((one) => String(one['service']) === 'wsfe');
  assert.ok(ticket);
  assert.equal((await ask('DELETE', `tickets/${ticket['unique_id']}`)).status, 200);
  const refused = await bench.call('FECompUltimoAutorizado', '<PtoVta>1</PtoVta><CbteTipo>1</CbteTipo>', {
    auth: await authOf(bench, ISSUER),
  });
  assert.match(refused.text, /<Code>600<.*No validaron las fechas/);
  assert.match(await login(bench.certificate(), 'wsfe'), /loginCmsReturn/);
  assert.equal((await ask('DELETE', 'tickets/1')).status, 404);
});

test('bad input is refused by its field, in both languages', async () => {
  const key = makeKey();
  const csr = makeRequest(key, ISSUER, 'x');
  const broken = createSign('sha256').update('x').sign(key.privateKey, 'base64');
  const bad: readonly (readonly [string, string, unknown, string])[] = [
    ['POST', 'certificates', {}, 'csr'],
    ['POST', 'certificates', { csr: 7 }, 'csr'],
    ['POST', 'certificates', { csr: 'x'.repeat(30_000) }, 'csr'],
    ['POST', 'certificates', { csr: `-----BEGIN CERTIFICATE REQUEST-----\n${broken}\n-----END` }, 'csr'],
    ['POST', 'certificates', { csr, valid_days: 0 }, 'valid_days'],
    ['POST', 'certificates', { csr, environment: 'produccion' }, 'environment'],
    ['POST', 'certificates', { csr, clave: 1 }, 'clave'],
    ['PUT', 'certificates/00', { status: 'perdido' }, 'status'],
    ['POST', 'delegations', { certificate_cuit: '1', cuit: ISSUER, service: 'wsfe' }, 'certificate_cuit'],
    ['POST', 'delegations', { certificate_cuit: ISSUER, cuit: ISSUER, service: 'x' }, 'service'],
    ['DELETE', 'delegations', undefined, 'service'],
  ];
  for (const [method, path, body, field] of bad) {
    const { status, value } = await ask(method, path, body);
    const told = `${method} ${path} ${JSON.stringify(value)}`;
    assert.deepEqual([status, value['field']], [422, field], told);
    for (const words of ['message', 'fix'])
      for (const language of ['es', 'en']) assert.ok(String(value[words]?.[language]).length > 5, told);
  }
});
