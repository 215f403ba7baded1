// The control API is used by scripts in any language, so it is tested over HTTP.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Bench, ISSUER, openBench } from '../testing/client.ts';
import { makeKey, makeRequest } from '../testing/sign-login.ts';

let bench: Bench;
before(async () => {
  bench = await openBench({ token: 'secreto' });
});
after(() => bench.close());

async function ask(
  method: string,
  path: string,
  body?: unknown,
  token = 'secreto',
): Promise<{ status: number; value: Json }> {
  const response = await fetch(`${bench.urls.control}/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, value: (await response.json()) as Json };
}

// Whatever the JSON is, tests read it by name and compare.
interface Json {
  readonly [name: string]: Json;
}

test('the control API answers nothing without its token', async () => {
  for (const token of ['', 'otro', 'secretos'])
    assert.equal((await ask('GET', 'ledger', undefined, token)).status, 401);
  assert.equal((await ask('GET', 'ledger')).status, 200);
});

test('a certificate is issued for the CUIT that the request names, with the key of the request', async () => {
  const key = makeKey();
  const { status, value } = await ask('POST', 'certificates', {
    csr: makeRequest(key, '20000000168', 'uno'),
  });
  assert.deepEqual([status, value['cuit'], value['alias']], [201, '20000000168', 'uno']);
  const { X509Certificate } = await import('node:crypto');
  const issued = new X509Certificate(String(value['pem']));
  const authority = new X509Certificate(String(value['authority']));
  assert.ok(issued.checkIssued(authority) && issued.verify(authority.publicKey));
  assert.ok(issued.checkPrivateKey(key.privateKey));
  assert.match(issued.subject, /serialNumber=CUIT 20000000168\nCN=uno/);
});

test('a request that cannot be certified is a 422 that says why', async () => {
  const key = makeKey();
  for (const csr of [
    'nada',
    '-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----',
    makeRequest(key, '20000000160', 'x'),
  ]) {
    const { status, value } = await ask('POST', 'certificates', { csr });
    assert.equal(status, 422);
    assert.deepEqual([value['field'], value['status']], ['csr', 422]);
    for (const words of [value['message'], value['fix']])
      for (const language of ['es', 'en']) assert.ok(String(words?.[language]).length > 10);
  }
});

test('every answer is dated by the clock of the simulator, whatever this machine says', async () => {
  try {
    await ask('POST', 'clock', { frozen_at: '2027-03-01T12:00:00Z' });
    const { headers } = await fetch(`${bench.urls.wsfe}?wsdl`);
    assert.equal(headers.get('date'), 'Mon, 01 Mar 2027 12:00:00 GMT');
  } finally {
    await ask('POST', 'clock', { release: true });
  }
});

test('the ledger is filtered by lane, and another system may write in it', async () => {
  for (const punto_de_venta of [1, 1, 2])
    assert.equal((await ask('POST', 'ledger', { cuit: ISSUER, punto_de_venta, type: 6 })).status, 201);
  assert.equal((await ask('GET', 'ledger')).value['length'], 3);
  assert.equal((await ask('GET', `ledger?cuit=${ISSUER}&punto_de_venta=1&type=6`)).value['length'], 2);
  assert.equal((await ask('GET', 'ledger?cuit=20000000168')).value['length'], 0);
});

test('people are listed, shown, added and changed', async () => {
  assert.ok(Number((await ask('GET', 'people')).value['length']) >= 19);
  const cuit = '20222222223';
  assert.equal((await ask('GET', `people/${cuit}`)).value['synthetic'], true);
  const changed = await ask('PUT', `people/${cuit}`, {
    iva_condition: 'monotributo',
    monotributo_category: 'H',
  });
  assert.deepEqual([changed.status, changed.value['monotributo_category']], [200, 'H']);
  assert.equal((await ask('GET', `people/${cuit}`)).value['synthetic'], false);
  assert.equal((await ask('GET', 'people/30000000406')).status, 404);
});

test('the clock is stopped, moved and let go', async () => {
  const frozen = await ask('POST', 'clock', { frozen_at: '2026-12-01T12:00:00Z' });
  assert.deepEqual(frozen.value, { now: '2026-12-01T12:00:00.000Z', frozen: true, as_of: null });
  assert.equal((await ask('POST', 'clock', { advance_ms: 1000 })).value['now'], '2026-12-01T12:00:01.000Z');
  assert.equal((await ask('POST', 'clock', { release: true })).value['frozen'], false);
});

test('faults are added, read, released and cleared', async () => {
  const rules = [
    { kind: 'delay', delay_ms: 1, operation: 'x' },
    { kind: 'drop-after', operation: 'x' },
  ];
  assert.equal((await ask('POST', 'faults', { rules })).value['rules']?.['length'], 2);
  assert.equal((await ask('POST', 'faults/release')).value['released'], 0);
  assert.equal((await ask('DELETE', 'faults')).value['rules']?.['length'], 0);
});

test('bad input is refused by name and never a 500', async () => {
  const bad: readonly (readonly [string, string, unknown, number])[] = [
    ['POST', 'faults', { kind: 'nada' }, 422],
    ['POST', 'faults', '{', 400],
    ['POST', 'faults', '[]', 400],
    ['POST', 'clock', {}, 422],
    ['POST', 'clock', { frozen_at: 'ayer' }, 422],
    ['PUT', 'people/1', {}, 422],
    ['PUT', 'people/20222222223', { iva_condition: 'x' }, 422],
    ['PUT', 'people/20222222223', { address: 'x' }, 422],
    ['PUT', 'people/20222222223', { otro: 1 }, 422],
    ['PUT', 'people/20222222223', { activities: [null] }, 422],
    ['PUT', 'puntos-de-venta', { cuit: ISSUER, number: 0 }, 422],
    ['POST', 'ledger', { cuit: 'x' }, 422],
    ['POST', 'ledger', { cuit: ISSUER, punto_de_venta: 1, type: 999 }, 422],
    ['POST', 'delegations', { service: 'x' }, 422],
    ['POST', 'ledger', { cuit: Number(ISSUER), punto_de_venta: 1, type: 6 }, 422],
    ['POST', 'ledger', { cuit: ISSUER, punto_de_venta: '1', type: 6 }, 422],
    ['POST', 'ledger', { cuit: ISSUER, punto_de_venta: 1, type: 6, number: 0 }, 422],
    ['POST', 'ledger', { cuit: ISSUER, punto_de_venta: 1, type: 6, detail: 'x' }, 422],
    ['POST', 'ledger', { cuit: ISSUER, punto_de_venta: 1, type: 6, detail: { ImpTotal: '1' } }, 422],
    [
      'POST',
      'ledger',
      { cuit: ISSUER, punto_de_venta: 1, type: 6, detail: { Iva: { AlicIva: [null] } } },
      422,
    ],
    ['POST', 'ledger', { cuit: ISSUER, punto_de_venta: 1, type: 6, detail: { CbteFch: '20261399' } }, 422],
    ['GET', 'ledger?cuit=1', undefined, 422],
    ['GET', 'ledger?type=x', undefined, 422],
    ['GET', 'nada', undefined, 404],
    ['GET', 'ledger/1/2', undefined, 404],
    ['GET', 'constructor', undefined, 404],
    ['PATCH', 'ledger', undefined, 405],
  ];
  for (const [method, path, body, status] of bad)
    assert.equal((await ask(method, path, body)).status, status, `${method} ${path} ${JSON.stringify(body)}`);
});

test('a reset leaves a new world whose certificates still log in', async () => {
  bench.certificate();
  assert.equal((await ask('POST', 'reset')).status, 200);
  assert.equal((await ask('GET', 'ledger')).value['length'], 0);
  assert.equal((await bench.login('wsfe')).status, 200);
});
