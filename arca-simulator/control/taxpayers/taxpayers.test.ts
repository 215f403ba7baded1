// Whoever tests a rule of the padrón makes the taxpayer that meets it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isCuit } from '../../people/cuit.ts';
import { IVA_CONDITIONS } from '../../people/person.ts';
import { type Ask, askControl } from '../../testing/ask-control.ts';
import { type Bench, ISSUER, openBench } from '../../testing/client.ts';
import { INVOICE_A } from '../../testing/details.ts';
import { PUNTO_KINDS } from '../../world/registers/puntos-de-venta.ts';

let bench: Bench;
let ask: Ask;
before(async () => {
  bench = await openBench({ token: 'secreto' });
  ask = askControl(bench.urls.control);
});
after(() => bench.close());

test('in every province there is somebody of every condition, on valid numbers, the same for the same seed', async () => {
  const people = bench.simulator.control.people();
  assert.ok(people.every(({ cuit }) => isCuit(cuit)));
  assert.equal(new Set(people.map(({ cuit }) => cuit)).size, people.length);
  const provinces = new Set(people.map(({ address }) => address.province_id));
  assert.equal(provinces.size, 24);
  for (const province of provinces) {
    const there = people.filter(({ address }) => address.province_id === province);
    for (const condition of IVA_CONDITIONS)
      assert.ok(
        there.some((person) => person.iva_condition === condition),
        `${province} ${condition}`,
      );
  }
  for (const letter of 'ABCDEFGHIJK')
    assert.ok(
      people.some((person) => person.monotributo_category === letter),
      letter,
    );
  for (const trait of [
    'apocryphal',
    'unreliable',
    'form_pending',
    'deceased_on',
    'certificate_errors',
  ] as const)
    assert.ok(
      people.some((person) => person[trait]),
      trait,
    );
  assert.ok(people.some(({ active }) => !active));
  const [same, other] = await Promise.all([openBench(), openBench({ seed: 2 })]);
  assert.deepEqual(same.simulator.control.people(), people);
  assert.notDeepEqual(other.simulator.control.people(), people);
  await Promise.all([same.close(), other.close()]);
});

test('those who may issue have a punto de venta of each kind, one blocked and one closed', () => {
  const person = bench.simulator.control
    .people()
    .find(({ cuit, iva_condition }) => cuit > '30000100000' && iva_condition === 'responsable_inscripto');
  assert.ok(person);
  const puntos = bench.simulator.control.puntos(person.cuit);
  const kinds = new Set(puntos.map(({ kind }) => kind));
  for (const kind of ['ri', 'caea-contingency-ri', 'export', 'mtxca', 'factuweb'] as const)
    assert.ok(kinds.has(kind));
  assert.ok(puntos.some(({ blocked }) => blocked) && puntos.some(({ closed_on }) => closed_on));
});

test('a person is added, found by its condition, changed field by field and removed', async () => {
  const cuit = '20111111112';
  const put = await ask('PUT', `people/${cuit}`, {
    iva_condition: 'no_categorizado',
    activities: [{ id: 692000, name: 'CONTABILIDAD' }],
    address: {
      street: 'MITRE 1',
      city: 'USHUAIA',
      postal_code: '9410',
      province_id: 24,
      province: 'TIERRA DEL FUEGO',
    },
    deceased_on: '2026-01-31',
  });
  assert.equal(put.status, 200);
  const found = await ask('GET', 'people?iva_condition=no_categorizado');
  assert.ok(Object.values(found.value).some((one) => String(one['cuit']) === cuit));
  assert.equal((await ask('PUT', `people/${cuit}`, { deceased_on: null })).value['deceased_on'], undefined);
  assert.equal((await ask('GET', `people/${cuit}`)).value['activities']?.['length'], 1);
  assert.equal((await ask('DELETE', `people/${cuit}`)).status, 200);
  assert.equal((await ask('GET', `people/${cuit}`)).status, 404);
  assert.equal((await ask('DELETE', `people/${cuit}`)).status, 404);
});

test('puntos de venta of every kind are registered, told by the service, and taken away', async () => {
  for (const [index, kind] of Object.keys(PUNTO_KINDS).entries())
    assert.equal(
      (await ask('PUT', 'puntos-de-venta', { cuit: ISSUER, number: 100 + index, kind })).status,
      200,
    );
  const { value } = await ask('GET', `puntos-de-venta?cuit=${ISSUER}`);
  assert.ok(Number(value['length']) >= 10 + Object.keys(PUNTO_KINDS).length);
  await ask('PUT', 'puntos-de-venta', { cuit: ISSUER, number: 1, blocked: true });
  assert.deepEqual((await bench.authorize(1, [INVOICE_A])).errors, [10005]);
  assert.equal((await ask('DELETE', `puntos-de-venta?cuit=${ISSUER}&number=1`)).status, 200);
  assert.equal((await bench.authorize(1, [INVOICE_A])).result, 'A');
  assert.equal((await ask('DELETE', `puntos-de-venta?cuit=${ISSUER}&number=1`)).status, 404);
});

