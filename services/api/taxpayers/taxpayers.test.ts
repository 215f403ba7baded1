import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { type Caller, type Doors, openDoors } from '../testing/open-doors.ts';

const CUIT = '30000000147';
const OTHER_CUIT = '30000000139';
const WHOLE = {
  name: 'Librería del Sur S.A.',
  iva_condition: 'responsable_inscripto',
  address: 'Av. Rivadavia 100, CABA',
};

let doors: Doors;
let admin: Caller;
before(async () => {
  doors = await openDoors({ clock: simulatedClock(Date.parse('2026-11-22T12:00:00Z')) });
  admin = await doors.caller();
});
after(() => doors.close());

/** CUITs with a right check digit, one for each test that registers somebody. */
function cuitNumber(seed: number): string {
  for (let n = seed * 10; ; n++) {
    const ten = `30${String(n).padStart(8, '0')}`;
    const sum = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2].reduce(
      (total, weight, i) => total + weight * Number(ten[i]),
      0,
    );
    const digit = (11 - (sum % 11)) % 11;
    if (digit < 10) return `${ten}${digit}`;
  }
}

const codes = (answer: { body: { errors?: { code: string; path: string }[] } }) =>
  (answer.body.errors ?? []).map(({ code, path }) => `${code} ${path}`);

test('an issuer is registered with its puntos de venta, read, listed and changed', async () => {
  const created = await admin.call('POST', '/v1/taxpayers', {
    cuit: '30-00000014-7',
    ...WHOLE,
    puntos_de_venta: [{ number: 3, name: 'Mostrador' }, { number: 1 }],
  });
  assert.equal(created.status, 201, JSON.stringify(created.body));
  assert.equal(created.body.cuit, CUIT);
  assert.equal(created.body.environment, 'simulator');
  assert.deepEqual(created.body.completed_from_padron, []);
  assert.deepEqual(
    created.body.puntos_de_venta.map((punto: { number: number }) => punto.number),
    [1, 3],
  );
  const read = await admin.call('GET', `/v1/taxpayers/${CUIT}`);
  const { completed_from_padron: _, ...rest } = created.body;
  assert.deepEqual(read.body, rest);
  const listed = await admin.call('GET', '/v1/taxpayers?limit=1');
  assert.deepEqual(listed.body, { object: 'list', data: [rest], has_more: false, next: null });
  const changed = await admin.call('PATCH', `/v1/taxpayers/${CUIT}`, {
    class_a_regime: 'withholding',
    trade_name: 'Del Sur',
  });
  assert.equal(changed.status, 200);
  assert.equal(changed.body.class_a_regime, 'withholding');
  assert.equal(changed.body.name, WHOLE.name);
  const again = await admin.call('POST', '/v1/taxpayers', { cuit: CUIT, ...WHOLE });
  assert.equal(again.body.code, 'taxpayer.exists');
});

test('a CUIT with a wrong check digit is answered with the right one', async () => {
  const answer = await admin.call('POST', '/v1/taxpayers', { cuit: '30000000140', ...WHOLE });
  assert.equal(answer.status, 422);
  const [fault] = answer.body.errors;
  assert.equal(fault.code, 'cuit.invalid');
  assert.match(fault.fix.es, /30-00000014-7/);
});

test('every fault of an issuer comes at once, each with its path', async () => {
  const answer = await admin.call('POST', '/v1/taxpayers', {
    cuit: '30000000140',
    name: 'a\u0007b',
    iva_condition: 'consumidor_final',
    environment: 'produccion',
    activities_started_on: '2026-02-30',
    puntos_de_venta: [{ number: 2 }, { number: 2 }],
    colour: 'red',
  });
  assert.equal(answer.status, 422);
  assert.deepEqual(codes(answer).sort(), [
    'cuit.invalid cuit',
    'field.control_characters name',
    'field.invalid_format activities_started_on',
    'field.unknown colour',
    'punto_de_venta.repeated puntos_de_venta[1].number',
    'taxpayer.cannot_issue iva_condition',
    'taxpayer.environment_of_other_mode environment',
  ]);
});

