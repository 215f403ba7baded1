/** What happened, read instead of told: the same words, nothing skipped, and nothing of others'. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { EVENT_TYPES } from '@arca-api/contract/events/event-types';
import { forEverybody } from '@arca-api/platform/database/scope';
import { outbox } from '@arca-api/platform/events/outbox';
import type { NewEvent } from '@arca-api/platform/events/port';
import { createWorld, ISSUER, type World } from '../world.ts';

const invoice = { lines: [{ description: 'Yerba 1 kg', unit_price: '4500', iva: '21' }] };
interface Told {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
}

suite('events', () => {
  let world: World;
  before(async () => {
    world = await createWorld();
  });
  after(() => world.close());
  const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
  const list = async (query: string, key = world.key) => {
    const answer = await world.call('GET', `/v1/events${query}`, undefined, bearer(key));
    assert.equal(answer.status, 200, answer.raw.toString());
    return answer.body as { data: Told[]; has_more: boolean; next: string | null };
  };
  const types = ({ data }: { data: readonly Told[] }) => data.map(({ type }) => type);

  for (const [query, expected] of [
    ['?limit=0', 'field.too_small limit'],
    ['?wait=26&order=asc', 'field.too_big wait'],
    ['?wait=x', 'field.wrong_type wait'],
    ['?order=up', 'field.invalid_value order'],
    ['?type=*', 'field.invalid_format type'],
    ['?after=inv_01m8fw3yyngy67wdqsfq9a1xg9', 'field.invalid_format after'],
    ['?after=evt_quetzal', 'field.invalid_format after'],
    ['?from=yesterday', 'field.invalid_format from'],
    ['?colour=red', 'field.unknown colour'],
  ] as const)
    test(`${query} is refused`, async () => {
      const { status, body } = await world.call('GET', `/v1/events${query}`);
      assert.equal(status, 422);
      assert.deepEqual(
        body.errors.map(({ code, path }: { code: string; path: string }) => `${code} ${path}`),
        [expected],
      );
    });

  test('an invoice leaves what happened to it, newest first, a page at a time', async () => {
    const issued = await world.call('POST', '/v1/invoices', invoice);
    const all = await list(`?subject=${issued.body.id}`);
    assert.deepEqual(types(all), ['invoice.authorized', 'invoice.submitted']);
    const [newest] = all.data;
    const read = await world.call('GET', `/v1/events/${newest?.id}`);
    // Comparing it with what is known narrows its type: what it carries is looked at first.
    assert.equal(read.body.data.cae, issued.body.cae);
    assert.deepEqual(read.body, newest);
    const first = await list(`?subject=${issued.body.id}&limit=1`);
    assert.deepEqual([types(first), first.has_more], [['invoice.authorized'], true]);
    const second = await list(`?subject=${issued.body.id}&limit=1&after=${first.next}`);
    assert.deepEqual([types(second), second.has_more], [['invoice.submitted'], false]);
    assert.deepEqual(types(await list(`?subject=${issued.body.id}&type=invoice.authorized`)), [
      'invoice.authorized',
    ]);
    assert.deepEqual(types(await list(`?subject=${issued.body.id}&type=batch.*`)), []);
    assert.equal((await list(`?subject=${issued.body.id}&taxpayer=${ISSUER}`)).data.length, 2);
    assert.deepEqual((await list(`?subject=${issued.body.id}&to=2026-01-01T00:00:00Z`)).data, []);
  });

  test('followed, each comes once and in order, and whoever is up to date waits for the next', async () => {
    const key = await world.newKey({ organization: world.organization });
    let after = (await list('?limit=1')).data[0]?.id ?? '';
    const waiting = list(`?order=asc&after=${after}&wait=20`, key);
    const issued = await world.call('POST', '/v1/invoices', invoice);
    const seen: Told[] = [...(await waiting).data];
    while (!seen.some(({ type, subject }) => subject === issued.body.id && type === 'invoice.authorized')) {
      after = seen.at(-1)?.id ?? after;
      seen.push(...(await list(`?order=asc&after=${after}&wait=20`, key)).data);
    }
    assert.deepEqual(types({ data: seen }), ['invoice.submitted', 'invoice.authorized']);
    const none = await list(`?order=asc&after=${seen.at(-1)?.id}`);
    assert.deepEqual([none.data, none.has_more], [[], false]);
  });

  test('what ARCA does is told to every organisation, of its own mode', async () => {
    const event: NewEvent = {
      id: 'evt_01kb2x9v5e7m3q8t4n6r0w2y5z',
      type: 'arca.unavailable',
      organization: '*',
      mode: 'test',
      subject: 'simulator:wsfe',
      sequence: 1,
      data: EVENT_TYPES['arca.unavailable'].example,
      occurredAt: Date.now(),
    };
    await forEverybody('a test', () =>
      world.database.transaction('platform', (trx) => outbox.append(trx, [event])),
    );
    const other = await world.newKey({ organization: 'org_00000000000000000000000other' });
    assert.deepEqual(types(await list('', other)), ['arca.unavailable']);
    assert.equal((await world.call('GET', `/v1/events/${event.id}`, undefined, bearer(other))).status, 200);
    const few = await world.newKey({ organization: world.organization, taxpayers: ['20111111112'] });
    assert.deepEqual(types(await list('', few)), ['arca.unavailable'], 'and nothing of an issuer of others');
    const live = await world.newKey({ organization: world.organization, mode: 'live' });
    assert.deepEqual((await list('', live)).data, []);
    assert.equal((await world.call('GET', `/v1/events/${event.id}`, undefined, bearer(live))).status, 404);
  });

  test('the catalogue says what each type carries', async () => {
    const { body } = await world.call('GET', '/v1/event-types');
    assert.deepEqual(
      body.data.map(({ type }: Told) => type),
      Object.keys(EVENT_TYPES),
    );
    const one = await world.call('GET', '/v1/event-types/invoice.authorized');
    assert.deepEqual(one.body.schema.properties.cae, { type: ['string', 'null'] });
    assert.equal(one.body.example.type, 'invoice.authorized');
    for (const unknown of ['invoice.lost', '__proto__', 'constructor'])
      assert.equal((await world.call('GET', `/v1/event-types/${unknown}`)).status, 404);
  });
});
