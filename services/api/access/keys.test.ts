import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type SimulatedClock, simulatedClock } from '@arca-api/platform/clock/simulated';
import { type Caller, type Doors, openDoors } from '../testing/open-doors.ts';

const CUIT = '30000000147';
const OTHER_CUIT = '30000000139';
const HOUR = 3_600_000;

let clock: SimulatedClock;
let doors: Doors;
let admin: Caller;
before(async () => {
  clock = simulatedClock(Date.parse('2026-11-22T12:00:00Z'));
  doors = await openDoors({ clock });
  admin = await doors.caller();
});
after(() => doors.close());

const whoami = (secret: string) => doors.call('GET', '/v1/me', undefined, secret);

test('a new key shows its secret once and does what it was given', async () => {
  const made = await admin.call('POST', '/v1/api-keys', {
    name: 'Tienda',
    scopes: ['issue', 'read'],
    taxpayers: ['30-00000014-7'],
  });
  assert.equal(made.status, 201);
  assert.match(made.body.secret, /^arca_test_/);
  const me = await whoami(made.body.secret);
  assert.deepEqual(me.body, {
    object: 'principal',
    kind: 'key',
    id: made.body.id,
    mode: 'test',
    organization: { id: 'org_ours', name: 'org_ours' },
    scopes: ['read', 'issue'],
    taxpayers: [CUIT],
  });
  const listed = await admin.call('GET', '/v1/api-keys');
  assert.ok(!JSON.stringify(listed.body).includes(made.body.secret));
  const { secret: _, ...shown } = made.body;
  assert.deepEqual(listed.body.data[0], shown);
});

test('after a rotation both keys work during the overlap, and then only the new one', async () => {
  const old = (await admin.call('POST', '/v1/api-keys', { name: 'Vieja', scopes: ['read', 'issue'] })).body;
  const rotated = await admin.call('POST', `/v1/api-keys/${old.id}/rotate`, { overlap_seconds: 3600 });
  assert.equal(rotated.status, 201);
  assert.deepEqual(
    [rotated.body.scopes, rotated.body.name, rotated.body.replaces.id],
    [old.scopes, old.name, old.id],
  );
  await clock.advance(HOUR - 1);
  assert.equal((await whoami(old.secret)).status, 200);
  assert.equal((await whoami(rotated.body.secret)).status, 200);
  await clock.advance(1);
  assert.equal((await whoami(old.secret)).status, 401);
  assert.equal((await whoami(rotated.body.secret)).status, 200);
  const again = await admin.call('POST', `/v1/api-keys/${old.id}/rotate`, {});
  assert.deepEqual([again.status, again.body.code], [409, 'key.ended']);
});

test('the overlap is a day when nobody says, and a revocation cuts it short', async () => {
  const old = (await admin.call('POST', '/v1/api-keys', { name: 'k', scopes: ['read'] })).body;
  const { body } = await admin.call('POST', `/v1/api-keys/${old.id}/rotate`);
  assert.equal(Date.parse(body.replaces.ends_at) - clock.now(), 24 * HOUR);
  const revoked = await admin.call('DELETE', `/v1/api-keys/${old.id}`);
  assert.equal(revoked.body.active, false);
  assert.equal((await whoami(old.secret)).status, 401);
  assert.equal((await whoami(body.secret)).status, 200);
  // A longer overlap later never brings an ended key back.
  assert.equal(
    (await admin.call('POST', `/v1/api-keys/${old.id}/rotate`, { overlap_seconds: 9 })).status,
    409,
  );
});

test('a key that expires stops by itself', async () => {
  const soon = new Date(clock.now() + HOUR).toISOString();
  const { body } = await admin.call('POST', '/v1/api-keys', {
    name: 'k',
    scopes: ['read'],
    expires_at: soon,
  });
  assert.equal((await whoami(body.secret)).status, 200);
  await clock.advance(HOUR);
  assert.equal((await whoami(body.secret)).status, 401);
  const past = await admin.call('POST', '/v1/api-keys', { name: 'k', scopes: ['read'], expires_at: soon });
  assert.equal(past.body.errors[0].code, 'key.expiry_past');
});

