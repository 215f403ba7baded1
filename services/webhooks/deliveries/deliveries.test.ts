/** What is told arrives: once where it can, again where it did not, and never in anybody else's name. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { forEverybody, forOrganizations } from '@arca-api/platform/database/scope';
import { keyOf } from '../signing/secret.ts';
import type { WebhookTables } from '../tables.ts';
import { mostInASecond } from '../testing/most-in-a-second.ts';
import { answered, openWebhooks, type Posted, type World } from '../testing/open-webhooks.ts';
import type { DeliveryRow } from './deliveries.store.ts';
import { SCHEDULE } from './retry-schedule.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let world: World;
beforeEach(async () => {
  world = await openWebhooks();
});
afterEach(() => world.close());

const deliveriesOf = (endpoint: string): Promise<readonly DeliveryRow[]> =>
  forEverybody('a test', () =>
    world.webhooks.deliveryLog.ofEndpoint(endpoint, { after: null, limit: 100, state: null }),
  );
const idOf = ({ headers }: Posted): string => headers['webhook-id'] ?? '';
/** As whoever listens checks it. */
const isSignedBy = ({ headers, body }: Posted, secret: string): boolean => {
  const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const mac = createHmac('sha256', keyOf(secret)).update(text).digest('base64');
  return (headers['webhook-signature'] ?? '').split(' ').includes(`v1,${mac}`);
};

test('an endpoint that takes five a second is told five in each second, the rest in its turn, and others at once', async () => {
  await world.addEndpoint('org_a', { url: 'https://slow.example', max_per_second: 5, max_in_flight: 100 });
  await world.addEndpoint('org_a', { url: 'https://fast.example', max_in_flight: 100 });
  world.work();
  for (let n = 0; n < 23; n++) await world.tell({});
  const began = world.clock.now();
  const at = (host: string) =>
    world.posted.flatMap(({ url, at }) => (url === `https://${host}.example` ? [at - began] : []));
  await world.clock.advance(900);
  assert.equal(at('fast').length, 23);
  await world.clock.advance(9_100);
  assert.equal(at('slow').length, 23);
  assert.ok(mostInASecond(at('slow').map((time) => [time, 1])) <= 5);
  assert.ok((at('slow').at(-1) ?? 0) < 5_000, `${at('slow').at(-1)} ms`);
});