test('what the padrón would fill is asked of the caller while the padrón does not answer', async () => {
  const answer = await admin.call('POST', '/v1/taxpayers', { cuit: cuitNumber(1), name: 'Sola' });
  assert.equal(answer.status, 422);
  assert.deepEqual(codes(answer), ['field.required address', 'field.required iva_condition']);
  assert.match(answer.body.errors[0].message.es, /no responde/);
});

test('nonsense of every kind is a 4xx that says so', async () => {
  const bodies: unknown[] = [
    '{',
    '[]',
    '"x"',
    'null',
    '{}',
    { cuit: {} },
    { cuit: 'x'.repeat(5000) },
    { cuit: [] },
  ];
  for (const body of bodies) {
    const answer = await admin.call('POST', '/v1/taxpayers', body);
    assert.ok(answer.status === 400 || answer.status === 422, `${JSON.stringify(body)} → ${answer.status}`);
  }
  const huge = await admin.call('POST', '/v1/taxpayers', { cuit: CUIT, name: 'x'.repeat(1_100_000) });
  assert.equal(huge.status, 413);
  for (const path of ['x', '%20', '..', '30'.repeat(60), "'; drop table taxpayers"]) {
    const answer = await admin.call('GET', `/v1/taxpayers/${encodeURIComponent(path)}`);
    assert.equal(answer.status, 404, path);
  }
  for (const query of ['limit=0', 'limit=x', 'limit=1e9', 'other=1', `after=${'x'.repeat(61)}`]) {
    assert.equal((await admin.call('GET', `/v1/taxpayers?${query}`)).status, 422, query);
  }
});

test('an issuer is invisible to other organisations, to the other mode, and to keys of other CUITs', async () => {
  const cuit = cuitNumber(2);
  await admin.call('POST', '/v1/taxpayers', { cuit, ...WHOLE });
  const stranger = await doors.caller({ organization: 'org_theirs' });
  const live = await doors.caller({ mode: 'live' });
  const limited = await doors.caller({ taxpayers: [OTHER_CUIT] });
  for (const [method, path] of [
    ['GET', ''],
    ['PATCH', ''],
    ['GET', '/puntos-de-venta'],
    ['POST', '/puntos-de-venta'],
    ['PATCH', '/puntos-de-venta/1'],
    ['POST', '/puntos-de-venta/sync'],
    ['GET', '/logo'],
    ['PUT', '/logo'],
    ['DELETE', '/logo'],
    ['GET', '/certificates'],
    ['POST', '/certificates'],
    ['POST', '/certificates/upload'],
    ['GET', '/diagnosis'],
    ['PUT', '/representative'],
    ['DELETE', '/representative'],
    ['POST', '/go-live'],
  ] as const) {
    const body = method === 'GET' || method === 'DELETE' ? undefined : {};
    assert.equal((await stranger.call(method, `/v1/taxpayers/${cuit}${path}`, body)).status, 404, path);
    assert.equal((await live.call(method, `/v1/taxpayers/${cuit}${path}`, body)).status, 404, path);
    assert.equal((await limited.call(method, `/v1/taxpayers/${cuit}${path}`, body)).status, 403, path);
  }
  assert.deepEqual((await stranger.call('GET', '/v1/taxpayers')).body.data, []);
  assert.deepEqual((await live.call('GET', '/v1/taxpayers')).body.data, []);
  assert.deepEqual((await limited.call('GET', '/v1/taxpayers')).body.data, []);
  const reader = await doors.caller({ scopes: ['read'] });
  assert.equal((await reader.call('GET', `/v1/taxpayers/${cuit}`)).status, 200);
  assert.equal((await reader.call('PATCH', `/v1/taxpayers/${cuit}`, {})).status, 403);
  assert.equal((await doors.call('GET', '/v1/taxpayers')).status, 401);
});