test('nobody hands out more than they have', async () => {
  const limited = await doors.caller({ scopes: ['read', 'admin'], taxpayers: [CUIT] });
  for (const wanted of [
    { scopes: ['issue'] },
    { scopes: ['read'], taxpayers: [OTHER_CUIT] },
    { scopes: ['read'], taxpayers: null },
    { scopes: ['read'], taxpayers: [CUIT, OTHER_CUIT] },
  ]) {
    const answer = await limited.call('POST', '/v1/api-keys', { name: 'más', ...wanted });
    assert.deepEqual([answer.status, answer.body.code], [403, 'access.forbidden'], JSON.stringify(wanted));
  }
  const own = await limited.call('POST', '/v1/api-keys', { name: 'igual', scopes: ['read'] });
  assert.deepEqual(own.body.taxpayers, [CUIT]);
  // Rotating tells the secret, so it is giving.
  const strong = await admin.call('POST', '/v1/api-keys', {
    name: 'fuerte',
    scopes: ['issue'],
    taxpayers: [CUIT],
  });
  assert.equal((await limited.call('POST', `/v1/api-keys/${strong.body.id}/rotate`, {})).status, 403);
  const wide = await admin.call('POST', '/v1/api-keys', { name: 'ancha', scopes: ['read'] });
  assert.equal((await limited.call('DELETE', `/v1/api-keys/${wide.body.id}`)).status, 404);
  const seen = (await limited.call('GET', '/v1/api-keys?limit=100')).body.data;
  assert.ok(seen.length > 0);
  assert.ok(seen.every((key: { taxpayers: string[] | null }) => key.taxpayers?.join() === CUIT));
  const writer = await doors.caller({ scopes: ['read', 'draft', 'issue', 'void'] });
  assert.equal((await writer.call('GET', '/v1/api-keys')).status, 403);
  assert.equal((await writer.call('POST', '/v1/api-keys', { name: 'x', scopes: ['read'] })).status, 403);
});

test('keys are invisible to other organisations and to the other mode', async () => {
  const { body } = await admin.call('POST', '/v1/api-keys', { name: 'nuestra', scopes: ['read'] });
  for (const stranger of [
    await doors.caller({ organization: 'org_theirs' }),
    await doors.caller({ mode: 'live' }),
  ]) {
    assert.equal((await stranger.call('DELETE', `/v1/api-keys/${body.id}`)).status, 404);
    assert.equal((await stranger.call('POST', `/v1/api-keys/${body.id}/rotate`, {})).status, 404);
    const listed = (await stranger.call('GET', '/v1/api-keys')).body.data;
    assert.ok(!listed.some(({ id }: { id: string }) => id === body.id));
  }
  assert.equal((await whoami(body.secret)).status, 200);
});

test('nonsense is refused with every fault', async () => {
  const answer = await admin.call('POST', '/v1/api-keys', {
    name: '',
    scopes: ['root'],
    taxpayers: ['30000000140'],
    expires_at: 'mañana',
    mode: 'live',
  });
  assert.equal(answer.status, 422);
  assert.deepEqual(answer.body.errors.map(({ path }: { path: string }) => path).sort(), [
    'expires_at',
    'mode',
    'name',
    'scopes[0]',
  ]);
  const cuits = await admin.call('POST', '/v1/api-keys', {
    name: 'a',
    scopes: ['read'],
    taxpayers: [CUIT, '30000000140'],
  });
  assert.equal(cuits.body.errors[0].path, 'taxpayers[1]');
  for (const body of [
    '{',
    '[]',
    {},
    { name: 'a', scopes: [] },
    { name: 'a', scopes: 'read' },
    { name: 'a\u001b', scopes: ['read'] },
  ]) {
    const refused = await admin.call('POST', '/v1/api-keys', body);
    assert.ok(refused.status === 400 || refused.status === 422, JSON.stringify(body));
  }
  const { body } = await admin.call('POST', '/v1/api-keys', { name: 'a', scopes: ['read'] });
  for (const overlap of [-1, 1.5, '3600', 1e12, null]) {
    const refused = await admin.call('POST', `/v1/api-keys/${body.id}/rotate`, { overlap_seconds: overlap });
    assert.equal(refused.status, 422, String(overlap));
  }
  assert.equal((await doors.call('GET', '/v1/me', undefined, 'arca_test_no')).status, 401);
});