suite('an event', () => {
  test('reaches whoever asked for its type and issuer, in its mode, signed and whole', async () => {
    const all = await world.addEndpoint('org_a');
    await world.addEndpoint('org_a', { url: 'https://types.example', event_types: ['invoice.rejected'] });
    await world.addEndpoint('org_a', { url: 'https://issuers.example', taxpayers: ['30000000007'] });
    await world.addEndpoint('org_b');
    const both = await world.addEndpoint('org_a', {
      url: 'https://both.example',
      event_types: ['invoice.rejected', 'invoice.authorized'],
      taxpayers: ['30000000007', '20111111112'],
    });
    world.work();
    const event = await world.tell({});
    await world.tell({ mode: 'live' });
    await world.clock.advance(1000);
    assert.deepEqual(world.posted.map(({ url }) => url).sort(), [
      'https://both.example',
      'https://org_a.example/hook',
    ]);
    for (const [url, { secret }] of [
      ['https://org_a.example/hook', all],
      ['https://both.example', both],
    ] as const) {
      const one = world.posted.find((posting) => posting.url === url);
      assert.ok(one !== undefined);
      assert.equal(idOf(one), event.id);
      assert.ok(isSignedBy(one, secret));
      assert.deepEqual(JSON.parse(one.body), {
        type: 'invoice.authorized',
        timestamp: '2026-11-27T12:00:00.000Z',
        data: { taxpayer: '20111111112' },
        id: event.id,
        mode: 'test',
        subject: event.subject,
        sequence: event.sequence,
      });
    }
    const [delivery] = await deliveriesOf(all.id);
    assert.deepEqual([delivery?.state, delivery?.attempts, delivery?.due_at], ['succeeded', 1, null]);
  });

  test('of everybody reaches everybody, and heard twice it is told once', async () => {
    const [a, b] = [await world.addEndpoint('org_a'), await world.addEndpoint('org_b')];
    world.work();
    const event = await world.tell({
      type: 'arca.unavailable',
      organization: '*',
      data: { service: 'wsfe' },
    });
    await world.clock.advance(1000);
    await forEverybody('a test', () => world.webhooks.hears.handle(event));
    await world.clock.advance(1000);
    assert.equal(world.posted.length, 2);
    for (const { id } of [a, b]) assert.equal((await deliveriesOf(id)).length, 1);
  });

  test('that fails is tried by the schedule for 75 hours, always the same under another time, then given up and told', async () => {
    const { id, secret } = await world.addEndpoint('org_a');
    const other = await world.addEndpoint('org_a', {
      url: 'https://other.example',
      event_types: ['delivery.exhausted', 'endpoint.failing'],
    });
    world.answer(({ url }) => answered(url === 'https://other.example' ? 200 : 500));
    world.work();
    const event = await world.tell({});
    for (let hour = 0; hour < 90; hour++) await world.clock.advance(HOUR_MS);
    const tries = world.posted.filter(({ url }) => url === 'https://org_a.example/hook');
    assert.equal(tries.length, SCHEDULE.length + 1);
    for (const [index, planned] of SCHEDULE.entries()) {
      const [before, after] = [tries[index], tries[index + 1]];
      assert.ok(before !== undefined && after !== undefined);
      const waited = (after.at - before.at) / 1000;
      assert.ok(waited >= 0.8 * planned && waited <= 1.2 * planned, `${waited} s instead of ${planned}`);
    }
    assert.equal(new Set(tries.map(idOf)).size, 1);
    assert.equal(new Set(tries.map(({ body }) => body)).size, 1);
    assert.equal(new Set(tries.map(({ headers }) => headers['webhook-timestamp'])).size, tries.length);
    assert.ok(tries.every((one) => isSignedBy(one, secret)));
    const [delivery] = await deliveriesOf(id);
    assert.deepEqual([delivery?.state, delivery?.attempts, delivery?.due_at], ['failed', 10, null]);
    const [exhausted, ...more] = await world.events('delivery.exhausted');
    assert.deepEqual(more, []);
    assert.partialDeepStrictEqual(exhausted?.data, {
      endpoint: id,
      event: event.id,
      attempts: 10,
      status: 500,
    });
    assert.ok((await deliveriesOf(other.id)).some(({ event_type }) => event_type === 'delivery.exhausted'));
    assert.equal(
      (
        await forEverybody('a test', () =>
          world.webhooks.deliveryLog.attempts(delivery?.id ?? '', { after: null, limit: 100 }),
        )
      ).length,
      10,
    );
  });

  test('whose worker died is told by another under the same id, once its lease has ended', async () => {
    const { id } = await world.addEndpoint('org_a');
    const event = await world.tell({});
    await world.clock.advance(1000);
    // Somebody takes it and is never heard of again.
    const taken = await forEverybody('a test', async () =>
      world.webhooks.deliveries.claim({
        wanted: [{ endpoint: id, room: 5 }],
        token: 'lost',
        now: world.clock.now(),
        leaseMs: MINUTE_MS,
      }),
    );
    assert.equal(taken.length, 1);
    world.work();
    await world.clock.advance(MINUTE_MS - 1000);
    assert.equal(world.posted.length, 0);
    await world.clock.advance(2000);
    assert.deepEqual(world.posted.map(idOf), [event.id]);
    assert.equal((await deliveriesOf(id))[0]?.state, 'succeeded');
  });

  test('given up too late by a worker that no longer held it, or of an endpoint removed meanwhile, is nobody’s news', async () => {
    const slow = await world.addEndpoint('org_a', { retry_schedule: [] });
    const gone = await world.addEndpoint('org_a', { url: 'https://gone.example', retry_schedule: [] });
    const late = Promise.withResolvers<ReturnType<typeof answered>>();
    world.answer(() => late.promise);
    const stop = world.work();
    const event = await world.tell({});
    await world.clock.advance(1000);
    assert.equal(world.posted.length, 2);
    await forEverybody('a test', () =>
      world.webhooks.remove({ organization: 'org_a', mode: 'test', by: 'key_1' }, gone.id),
    );
    world.answer(() => answered(200));
    world.work();
    for (let second = 0; second < 62; second++) await world.clock.advance(1000);
    assert.equal((await deliveriesOf(slow.id))[0]?.state, 'succeeded');
    late.resolve(answered(500));
    await world.clock.advance(1000);
    await stop();
    assert.equal((await deliveriesOf(slow.id))[0]?.state, 'succeeded');
    const [delivery] = await deliveriesOf(slow.id);
    const attempts = await forEverybody('a test', () =>
      world.webhooks.deliveryLog.attempts(delivery?.id ?? '', { after: null, limit: 10 }),
    );
    assert.deepEqual(attempts.map(({ status }) => status).sort(), [200, 500]);
    assert.deepEqual(world.posted.map(idOf), [event.id, event.id, event.id]);
    assert.deepEqual(await world.events('delivery.exhausted'), []);
  });

  test('under way when its worker stops is handed back, as if nobody had tried', async () => {
    const { id } = await world.addEndpoint('org_a');
    world.answer(() => new Promise(() => {}));
    const stop = world.work();
    await world.tell({});
    await world.clock.advance(1000);
    assert.equal(world.posted.length, 1);
    await stop();
    const [held] = await deliveriesOf(id);
    assert.deepEqual([held?.state, held?.attempts, held?.tries, held?.lease], ['pending', 0, 0, null]);
    world.answer(() => answered(204));
    world.work();
    await world.clock.advance(1000);
    assert.equal((await deliveriesOf(id))[0]?.state, 'succeeded');
  });

  test('is taken by one worker alone, however many there are', async () => {
    await world.addEndpoint('org_a', { max_in_flight: 100 });
    world.work();
    world.work();
    world.work();
    for (let one = 0; one < 40; one++) await world.tell({});
    await world.clock.advance(5000);
    assert.equal(world.posted.length, 40);
    assert.equal(new Set(world.posted.map(idOf)).size, 40);
  });
});