test('a punto de venta belongs to one organisation, and a refused issuer leaves nothing behind', async () => {
  const cuit = cuitNumber(3);
  await admin.call('POST', '/v1/taxpayers', { cuit, ...WHOLE, puntos_de_venta: [{ number: 5 }] });
  const stranger = await doors.caller({ organization: 'org_theirs' });
  const taken = await stranger.call('POST', '/v1/taxpayers', {
    cuit,
    ...WHOLE,
    puntos_de_venta: [{ number: 4 }, { number: 5 }],
  });
  assert.equal(taken.status, 409);
  assert.equal(taken.body.code, 'taxpayer.owned');
  assert.equal(taken.body.punto_de_venta, 5);
  assert.equal((await stranger.call('GET', `/v1/taxpayers/${cuit}`)).status, 404);
  const free = await admin.call('POST', `/v1/taxpayers/${cuit}/puntos-de-venta`, { number: 4 });
  assert.equal(free.status, 201);
  const twice = await admin.call('POST', `/v1/taxpayers/${cuit}/puntos-de-venta`, { number: 4 });
  assert.equal(twice.body.code, 'punto_de_venta.exists');
});

test('of many who register the same issuer at once, one succeeds', async () => {
  const cuit = cuitNumber(4);
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => admin.call('POST', '/v1/taxpayers', { cuit, ...WHOLE })),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409, 409, 409, 409, 409]);
});

test('a punto de venta is renamed, emptied and found again; a wrong number is not there', async () => {
  const cuit = cuitNumber(5);
  await admin.call('POST', '/v1/taxpayers', { cuit, ...WHOLE });
  const path = `/v1/taxpayers/${cuit}/puntos-de-venta`;
  const named = await admin.call('PATCH', `${path}/1`, { name: 'Feria', address: 'Plaza' });
  assert.deepEqual([named.body.name, named.body.address], ['Feria', 'Plaza']);
  const emptied = await admin.call('PATCH', `${path}/1`, { name: null });
  assert.deepEqual([emptied.body.name, emptied.body.address], [null, 'Plaza']);
  for (const number of ['2', '01', '1.0', 'x', '-1']) {
    assert.equal((await admin.call('PATCH', `${path}/${number}`, { name: 'x' })).status, 404, number);
  }
  for (const number of [0, 99_999, 1.5, '2', null]) {
    assert.equal((await admin.call('POST', path, { number })).status, 422, String(number));
  }
  const listed = await admin.call('GET', path);
  assert.equal(listed.body.data.length, 1);
});

test('moving to another environment takes the puntos de venta along', async () => {
  const cuit = cuitNumber(6);
  await admin.call('POST', '/v1/taxpayers', { cuit, ...WHOLE, puntos_de_venta: [{ number: 7 }] });
  const moved = await admin.call('PATCH', `/v1/taxpayers/${cuit}`, { environment: 'homologacion' });
  assert.equal(moved.body.environment, 'homologacion');
  assert.equal(moved.body.puntos_de_venta[0].number, 7);
  const stranger = await doors.caller({ organization: 'org_theirs' });
  const inSimulator = await stranger.call('POST', '/v1/taxpayers', {
    cuit,
    ...WHOLE,
    puntos_de_venta: [{ number: 7 }],
  });
  assert.equal(inSimulator.status, 201);
  const back = await admin.call('PATCH', `/v1/taxpayers/${cuit}`, { environment: 'simulator' });
  assert.equal(back.body.code, 'taxpayer.owned');
  assert.equal((await admin.call('GET', `/v1/taxpayers/${cuit}`)).body.environment, 'homologacion');
});

test('while ARCA owes an answer the environment stays', async () => {
  const cuit = cuitNumber(9);
  await admin.call('POST', '/v1/taxpayers', { cuit, ...WHOLE });
  const lines = [{ description: 'Cuaderno', unit_price: '100', iva: '21' }];
  const invoice = await admin.call('POST', '/v1/invoices', { taxpayer: cuit, lines });
  assert.equal(invoice.status, 202, JSON.stringify(invoice.body));
  const moved = await admin.call('PATCH', `/v1/taxpayers/${cuit}`, { environment: 'homologacion' });
  assert.equal(moved.body.code, 'taxpayer.unsettled');
  const renamed = await admin.call('PATCH', `/v1/taxpayers/${cuit}`, { name: 'Otro nombre' });
  assert.equal(renamed.status, 200);
});