test('every write leaves who, what and when, in the organisation and mode of whoever did it', async () => {
  const keeper = await doors.caller({ organization: 'org_audited' });
  const me = (await keeper.call('GET', '/v1/me')).body.id;
  const whole = { name: 'A', iva_condition: 'exento', address: 'B', puntos_de_venta: [{ number: 9001 }] };
  await keeper.call('POST', '/v1/taxpayers', { cuit: CUIT, ...whole });
  await keeper.call('POST', '/v1/taxpayers', { cuit: CUIT, ...whole });
  await keeper.call('PATCH', `/v1/taxpayers/${CUIT}`, { name: 'C' });
  await keeper.call('PATCH', `/v1/taxpayers/${CUIT}`, { name: 'C' });
  await keeper.call('POST', `/v1/taxpayers/${CUIT}/puntos-de-venta`, { number: 9002 });
  await keeper.call('PATCH', `/v1/taxpayers/${CUIT}/puntos-de-venta/9002`, { name: 'D' });
  await keeper.call('DELETE', `/v1/taxpayers/${CUIT}/logo`);
  const customer = (await keeper.call('POST', '/v1/customers', { dni: '28456789', name: 'E' })).body.id;
  await keeper.call('PATCH', `/v1/customers/${customer}`, { name: 'F' });
  await keeper.call('DELETE', `/v1/customers/${customer}`);
  const draft = (await keeper.call('POST', '/v1/drafts', {})).body.id;
  await keeper.call('PATCH', `/v1/drafts/${draft}`, { notes: 'G' });
  await keeper.call('POST', `/v1/drafts/${draft}/approve`, {});
  await keeper.call('DELETE', `/v1/drafts/${draft}`);
  const key = (await keeper.call('POST', '/v1/api-keys', { name: 'H', scopes: ['read'] })).body;
  const rotated = (await keeper.call('POST', `/v1/api-keys/${key.id}/rotate`, {})).body;
  await keeper.call('DELETE', `/v1/api-keys/${rotated.id}`);
  const { body } = await keeper.call('GET', '/v1/audit-log?limit=100');
  const lines = body.data.map(
    ({ action, subject }: { action: string; subject: string }) => `${action} ${subject}`,
  );
  assert.deepEqual(lines.reverse(), [
    `taxpayer.created ${CUIT}`,
    `taxpayer.changed ${CUIT}`,
    `punto_de_venta.added ${CUIT}`,
    `punto_de_venta.changed ${CUIT}`,
    `taxpayer.logo_removed ${CUIT}`,
    `customer.created ${customer}`,
    `customer.changed ${customer}`,
    `customer.removed ${customer}`,
    `draft.created ${draft}`,
    `draft.changed ${draft}`,
    `draft.approved ${draft}`,
    `draft.removed ${draft}`,
    `api_key.created ${key.id}`,
    `api_key.rotated ${key.id}`,
    `api_key.revoked ${rotated.id}`,
  ]);
  assert.ok(body.data.every(({ principal }: { principal: string }) => principal === me));
  assert.ok(!JSON.stringify(body).includes(key.secret) && !JSON.stringify(body).includes(rotated.secret));
  const live = await doors.caller({ organization: 'org_audited', mode: 'live' });
  assert.deepEqual((await live.call('GET', '/v1/audit-log')).body.data, []);
  const limited = await doors.caller({ organization: 'org_audited', taxpayers: [CUIT] });
  assert.equal((await limited.call('GET', '/v1/audit-log')).status, 403);
});