suite('an endpoint', () => {
  test('that answers 410 is never told again, and somebody else hears of it', async () => {
    const { id } = await world.addEndpoint('org_a');
    await world.addEndpoint('org_a', { url: 'https://other.example', event_types: ['endpoint.disabled'] });
    world.answer(({ url }) => answered(url === 'https://other.example' ? 200 : 410));
    world.work();
    await world.tell({});
    await world.clock.advance(1000);
    await world.tell({});
    await world.clock.advance(DAY_MS);
    const told = world.posted.map(({ url }) => url);
    assert.deepEqual(told, ['https://org_a.example/hook', 'https://other.example']);
    const [disabled] = await world.events('endpoint.disabled');
    assert.partialDeepStrictEqual(disabled?.data, { endpoint: id, enabled: false, disabled_for: 'gone' });
  });

  test('that only fails is warned of after three days and disabled after five, each told once', async () => {
    const { id } = await world.addEndpoint('org_a');
    world.answer(() => answered(503));
    world.work();
    for (let day = 0; day < 7; day++) {
      await world.tell({});
      for (let hour = 0; hour < 24; hour++) await world.clock.advance(HOUR_MS);
    }
    const [warned] = await world.events('endpoint.failing');
    const [disabled, ...more] = await world.events('endpoint.disabled');
    assert.deepEqual([(await world.events('endpoint.failing')).length, more], [1, []]);
    const began = Date.UTC(2026, 10, 27, 12);
    const days = (at: number | undefined) => ((at ?? 0) - began) / DAY_MS;
    assert.ok(days(warned?.occurredAt) >= 3 && days(warned?.occurredAt) < 4, `${days(warned?.occurredAt)}`);
    assert.ok(
      days(disabled?.occurredAt) >= 5 && days(disabled?.occurredAt) < 6,
      `${days(disabled?.occurredAt)}`,
    );
    assert.partialDeepStrictEqual(disabled?.data, { endpoint: id, disabled_for: 'failing' });
    assert.ok(world.posted.every(({ at }) => at <= (disabled?.occurredAt ?? 0)));
  });

  test('that one success reaches begins anew', async () => {
    const { id } = await world.addEndpoint('org_a');
    let failing = true;
    world.answer(() => answered(failing ? 500 : 200));
    world.work();
    await world.tell({});
    for (let hour = 0; hour < 60; hour++) await world.clock.advance(HOUR_MS);
    failing = false;
    for (let hour = 0; hour < 60; hour++) await world.clock.advance(HOUR_MS);
    const row = await forEverybody('a test', () =>
      world.webhooks.endpoints.find({ organization: 'org_a', mode: 'test' }, id),
    );
    assert.deepEqual([row?.state, row?.failing_since, row?.failures], ['enabled', null, 0]);
    assert.deepEqual(await world.events('endpoint.failing'), []);
  });

  test('is sent no more at once than it takes, and what waits goes out as soon as there is room', async () => {
    await world.addEndpoint('org_a', { max_in_flight: 3 });
    let under = 0;
    let most = 0;
    world.answer(async () => {
      most = Math.max(most, ++under);
      await world.clock.sleep(1000);
      under -= 1;
      return answered(200);
    });
    world.work();
    world.work();
    for (let one = 0; one < 9; one++) await world.tell({});
    await world.clock.advance(10_000);
    assert.equal(most, 3);
    assert.equal(world.posted.length, 9);
    const began = world.posted[0]?.at ?? 0;
    assert.ok(world.posted.every(({ at }) => at - began < 4000));
  });

  test('signs with the former secret too for a day after it was changed, then no more', async () => {
    const { id, secret } = await world.addEndpoint('org_a');
    const owner = { organization: 'org_a', mode: 'test', by: 'key_1' } as const;
    const rotate = (endpoint = id) =>
      forEverybody('a test', () => world.webhooks.rotate(owner, endpoint, { overlap_seconds: 86_400 }));
    const rotated = await rotate();
    assert.ok(rotated !== null && 'secret' in rotated);
    assert.equal(rotated.formerEndsAt, world.clock.now() + DAY_MS);
    world.work();
    await world.tell({});
    await world.clock.advance(1000);
    await world.clock.advance(DAY_MS);
    await world.tell({});
    await world.clock.advance(1000);
    const [during, later] = world.posted;
    assert.ok(during !== undefined && later !== undefined);
    assert.deepEqual(
      [during, later].map((one) => [isSignedBy(one, rotated.secret), isSignedBy(one, secret)]),
      [
        [true, true],
        [true, false],
      ],
    );
    for (let time = 0; time < 4; time++) assert.ok('secret' in ((await rotate()) ?? {}));
    assert.ok('tooManyUntil' in ((await rotate()) ?? {}));
    assert.equal(await rotate('whe_nobody'), null);
  });

  test('whose secret leaked signs with none of those before from the moment it is told so, however many there are', async () => {
    const { id, secret } = await world.addEndpoint('org_a');
    const owner = { organization: 'org_a', mode: 'test', by: 'key_1' } as const;
    const all = [secret];
    const rotate = async (overlap_seconds: number): Promise<number> => {
      const rotated = await forEverybody('a test', () =>
        world.webhooks.rotate(owner, id, { overlap_seconds }),
      );
      assert.ok(rotated !== null && 'secret' in rotated);
      all.unshift(rotated.secret);
      return rotated.formerEndsAt - world.clock.now();
    };
    const signing = async (): Promise<readonly number[]> => {
      await world.tell({});
      await world.clock.advance(1000);
      const [last] = world.posted.slice(-1);
      assert.ok(last !== undefined);
      return all.flatMap((one, age) => (isSignedBy(last, one) ? age : []));
    };
    world.work();
    for (let time = 0; time < 4; time++) await rotate(86_400);
    assert.deepEqual(await signing(), [0, 1, 2, 3, 4]);
    assert.equal(await rotate(0), 0);
    assert.deepEqual(await signing(), [0]);
    const kept = await forEverybody('a test', () => world.webhooks.endpoints.secrets([id], 0));
    assert.equal(kept.length, 1, 'nor is any of them kept');
    // And one that is told a shorter time ends those before it by then, too.
    await rotate(86_400);
    assert.equal(await rotate(60), 60_000);
    assert.deepEqual(await signing(), [0, 1, 2]);
    await world.clock.advance(60_000);
    assert.deepEqual(await signing(), [0]);
  });

  test('whose secret does not open is told once it does, and delays nobody else', async () => {
    const { id } = await world.addEndpoint('org_a');
    await world.addEndpoint('org_b');
    const reseal = (sealed: string) =>
      forEverybody('a test', () =>
        world.database
          .schema<WebhookTables>('webhooks')
          .updateTable('endpoint_secrets')
          .set({ sealed })
          .where('endpoint_id', '=', id)
          .execute(),
      );
    const [kept] = await forEverybody('a test', () =>
      world.webhooks.endpoints.secrets([id], world.clock.now()),
    );
    await reseal('v1.00000000.AAAA');
    await world.tell({});
    await world.tell({ organization: 'org_b' });
    world.work();
    await world.clock.advance(1000);
    assert.deepEqual(
      world.posted.map(({ url }) => url),
      ['https://org_b.example/hook'],
    );
    await reseal(kept?.sealed ?? '');
    await world.clock.advance(5 * MINUTE_MS);
    assert.deepEqual(world.posted.map(({ url }) => url).sort(), [
      'https://org_a.example/hook',
      'https://org_b.example/hook',
    ]);
    const [delivery] = await deliveriesOf(id);
    assert.partialDeepStrictEqual(delivery, { state: 'succeeded', attempts: 1 });
  });

  test('that has moved while it was told is not gone because nobody is where it was', async () => {
    const { id } = await world.addEndpoint('org_a');
    const owner = { organization: 'org_a', mode: 'test', by: 'key_1' } as const;
    const leave = Promise.withResolvers<void>();
    world.answer(async ({ url }) => {
      if (url === 'https://new.example/') return answered(200);
      await leave.promise;
      return answered(410);
    });
    world.work();
    await world.tell({});
    await world.clock.advance(1000);
    await forEverybody('a test', () => world.webhooks.change(owner, id, { url: 'https://new.example/' }));
    leave.resolve();
    await world.clock.advance(1000);
    const row = await forEverybody('a test', () => world.webhooks.endpoints.find(owner, id));
    assert.partialDeepStrictEqual(row, { state: 'enabled', disabled_for: null });
    await world.tell({});
    await world.clock.advance(1000);
    assert.equal(world.posted.at(-1)?.url, 'https://new.example/');
  });

  test('narrowed to some issuers, is told nothing of others that waited for it', async () => {
    const { id } = await world.addEndpoint('org_a');
    const owner = { organization: 'org_a', mode: 'test', by: 'key_1' } as const;
    await world.tell({ data: { taxpayer: '20111111112' } });
    const kept = await world.tell({ data: { taxpayer: '30000000147' } });
    const common = await world.tell({ organization: '*', type: 'arca.unavailable', data: {} });
    await world.clock.advance(1000);
    const narrowed = { taxpayers: ['30000000147'], url: 'https://elsewhere.example/' };
    await forOrganizations(['org_a'], () => world.webhooks.change(owner, id, narrowed));
    world.work();
    await world.clock.advance(2 * HOUR_MS);
    assert.deepEqual(world.posted.map(idOf).sort(), [kept.id, common.id].sort());
    const states = (await deliveriesOf(id)).map(({ state, attempts }) => `${state} ${attempts}`);
    assert.deepEqual(states.sort(), ['cancelled 0', 'succeeded 1', 'succeeded 1']);
  });

  test('that never answers delays nobody else, however much waits for it', async () => {
    await world.addEndpoint('org_a', { max_in_flight: 100 });
    await world.addEndpoint('org_b');
    world.answer(({ url }) => (url === 'https://org_a.example/hook' ? new Promise(() => {}) : answered(200)));
    for (let one = 0; one < 300; one++) await world.tell({});
    await world.clock.advance(1000);
    world.work();
    await world.clock.advance(1000);
    const began = world.clock.now();
    await world.tell({ organization: 'org_b' });
    await world.clock.advance(1000);
    const heard = world.posted.find(({ url }) => url === 'https://org_b.example/hook');
    assert.equal(heard?.at, began);
    assert.ok(world.posted.length <= 17, 'no more of one organisation than may be under way');
  });
});
