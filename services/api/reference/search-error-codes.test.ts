import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { type Caller, type Doors, openDoors } from '../testing/open-doors.ts';

let doors: Doors;
let ours: Caller;

before(async () => {
  doors = await openDoors({ clock: simulatedClock(Date.parse('2026-11-22T15:00:00Z')) });
  ours = await doors.caller();
});
after(() => doors.close());

const search = async (query: string) =>
  (await ours.call('GET', `/v1/reference/error-codes?${query}`)).body.data;

test("a service's code is answered with cause, fix, field and the fault that anticipates it", async () => {
  const [entry, ...others] = await search('service=wsfev1&code=10069');
  assert.deepEqual(others, []);
  assert.equal(entry.known, true);
  assert.equal(entry.kind, 'rejection');
  assert.equal(entry.field, 'recipient.cuit');
  assert.deepEqual(entry.faults, ['recipient.same_as_issuer']);
  assert.match(entry.cause.es, /a sí mismo/);
  assert.match(entry.fix.en, /your customer/);
});

test('the address of a code answers that code', async () => {
  const [entry] = await search('service=wsfev1&code=10016');
  const { body } = await ours.call('GET', entry.docs);
  assert.deepEqual(body.data, [entry]);
});

test('without a service a code is looked for everywhere, our own codes included', async () => {
  const services = (await search('code=600')).map(({ service }: { service: string }) => service);
  assert.ok(services.includes('wsfev1'));
  assert.equal((await search('code=recipient.same_as_issuer'))[0].kind, 'fault');
  assert.deepEqual(await search('code=123456'), []);
});

test('words are looked for without regard to case or accents, all of them', async () => {
  const found = await search('service=wsfev1&q=CATEGORIA%20monotributo');
  const codes = found.map(({ code }: { code: string }) => code);
  assert.ok(codes.includes('10236'));
  assert.ok(!codes.includes('10016'));
  assert.deepEqual(await search('service=wsfev1&q=zzzz'), []);
  // Names of members are no words of theirs.
  assert.deepEqual(await search('service=wsfev1&q=faults'), []);
  assert.ok((await search('q=remito')).length > 5);
});

test('whoever types a code is told that code before those that mention it', async () => {
  for (const code of ['10016', '10192', 'coe.alreadyAuthenticated']) {
    const [first, ...others] = await search(`q=${code}`);
    assert.equal(first.code, code);
    assert.ok(others.every((other: { code: string }) => other.code !== code));
  }
});

test('a code that no manual tells still says what to do, and that it is unknown', async () => {
  const [entry] = await search('service=wsfev1&code=99999');
  assert.equal(entry.known, false);
  assert.match(entry.fix.es, /request_id/);
  assert.deepEqual(await search('service=wsfev1&code=99999&q=cuit'), []);
});

test('what is no search is refused', async () => {
  for (const query of ['service=wsfe', 'service=', 'code=', 'q=', `q=${'x'.repeat(201)}`, 'words=x'])
    assert.equal((await ours.call('GET', `/v1/reference/error-codes?${query}`)).status, 422, query);
});
