import assert from 'node:assert/strict';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { Refusal } from '@arca-api/contract/errors';
import type { ReplayBody } from '@arca-api/contract/webhooks';
import { forEverybody, forOrganizations } from '@arca-api/platform/database/scope';
import { outbox } from '@arca-api/platform/events/outbox';
import type { NewEvent } from '@arca-api/platform/events/port';
import { seededRandom } from '@arca-api/platform/random/seeded';
import type { WebhookTables } from '../tables.ts';
import { answered, openWebhooks, type Posted, type World } from '../testing/open-webhooks.ts';
import { advanceReplay, MOST_WAITING } from './advance-replay.ts';
import { replaysStore } from './replays.store.ts';

const OWNER = { organization: 'org_a', mode: 'test', by: 'key_1' } as const;
const WISH: ReplayBody = { events: null, from: null, to: null, only: 'all', event_types: null };
const HOUR_MS = 3_600_000;
const idOf = ({ headers }: Posted): string => headers['webhook-id'] ?? '';

suite('what is told again', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWebhooks();
  });
  afterEach(() => world.close());

  const replay = (endpoint: string, wish: Partial<ReplayBody>) =>
    forOrganizations([OWNER.organization], () =>
      world.webhooks.replay(OWNER, endpoint, { ...WISH, ...wish }),
    );
  const find = (id: string) =>
    forOrganizations([OWNER.organization], () => world.webhooks.replays.find(OWNER, id));
  const refusedWith = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;
  /** Many at once, as if they had been told long ago. */
  async function happened(count: number, more: Partial<NewEvent> = {}): Promise<readonly NewEvent[]> {
    const events = Array.from(
      { length: count },
      (_, n): NewEvent => ({
        id: `evt_01kb2x9v5e${String(n).padStart(16, '0')}`,
        type: 'invoice.authorized',
        organization: 'org_a',
        mode: 'test',
        subject: `inv_${n}`,
        sequence: n,
        data: { taxpayer: '20111111112' },
        occurredAt: world.clock.now() - HOUR_MS,
        ...more,
      }),
    );
    await forEverybody('a test', () =>
      world.database.transaction('platform', (trx) => outbox.append(trx, events)),
    );
    return events;
  }

  test('of what was never told, each once, and nothing when it is asked for again', async () => {
    const events = await happened(40);
    await happened(1, { id: 'evt_01kb2x9v5e9999999999999999', organization: 'org_b' });
    await happened(1, { id: 'evt_01kb2x9v5e9999999999999998', mode: 'live' });
    const { id } = await world.addEndpoint('org_a', { event_types: ['invoice.*'] });
    world.work();
    await world.clock.advance(2 * HOUR_MS);
    assert.equal(world.posted.length, 0, 'what happened before it was there is not told by itself');
    const started = await replay(id, { only: 'missing' });
    assert.equal(started.state, 'running');
    await world.clock.advance(10_000);
    assert.deepEqual(world.posted.map(idOf).sort(), events.map((event) => event.id).sort());
    assert.partialDeepStrictEqual(await find(started.id), { state: 'finished', queued: 40, looked_at: 40 });
    const again = await replay(id, { only: 'missing' });
    await world.clock.advance(10_000);
    assert.partialDeepStrictEqual(await find(again.id), { state: 'finished', queued: 0 });
    assert.equal(world.posted.length, 40);
  });

  test('of what failed, the same words under the same id; what arrived is left alone', async () => {
    const { id } = await world.addEndpoint('org_a', { retry_schedule: [1] });
    const events = [await world.tell({}), await world.tell({}), await world.tell({})];
    world.answer((one) => answered(idOf(one) === events[1]?.id ? 200 : 500));
    world.work();
    await world.clock.advance(60_000);
    const before = world.posted.length;
    world.answer(() => answered(200));
    const started = await replay(id, { only: 'failed', event_types: ['invoice.*'] });
    await world.clock.advance(10_000);
    const told = world.posted.slice(before);
    assert.deepEqual(told.map(idOf).sort(), [events[0]?.id, events[2]?.id].sort());
    for (const one of told)
      assert.equal(one.body, world.posted.find((first) => idOf(first) === idOf(one))?.body);
    assert.partialDeepStrictEqual(await find(started.id), { state: 'finished', queued: 2 });
    const types = await replay(id, { only: 'failed', event_types: ['batch.*'] });
    await world.clock.advance(10_000);
    assert.partialDeepStrictEqual(await find(types.id), { state: 'finished', queued: 0 });
  });

  test('of what the endpoint no longer listens to, of other issuers or about itself, is nothing', async () => {
    const { id } = await world.addEndpoint('org_a', { retry_schedule: [] });
    const theirs = await world.tell({ data: { taxpayer: '30000000007' } });
    const mine = await world.tell({});
    const itself = await world.tell({ type: 'endpoint.failing', subject: id, data: { endpoint: id } });
    world.answer(() => answered(500));
    world.work();
    await world.clock.advance(10_000);
    assert.deepEqual(world.posted.map(idOf).sort(), [theirs.id, mine.id].sort());
    world.answer(() => answered(200));
    const wishes: Partial<ReplayBody>[] = [{ only: 'missing' }, { events: [itself.id] }];
    for (const wish of wishes) {
      const { id: one } = await replay(id, wish);
      await world.clock.advance(10_000);
      const found = await find(one);
      assert.deepEqual([found?.state, found?.queued], ['finished', 0], JSON.stringify(wish));
    }
    await forOrganizations([OWNER.organization], () =>
      world.webhooks.change(OWNER, id, { taxpayers: ['20111111112'] }),
    );
    const before = world.posted.length;
    const failed = await replay(id, { only: 'failed' });
    await world.clock.advance(10_000);
    const found = await find(failed.id);
    assert.deepEqual([found?.state, found?.queued], ['finished', 1]);
    assert.deepEqual(world.posted.slice(before).map(idOf), [mine.id]);
  });

  test('by ids, ten thousand are taken on at once; never more wait than may, and each is told once', async () => {
    const COUNT = 2_000;
    const events = await happened(COUNT);
    const { id } = await world.addEndpoint('org_a', { max_in_flight: 100 });
    const ids = [
      ...events.map((event) => event.id),
      ...Array.from({ length: 10_000 - COUNT }, (_, n) => `evt_nobody${n}`),
    ];
    const started = await replay(id, { events: ids });
    const advance = advanceReplay({
      database: world.database,
      replays: replaysStore(world.database),
      random: seededRandom(7, world.clock),
    });
    // Nobody tells yet: what is queued stops at what may wait.
    for (let round = 0; round < 5; round++)
      await forEverybody('a test', () => advance(world.clock.now() + round * 1000));
    assert.ok((await waiting()) <= MOST_WAITING);
    world.work();
    for (let second = 0; second < 600 && (await find(started.id))?.state === 'running'; second++)
      await world.clock.advance(1000);
    await world.clock.advance(60_000);
    assert.partialDeepStrictEqual(await find(started.id), {
      state: 'finished',
      queued: COUNT,
      looked_at: 10_000,
    });
    assert.equal(world.posted.length, COUNT);
    assert.equal(new Set(world.posted.map(idOf)).size, COUNT);
  });

  async function waiting(): Promise<number> {
    const rows = await forEverybody('a test', () =>
      world.database
        .schema<WebhookTables>('webhooks')
        .selectFrom('deliveries')
        .select('id')
        .where('state', '=', 'pending')
        .execute(),
    );
    return rows.length;
  }

  test('a page that is cut short is as if it had never been begun', async () => {
    await happened(10);
    const { id } = await world.addEndpoint('org_a');
    const started = await replay(id, {});
    const replays = replaysStore(world.database);
    const dies = advanceReplay({
      database: world.database,
      random: seededRandom(7, world.clock),
      replays: {
        ...replays,
        async advance() {
          throw new Error('the process died');
        },
      },
    });
    await assert.rejects(forEverybody('a test', () => dies(world.clock.now())));
    assert.equal(await waiting(), 0);
    assert.partialDeepStrictEqual(await find(started.id), { state: 'running', queued: 0, position: null });
    world.work();
    await world.clock.advance(10_000);
    assert.equal(new Set(world.posted.map(idOf)).size, 10);
    assert.equal(world.posted.length, 10);
  });

  test('a disabled endpoint, an empty or forgotten range, and too many at once are refused', async () => {
    const { id } = await world.addEndpoint('org_a');
    const at = (ms: number) => new Date(world.clock.now() + ms).toISOString();
    await assert.rejects(replay(id, { from: at(-31 * 24 * HOUR_MS) }), refusedWith('request.invalid'));
    await assert.rejects(replay(id, { from: at(-1000), to: at(-2000) }), refusedWith('request.invalid'));
    await assert.rejects(replay('whe_nobody', {}), refusedWith('resource.not_found'));
    const many = await Promise.allSettled(Array.from({ length: 8 }, () => replay(id, {})));
    assert.equal(many.filter(({ status }) => status === 'fulfilled').length, 5);
    await forOrganizations([OWNER.organization], () => world.webhooks.change(OWNER, id, { enabled: false }));
    await assert.rejects(replay(id, {}), refusedWith('webhook.disabled'));
    world.work();
    await world.clock.advance(10_000);
    const [one] = many.flatMap((each) => (each.status === 'fulfilled' ? [each.value.id] : []));
    assert.equal((await find(one ?? ''))?.state, 'cancelled');
  });
});