test('rates have a value for each business day, and one that is published rules', async () => {
  const series = await ask('GET', 'rates?currency=DOL&from=2026-11-16&to=2026-11-24');
  const days = Object.values(series.value).map((one) => String(one['day']));
  // The 23rd is a holiday.
  assert.deepEqual(days, [
    '2026-11-16',
    '2026-11-17',
    '2026-11-18',
    '2026-11-19',
    '2026-11-20',
    '2026-11-24',
  ]);
  assert.equal((await ask('PUT', 'rates', { currency: 'DOL', day: '2026-11-17', rate: 1234.5 })).status, 200);
  const quoted = await bench.call('FEParamGetCotizacion', '<MonId>DOL</MonId>');
  assert.match(quoted.text, /<MonCotiz>1234\.5<.*<FchCotiz>20261117</);
  assert.equal((await ask('GET', 'rates')).value['length'], 1);
  assert.equal((await ask('DELETE', 'rates?currency=DOL&day=2026-11-17')).status, 200);
  assert.equal((await ask('DELETE', 'rates?currency=DOL&day=2026-11-17')).status, 404);
  assert.doesNotMatch((await bench.call('FEParamGetCotizacion', '<MonId>DOL</MonId>')).text, /1234\.5</);
});

test('bad input is refused by its field, in both languages, and changes nothing', async () => {
  const cuit = '20222222223';
  const bad: readonly (readonly [string, string, unknown, string])[] = [
    ['PUT', 'people/123', {}, 'cuit'],
    ['PUT', `people/${cuit}`, { iva_condition: 'rico' }, 'iva_condition'],
    ['PUT', `people/${cuit}`, { __proto__x: 1 }, '__proto__x'],
    ['PUT', `people/${cuit}`, '{"__proto__": {"active": false}}', '__proto__'],
    ['PUT', `people/${cuit}`, { company_name: 'x'.repeat(201) }, 'company_name'],
    ['PUT', `people/${cuit}`, { address: [] }, 'address'],
    ['PUT', `people/${cuit}`, { address: { street: 'x' } }, 'postal_code'],
    ['PUT', `people/${cuit}`, { activities: [7] }, 'activities[0]'],
    ['PUT', `people/${cuit}`, { activities: [{ id: 'x', name: 'y' }] }, 'id'],
    ['PUT', `people/${cuit}`, { cbus: ['1'] }, 'cbus[0]'],
    ['PUT', `people/${cuit}`, { deceased_on: '2026-02-30' }, 'deceased_on'],
    ['PUT', `people/${cuit}`, { active: null }, 'active'],
    ['GET', 'people?iva_condition=rico', undefined, 'iva_condition'],
    ['PUT', 'puntos-de-venta', { cuit: ISSUER, number: 1.5 }, 'number'],
    ['PUT', 'puntos-de-venta', { cuit: ISSUER, number: '1' }, 'number'],
    ['PUT', 'puntos-de-venta', { cuit: ISSUER, number: 1, kind: 'toString' }, 'kind'],
    ['PUT', 'puntos-de-venta', { cuit: ISSUER, number: 1, closed_on: '20261332' }, 'closed_on'],
    ['GET', 'puntos-de-venta', undefined, 'cuit'],
    ['DELETE', `puntos-de-venta?cuit=${ISSUER}`, undefined, 'number'],
    ['PUT', 'rates', { currency: 'XXX', day: '2026-11-17', rate: 1 }, 'currency'],
    ['PUT', 'rates', { currency: 'DOL', day: '2026-11-22', rate: 1 }, 'day'],
    ['PUT', 'rates', { currency: 'DOL', day: '2026-11-17', rate: -1 }, 'rate'],
    ['GET', 'rates?currency=DOL&from=ayer&to=hoy', undefined, 'from'],
    ['GET', 'rates?moneda=DOL', undefined, 'moneda'],
    ['PUT', 'permits', { id: 'x' }, 'cuit'],
    ['PUT', 'fce-answers', { cuit: ISSUER }, 'type'],
  ];
  const before = bench.simulator.control.save().digest;
  for (const [method, path, body, field] of bad) {
    const { status, value } = await ask(method, path, body);
    const told = `${method} ${path} ${JSON.stringify(body)} ${JSON.stringify(value)}`;
    assert.deepEqual([status, value['field']], [422, field], told);
    for (const words of ['message', 'fix'])
      for (const language of ['es', 'en']) assert.ok(String(value[words]?.[language]).length > 5, told);
  }
  assert.equal(bench.simulator.control.save().digest, before);
});