test('live mode is refused on stores that do not survive power loss, and takes production alone elsewhere', async () => {
  const body = { cuit: cuitNumber(10), ...WHOLE };
  const { clock, database } = doors;
  const fragile = await openDoors({ clock, database, liveAllowed: false });
  const live = await doors.caller({ mode: 'live' });
  const refused = await fragile.call('POST', '/v1/taxpayers', body, live.secret);
  assert.deepEqual([refused.status, refused.body.code], [403, 'mode.live_unavailable']);
  const started = await live.call('POST', '/v1/taxpayers', { ...body, cuit: cuitNumber(11) });
  assert.equal(started.body.live_since, null);
  const switched = await fragile.call('POST', `/v1/taxpayers/${cuitNumber(11)}/go-live`, {}, live.secret);
  assert.deepEqual([switched.status, switched.body.code], [409, 'taxpayer.not_ready']);
  assert.deepEqual(codes(switched), ['mode.live_unavailable storage', 'gateway.unreachable arca']);
  await fragile.close();
  const simulated = await live.call('POST', '/v1/taxpayers', { ...body, environment: 'simulator' });
  assert.deepEqual(codes(simulated), ['taxpayer.environment_of_other_mode environment']);
  const real = await live.call('POST', '/v1/taxpayers', body);
  assert.deepEqual([real.status, real.body.environment, real.body.puntos_de_venta], [201, 'produccion', []]);
});

test('a logo is kept when it can be printed, and only then', async () => {
  const cuit = cuitNumber(7);
  await admin.call('POST', '/v1/taxpayers', { cuit, ...WHOLE });
  const path = `/v1/taxpayers/${cuit}/logo`;
  assert.equal((await admin.call('GET', path)).status, 404);
  const bad: unknown[] = [
    {},
    { content_type: 'image/gif', data: 'R0lGODlh' },
    { content_type: 'image/png', data: 'no es base64' },
    { content_type: 'image/png', data: Buffer.from('not an image').toString('base64') },
    { content_type: 'image/jpeg', data: PIXEL.toString('base64') },
    { content_type: 'image/png', data: PIXEL.subarray(0, 40).toString('base64') },
    { content_type: 'image/png', data: Buffer.alloc(256 * 1024 + 1).toString('base64') },
  ];
  for (const body of bad)
    assert.equal((await admin.call('PUT', path, body)).status, 422, JSON.stringify(body).slice(0, 80));
  const put = await admin.call('PUT', path, { content_type: 'image/png', data: PIXEL.toString('base64') });
  assert.equal(put.status, 204);
  const read = await admin.call('GET', path);
  assert.equal(read.type, 'image/png');
  assert.deepEqual(read.raw, PIXEL);
  assert.equal((await admin.call('GET', `/v1/taxpayers/${cuit}`)).body.has_logo, true);
  assert.equal((await admin.call('DELETE', path)).status, 204);
  assert.equal((await admin.call('GET', path)).status, 404);
});

test('with our own gateway out of reach nothing fails harder than 503, and the doctor says what it does not know', async () => {
  const cuit = cuitNumber(8);
  await admin.call('POST', '/v1/taxpayers', { cuit, ...WHOLE });
  const base = `/v1/taxpayers/${cuit}`;
  for (const [method, path, body] of [
    ['POST', '/puntos-de-venta/sync', undefined],
    ['GET', '/certificates', undefined],
    ['POST', '/certificates', {}],
    ['POST', '/certificates/upload', { certificate: 'x' }],
  ] as const) {
    assert.equal((await admin.call(method, `${base}${path}`, body)).status, 503, path);
  }
  const doctor = await admin.call('GET', `${base}/diagnosis`);
  assert.equal(doctor.status, 200);
  assert.equal(doctor.body.healthy, false);
  assert.deepEqual(
    doctor.body.checks.map(({ check, state }: { check: string; state: string }) => `${check} ${state}`),
    ['arca unknown'],
  );
});

/** One transparent pixel, as any drawing program writes it. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
