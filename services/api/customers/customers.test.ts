import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { type Caller, type Doors, openDoors } from '../testing/open-doors.ts';

let doors: Doors;
let ours: Caller;
before(async () => {
  doors = await openDoors({ clock: simulatedClock(Date.parse('2026-11-22T12:00:00Z')) });
  ours = await doors.caller();
});
after(() => doors.close());

test('a customer is saved once for each document, however it is written', async () => {
  const saved = await ours.call('POST', '/v1/customers', {
    cuit: '30-00000013-9',
    name: '  Ferretería Ñandú  ',
    iva_condition: 'responsable_inscripto',
    email: 'compras@example.com',
  });
  assert.equal(saved.status, 201);
  assert.equal(saved.body.cuit, '30000000139');
  assert.equal(saved.body.name, 'Ferretería Ñandú');
  assert.equal(saved.body.address, null);
  const again = await ours.call('POST', '/v1/customers', {
    document: { type: 80, number: '30000000139' },
    name: 'Otra',
  });
  assert.deepEqual(
    [again.status, again.body.code, again.body.customer],
    [409, 'customer.exists', saved.body.id],
  );
  assert.deepEqual((await ours.call('GET', `/v1/customers/${saved.body.id}`)).body, saved.body);
});

test('of many who save the same document at once, one succeeds', async () => {
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => ours.call('POST', '/v1/customers', { dni: '28.456.789', name: 'Ana' })),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409, 409, 409, 409]);
});

test('every fault comes at once, and a slip in the CUIT with its remedy', async () => {
  const answer = await ours.call('POST', '/v1/customers', {
    cuit: '30000000130',
    name: 'a\u0007',
    email: 'nobody',
    iva_condition: 'rico',
    vip: true,
  });
  assert.equal(answer.status, 422);
  assert.deepEqual(
    answer.body.errors.map((fault: { code: string; path: string }) => `${fault.code} ${fault.path}`).sort(),
    [
      'field.control_characters name',
      'field.invalid_format email',
      'field.invalid_value iva_condition',
      'field.unknown vip',
    ],
  );
  const slip = await ours.call('POST', '/v1/customers', { cuit: '30000000130', name: 'A' });
  assert.match(slip.body.errors[0].fix.es, /30-00000013-9/);
});

test('a document that identifies nobody is refused', async () => {
  for (const document of [
    {},
    { cuit: '30000000139', dni: '28456789' },
    { dni: '12' },
    { dni: [] },
    { document: { type: 99, number: '0' } },
    { document: { type: 55, number: '123456' } },
    { document: { type: 94, number: '000' } },
    { document: { type: 86, number: '20000000000' } },
    { document: 'passport' },
  ]) {
    const answer = await ours.call('POST', '/v1/customers', { name: 'Nadie', ...document });
    assert.equal(answer.status, 422, JSON.stringify(document));
    assert.ok(answer.body.errors.length > 0);
  }
  for (const body of ['{', '[]', '"x"', '', { name: 'x'.repeat(201), dni: '28456789' }]) {
    const answer = await ours.call('POST', '/v1/customers', body);
    assert.ok(answer.status === 400 || answer.status === 422, JSON.stringify(body));
  }
  const passport = await ours.call('POST', '/v1/customers', {
    name: 'Jo',
    document: { type: 94, number: 'AB123456' },
  });
  assert.deepEqual([passport.status, passport.body.cuit, passport.body.dni], [201, null, null]);
});

test('a change keeps what it does not name, and never takes the document of another', async () => {
  const one = (await ours.call('POST', '/v1/customers', { dni: '11222333', name: 'Uno', address: 'Acá' }))
    .body;
  const two = (
    await ours.call('POST', '/v1/customers', { dni: '11222334', name: 'Dos', email: 'dos@example.com' })
  ).body;
  const changed = await ours.call('PATCH', `/v1/customers/${two.id}`, { address: 'Allá', email: null });
  assert.deepEqual(
    [changed.body.name, changed.body.address, changed.body.email, changed.body.dni],
    ['Dos', 'Allá', null, '11222334'],
  );
  const taken = await ours.call('PATCH', `/v1/customers/${two.id}`, { dni: '11222333' });
  assert.deepEqual([taken.status, taken.body.customer], [409, one.id]);
  assert.equal((await ours.call('GET', `/v1/customers/${two.id}`)).body.dni, '11222334');
  assert.equal((await ours.call('PATCH', `/v1/customers/${two.id}`, { name: '' })).status, 422);
  assert.equal((await ours.call('DELETE', `/v1/customers/${one.id}`)).status, 204);
  assert.equal((await ours.call('DELETE', `/v1/customers/${one.id}`)).status, 404);
  assert.equal(
    (await ours.call('PATCH', `/v1/customers/${two.id}`, { dni: '11222333' })).body.dni,
    '11222333',
  );
});

test('a search looks in name, document and e-mail, and takes no sign for a pattern', async () => {
  await ours.call('POST', '/v1/customers', {
    dni: '33444555',
    name: '100% Algodón',
    email: 'x_y@example.com',
  });
  const found = async (q: string) => {
    const { body } = await ours.call('GET', `/v1/customers?q=${encodeURIComponent(q)}`);
    return body.data.map(({ name }: { name: string }) => name);
  };
  assert.deepEqual(await found('algodón'), ['100% Algodón']);
  assert.deepEqual(await found('33.444.555'), ['100% Algodón']);
  assert.deepEqual(await found('x_y@'), ['100% Algodón']);
  assert.deepEqual(await found('%'), ['100% Algodón']);
  assert.deepEqual(await found('x.y@example'), []);
  assert.deepEqual(await found("' or 1=1 --"), []);
  assert.equal((await ours.call('GET', `/v1/customers?q=${'x'.repeat(201)}`)).status, 422);
});

test('customers are invisible to other organisations and to the other mode', async () => {
  const { body } = await ours.call('POST', '/v1/customers', { dni: '44555666', name: 'Nuestra' });
  for (const stranger of [
    await doors.caller({ organization: 'org_theirs' }),
    await doors.caller({ mode: 'live' }),
  ]) {
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const answer = await stranger.call(
        method,
        `/v1/customers/${body.id}`,
        method === 'PATCH' ? {} : undefined,
      );
      assert.equal(answer.status, 404, method);
    }
    assert.deepEqual((await stranger.call('GET', '/v1/customers')).body.data, []);
    const own = await stranger.call('POST', '/v1/customers', { dni: '44555666', name: 'De ellos' });
    assert.equal(own.status, 201);
  }
  const reader = await doors.caller({ scopes: ['read'] });
  assert.equal((await reader.call('GET', `/v1/customers/${body.id}`)).status, 200);
  assert.equal((await reader.call('POST', '/v1/customers', { dni: '1', name: 'x' })).status, 403);
});
