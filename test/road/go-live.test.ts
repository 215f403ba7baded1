/** The switch to live: everything that is missing at once, and nothing real before it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cuitNumber, MINUTE, type Road, setOut } from './stage.ts';

let road: Road;
before(async () => {
  road = await setOut();
});
after(() => road.close());

const lines = [{ description: 'Servicio', unit_price: '1000', iva: '21' }];
const codes = (answer: { body: { errors?: { code: string }[] } }) =>
  (answer.body.errors ?? []).map(({ code }) => code).sort();
const goLive = (cuit: string) => road.live('POST', `/v1/taxpayers/${cuit}/go-live`);

test('the switch is refused with every reason at once, each with its next step', async () => {
  const cuit = cuitNumber(300);
  await road.register(cuit);
  await road.register(cuit, 'produccion');
  const bare = await goLive(cuit);
  assert.deepEqual([bare.status, bare.body.code], [409, 'taxpayer.not_ready']);
  assert.deepEqual(codes(bare), ['certificate.missing', 'punto_de_venta.none', 'service.no_certificate']);
  for (const { message, fix } of bare.body.errors) assert.ok(message.es && message.en && fix.es && fix.en);

  await road.equip(cuit, 'produccion');
  road.arca.produccion.control.advanceClock(6 * MINUTE);
  // Nobody is let in at homologación, so this one waits.
  const waiting = await road.world.call(
    'POST',
    '/v1/invoices',
    { taxpayer: cuit, lines },
    { prefer: 'wait=0' },
  );
  assert.equal(waiting.status, 202, JSON.stringify(waiting.body));
  const more = await goLive(cuit);
  assert.deepEqual(codes(more), [
    'clock.off',
    'punto_de_venta.none',
    'service.not_delegated',
    'taxpayer.unsettled',
  ]);
  road.arca.produccion.control.releaseClock();
  assert.equal((await road.live('GET', `/v1/taxpayers/${cuit}`)).body.live_since, null);
  const moved = await road.test('PATCH', `/v1/taxpayers/${cuit}`, { environment: 'simulator' });
  assert.equal(moved.body.code, 'taxpayer.unsettled');
});

test('nothing is issued before the switch, and what is issued after it is real; the switch is in the audit log once', async () => {
  const cuit = cuitNumber(310);
  await road.register(cuit, 'produccion');
  await road.equip(cuit, 'produccion');
  road.delegate(cuit, undefined, cuit, 'produccion');
  road.arca.produccion.control.putPunto({ cuit, number: 4, kind: 'ri', blocked: false });
  const synced = await road.live('POST', `/v1/taxpayers/${cuit}/puntos-de-venta/sync`);
  assert.deepEqual(synced.body.data, [{ number: 4, kind: 'CAE - Ri Iva', state: 'new', closed_on: null }]);
  const early = await road.live('POST', '/v1/invoices', { taxpayer: cuit, lines });
  assert.deepEqual([early.status, codes(early)], [422, ['taxpayer.not_live']]);
  assert.deepEqual(road.arca.produccion.control.ledger({ cuit }), []);

  const switched = await Promise.all(Array.from({ length: 5 }, () => goLive(cuit)));
  assert.deepEqual(
    switched.map(({ status }) => status),
    [200, 200, 200, 200, 200],
    JSON.stringify(switched[0]?.body),
  );
  assert.ok(switched[0]?.body.live_since);
  const log = (await road.live('GET', '/v1/audit-log?limit=100')).body.data;
  const noted = log.filter(
    ({ action, subject }: { action: string; subject: string }) =>
      action === 'taxpayer.went_live' && subject === cuit,
  );
  assert.equal(noted.length, 1);
  assert.match(noted[0].principal, /^key_/);

  const invoice = await road.live('POST', '/v1/invoices', { taxpayer: cuit, lines });
  assert.equal(invoice.status, 201, JSON.stringify(invoice.body));
  assert.equal(invoice.body.mode, 'live');
  const [entry] = road.arca.produccion.control.ledger({ cuit });
  assert.equal(entry?.cae, invoice.body.cae);
  assert.deepEqual(road.arca.homologacion.control.ledger({ cuit }), []);
});

test('only an administrator of live mode switches, and only an issuer of its own', async () => {
  const cuit = cuitNumber(320);
  await road.register(cuit);
  await road.register(cuit, 'produccion');
  const path = `/v1/taxpayers/${cuit}/go-live`;
  assert.equal((await road.test('POST', path)).body.code, 'mode.live_only');
  const keyed = async (wanted: Parameters<Road['world']['newKey']>[0]) => ({
    authorization: `Bearer ${await road.world.newKey(wanted)}`,
  });
  const reader = await keyed({ mode: 'live', scopes: ['read', 'issue'] });
  assert.equal((await road.world.call('POST', path, undefined, reader)).status, 403);
  const limited = await keyed({ mode: 'live', taxpayers: [cuitNumber(321)] });
  assert.equal((await road.world.call('POST', path, undefined, limited)).status, 403);
  const stranger = await keyed({ mode: 'live', organization: 'org_stranger' });
  assert.equal((await road.world.call('POST', path, undefined, stranger)).status, 404);
  assert.equal((await road.world.call('POST', path, undefined, { authorization: '' })).status, 401);
  for (const wrong of ['x', '30000000140', '%2e%2e', '9'.repeat(300)])
    assert.equal((await road.live('POST', `/v1/taxpayers/${wrong}/go-live`)).status, 404, wrong);
});

test('a CUIT whose certificate is one organisation’s is nobody else’s: neither looked at, equipped, synced, represented nor invoiced for', async () => {
  const cuit = cuitNumber(330);
  await road.register(cuit);
  const stranger = { authorization: `Bearer ${await road.world.newKey({ organization: 'org_thief' })}` };
  const steal = (method: string, path: string, body?: unknown) =>
    road.world.call(method, path, body, { ...stranger, prefer: 'wait=0' });
  const base = `/v1/taxpayers/${cuit}`;
  const theirs = { cuit, name: 'X', iva_condition: 'responsable_inscripto', address: 'Y' };
  const numbers = { environment: 'homologacion', puntos_de_venta: [{ number: 9 }] };
  assert.equal((await steal('POST', '/v1/taxpayers', { ...theirs, ...numbers })).status, 201);
  await road.equip(cuit);
  road.delegate(cuit);
  for (const [method, path, body] of [
    ['GET', '/certificates', undefined],
    ['POST', '/certificates', {}],
    ['POST', '/certificates/upload', { certificate: 'x' }],
    ['GET', '/diagnosis', undefined],
    ['POST', '/puntos-de-venta/sync', undefined],
    ['DELETE', '/representative', undefined],
  ] as const) {
    const answer = await steal(method, `${base}${path}`, body);
    assert.deepEqual([answer.status, answer.body.code], [409, 'taxpayer.owned'], `${method} ${path}`);
  }
  const invoice = await steal('POST', '/v1/invoices', { taxpayer: cuit, lines });
  assert.equal(invoice.body.code, 'taxpayer.owned');
  // Nor is ARCA asked anything in its name.
  const comprobante = { issuer: cuit, type: 6, punto_de_venta: 1, number: 1, issue_date: '2026-11-20' };
  const printed = { ...comprobante, total: '100', authorization: { code: '12345678901234' } };
  const asked = [
    await steal('GET', `/v1/padron/${cuit}?taxpayer=${cuit}`),
    await steal('GET', `/v1/padron/${cuit}`),
    await steal('GET', `/v1/reference/currencies?taxpayer=${cuit}`),
    await steal('POST', '/v1/received/verify', { taxpayer: cuit, comprobante: printed }),
  ];
  for (const { status, body } of asked) assert.deepEqual([status, body.code], [409, 'taxpayer.owned']);
  const other = cuitNumber(331);
  await steal('POST', '/v1/taxpayers', { ...theirs, ...numbers, cuit: other });
  const borrowed = await steal('PUT', `/v1/taxpayers/${other}/representative`, { cuit });
  assert.deepEqual([borrowed.status, borrowed.body.code], [409, 'representative.unusable']);
});

test('a delegation that was only said gives way to whoever proves the CUIT with its certificate', async () => {
  const office = cuitNumber(340);
  const client = cuitNumber(341);
  for (const cuit of [office, client]) await road.register(cuit);
  await road.equip(office);
  assert.equal(
    (await road.test('PUT', `/v1/taxpayers/${client}/representative`, { cuit: office })).status,
    200,
  );
  const owner = { authorization: `Bearer ${await road.world.newKey({ organization: 'org_owner' })}` };
  const ask = (method: string, path: string, body?: unknown) => road.world.call(method, path, body, owner);
  const body = { cuit: client, name: 'X', iva_condition: 'responsable_inscripto', address: 'Y' };
  const made = await ask('POST', '/v1/taxpayers', {
    ...body,
    environment: 'homologacion',
    puntos_de_venta: [{ number: 30 }],
  });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const path = `/v1/taxpayers/${client}/certificates`;
  const blocked = await ask('POST', path, {});
  assert.equal(blocked.status, 201, JSON.stringify(blocked.body));
  const certificate = road.certify('homologacion', blocked.body.csr);
  const up = await ask('POST', `${path}/upload`, { certificate });
  assert.deepEqual([up.status, up.body.certificate_cuit], [200, client]);
  assert.equal((await road.test('GET', path)).body.code, 'taxpayer.owned');
});
