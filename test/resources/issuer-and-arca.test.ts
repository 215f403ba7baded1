/** What the API says of issuers and of ARCA, with the real gateway in between and the simulator at the other end. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createWorld, ISSUER, type World } from '../world.ts';

const NEWCOMER = '30000000139';
const MONOTRIBUTISTA = '27000000146';

let world: World;
before(async () => {
  world = await createWorld();
});
after(() => world.close());

test('an issuer is completed with what the padrón says of it, and told which fields were', async () => {
  const { status, body } = await world.call('POST', '/v1/taxpayers', { cuit: NEWCOMER, name: 'La nuestra' });
  assert.equal(status, 201, JSON.stringify(body));
  assert.deepEqual(body.completed_from_padron, ['address', 'iva_condition']);
  assert.equal(body.name, 'La nuestra');
  assert.equal(body.iva_condition, 'responsable_inscripto');
  assert.ok(body.address.length > 5);
});

test('the padrón tells who somebody is and how old that is', async () => {
  const { status, body } = await world.call('GET', `/v1/padron/27-00000014-6`);
  assert.equal(status, 200, JSON.stringify(body));
  assert.equal(body.cuit, MONOTRIBUTISTA);
  assert.equal(body.iva_condition, 'monotributo');
  assert.equal(body.active, true);
  assert.ok(body.age_seconds >= 0 && body.age_seconds < 600);
  assert.ok(Math.abs(Date.parse(body.as_of) - Date.now()) < 600_000);
});

test('the doctor finds an issuer of the simulator healthy', async () => {
  const { body } = await world.call('GET', `/v1/taxpayers/${ISSUER}/diagnosis`);
  const states = Object.fromEntries(
    body.checks.map(({ check, state }: { check: string; state: string }) => [check, state]),
  );
  assert.equal(body.healthy, true, JSON.stringify(body.checks));
  assert.equal(states['certificate'], 'ok');
  assert.equal(states['certificate_expiry'], 'ok');
  assert.equal(states['invoicing'], 'ok');
  assert.equal(states['padron'], 'ok');
});

test("a synchronisation takes ARCA's usable puntos de venta, once, and says why it left the others", async () => {
  const punto = { cuit: ISSUER, kind: 'ri', blocked: false } as const;
  const { control } = world.simulator;
  control.putPunto({ ...punto, number: 71 });
  control.putPunto({ ...punto, number: 72, blocked: true });
  control.putPunto({ ...punto, number: 73, closed_on: '20260131' });
  await world.call('POST', `/v1/taxpayers/${ISSUER}/puntos-de-venta`, { number: 9876 });
  const sync = () => world.call('POST', `/v1/taxpayers/${ISSUER}/puntos-de-venta/sync`);
  const states = (answer: { body: { data: { number: number; state: string }[] } }) =>
    new Map(answer.body.data.map(({ number, state }) => [number, state]));
  const first = await sync();
  assert.equal(first.status, 200, JSON.stringify(first.body));
  assert.deepEqual(
    [71, 72, 73].map((number) => states(first).get(number)),
    ['new', 'blocked', 'closed'],
  );
  assert.deepEqual(first.body.unknown_to_arca, [9876]);
  assert.equal(states(await sync()).get(71), 'known');
  const kept = (await world.call('GET', `/v1/taxpayers/${ISSUER}/puntos-de-venta`)).body.data;
  const numbers = kept.map(({ number }: { number: number }) => number);
  assert.deepEqual(
    [71, 72, 73].filter((number) => numbers.includes(number)),
    [71],
  );
});

test('a certificate is asked for without its key ever leaving, and a wrong file is refused in words', async () => {
  const path = `/v1/taxpayers/${ISSUER}/certificates`;
  const asked = await world.call('POST', path, { name: 'panel' });
  assert.equal(asked.status, 201, JSON.stringify(asked.body));
  assert.match(asked.body.csr, /BEGIN CERTIFICATE REQUEST/);
  assert.ok(!JSON.stringify(asked.body).includes('PRIVATE KEY'));
  assert.equal((await world.call('POST', path, { name: 'panel' })).body.csr, asked.body.csr);
  for (const certificate of [
    'hola',
    asked.body.csr,
    '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
  ]) {
    const refused = await world.call('POST', `${path}/upload`, { certificate });
    assert.deepEqual([refused.status, refused.body.code], [422, 'certificate.invalid'], certificate);
    assert.match(refused.body.detail, /certificado/);
  }
});

test('whatever is handed in as a certificate or a representative is answered in words, and nothing of it comes back', async () => {
  const path = `/v1/taxpayers/${ISSUER}/certificates/upload`;
  const secret = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ';
  const key = `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`;
  const cases: [unknown, number, string | undefined][] = [
    [{ certificate: '' }, 422, 'empty'],
    [{ certificate: key }, 422, 'private_key'],
    [{ certificate: key.repeat(200) }, 422, 'private_key'],
    [{ certificate: `${key}${'x'.repeat(120_000)}` }, 422, undefined],
    [{ certificate: 'x'.repeat(2_000_000) }, 413, undefined],
    [{}, 422, undefined],
    [{ certificate: null }, 422, undefined],
    [{ certificate: [key] }, 422, undefined],
    [{ certificate: 'x', private_key: key }, 422, undefined],
    ['{', 400, undefined],
    [JSON.stringify(key), 422, undefined],
  ];
  for (const [body, status, reason] of cases) {
    const answer = await world.call('POST', path, body);
    assert.deepEqual(
      [answer.status, answer.body.reason],
      [status, reason],
      JSON.stringify(body).slice(0, 90),
    );
    assert.ok(!answer.raw.toString().includes(secret.slice(0, 30)));
  }
  const representative = `/v1/taxpayers/${ISSUER}/representative`;
  for (const body of [
    {},
    { cuit: 'x' },
    { cuit: '30000000140' },
    { cuit: '3'.repeat(5000) },
    { cuit: {} },
    [],
  ]) {
    const answer = await world.call('PUT', representative, body);
    assert.ok([400, 422].includes(answer.status), JSON.stringify(body).slice(0, 60));
  }
  const there = await world.call('PUT', representative, { cuit: NEWCOMER });
  assert.deepEqual([there.status, there.body.code], [409, 'representative.unusable']);
  assert.match(there.body.detail, /simulador/);
});

test('the dollar has a rate of the day, and the status has ARCA in it', async () => {
  const { body } = await world.call('GET', `/v1/reference/currencies?taxpayer=${ISSUER}&rates=USD`);
  const dollar = body.data.find(({ code }: { code: string }) => code === 'USD');
  assert.match(dollar.rate, /^\d+(\.\d+)?$/);
  assert.match(dollar.rate_date, /^\d{4}-\d\d-\d\d$/);
  const status = (await world.call('GET', '/v1/status')).body;
  const wsfe = status.arca.find(({ service }: { service: string }) => service === 'wsfe');
  assert.equal(wsfe.state, 'up');
});

test('a draft prepared by one key is issued with its CAE by another', async () => {
  const lines = [{ description: 'Resma A4', unit_price: '1000', iva: '21' }];
  const { body: draft } = await world.call('POST', '/v1/drafts', {
    taxpayer: ISSUER,
    punto_de_venta: 1,
    lines,
  });
  const wanted = { draft_id: draft.id, content_hash: draft.content_hash };
  const writer = await world.newKey({ scopes: ['draft', 'read'] });
  const refused = await world.call('POST', '/v1/invoices', wanted, { authorization: `Bearer ${writer}` });
  assert.equal(refused.status, 403);
  const issued = await world.call('POST', '/v1/invoices', wanted, { prefer: 'wait=20' });
  assert.equal(issued.status, 201, JSON.stringify(issued.body));
  assert.match(issued.body.cae, /^\d{14}$/);
  assert.equal(issued.body.origin, 'draft');
});