suite('an example', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWebhooks();
  });
  afterEach(() => world.close());
  const example = (id: string) =>
    forOrganizations([OWNER.organization], () => world.webhooks.example(OWNER, id, 'invoice.authorized'));
  const failingSince = (id: string) =>
    forOrganizations(
      [OWNER.organization],
      async () => (await world.webhooks.endpoints.find(OWNER, id))?.failing_since,
    );

  test('is attempted once, whatever is answered, and says nothing of how the endpoint fares', async () => {
    const { id } = await world.addEndpoint('org_a');
    world.answer(() => answered(500));
    world.work();
    const sent = await example(id);
    await world.clock.advance(80 * HOUR_MS);
    assert.equal(world.posted.length, 1);
    assert.equal(await failingSince(id), null);
    assert.deepEqual(await world.events('delivery.exhausted'), []);
    world.answer(() => answered(200));
    await forOrganizations([OWNER.organization], () => world.webhooks.retry(OWNER, sent.id));
    await world.clock.advance(1000);
    const [first, second] = world.posted;
    assert.equal(second?.body, first?.body);
    assert.equal(idOf(second ?? assert.fail()), sent.event_id);
    assert.partialDeepStrictEqual(JSON.parse(first?.body ?? ''), {
      type: 'invoice.authorized',
      example: true,
    });
    const { body } = await forOrganizations([OWNER.organization], () =>
      world.webhooks.reading.attempts(OWNER, sent.id, { after: null, limit: 10 }),
    );
    assert.equal(body, first?.body);
  });
});
