/** What was told is kept for as long as the settings say, and nothing that waits ends without a word. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { Refusal } from '@arca-api/contract/errors';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Database } from '@arca-api/platform/database/port';
import { forEverybody, forOrganizations } from '@arca-api/platform/database/scope';
import { openTestDatabase } from '@arca-api/platform/database/testing/open-test-database';
import { openTestPostgres, withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { outbox } from '@arca-api/platform/events/outbox';
import { silentLog } from '@arca-api/platform/log/silent';
import { tendPartitions } from '@arca-api/platform/partitions/tend-partitions';
import { seededRandom } from '@arca-api/platform/random/seeded';
import { DAY_MS, forgetOld } from '@arca-api/platform/retention/forget-old';
import { uncounted } from '@arca-api/platform/telemetry/uncounted';
import { sql } from 'kysely';
import { PAYLOADS_MS } from '../deliveries/events.store.ts';
import { SCHEDULE } from '../deliveries/retry-schedule.ts';
import type { WebhookTables } from '../tables.ts';
import { answered, openWebhooks, type World } from '../testing/open-webhooks.ts';
import { keptByWebhooks } from './keep-for-a-time.ts';
import { monthsOfWebhooks } from './retention.store.ts';

const HOUR_MS = 3_600_000;
const KEEP_MS = 90 * DAY_MS;
const OWNER = { organization: 'org_a', mode: 'test', by: 'key_1' } as const;
const END_OF_NOVEMBER = Date.UTC(2026, 11, 1);

function keeps(open: (clock: Clock) => Promise<Database>, isServed: boolean): void {
  let world: World;
  beforeEach(async () => {
    world = await openWebhooks(open);
    await tend();
  });
  afterEach(() => world.close());

  const tend = (forMs = KEEP_MS) =>
    tendPartitions({
      database: world.database,
      tables: monthsOfWebhooks(forMs),
      clock: world.clock,
      log: silentLog,
    })();
  const dropped = async (forMs?: number) =>
    (await tend(forMs)).flatMap(({ done, partition }) => (done === 'dropped' ? partition : []));
  const forget = (limit = 500) =>
    forEverybody('a test', () =>
      forgetOld({
        database: world.database,
        schema: 'webhooks',
        kept: keptByWebhooks({
          outbox,
          clock: world.clock,
          random: seededRandom(5, world.clock),
          payloadsMs: PAYLOADS_MS,
        }),
        clock: world.clock,
        metrics: uncounted,
        limit,
      })(),
    );
  const until = (at: number) => world.clock.advance(at - world.clock.now());
  const deliveriesOf = (endpoint: string) =>
    forEverybody('a test', () =>
      world.webhooks.deliveryLog.ofEndpoint(endpoint, { after: null, limit: 100, state: null }),
    );
  const attemptsOf = (delivery: string) =>
    forEverybody('a test', () => world.webhooks.deliveryLog.attempts(delivery, { after: null, limit: 100 }));
  const count = (table: 'deliveries' | 'attempts' | 'removed_endpoints') =>
    forEverybody('a test', async () => {
      const { rows } = await sql<{
        count: number;
      }>`select count(*) as count from ${sql.id('webhooks', table)}`.execute(
        world.database.schema<WebhookTables>('webhooks'),
      );
      return Number(rows[0]?.count);
    });

  /** While a served database answers once, days of simulated time pass for whoever has a schedule. */
  const overDays = { skip: isServed && 'days of a schedule are simulated on the embedded database' };
  /** A served database answers in its own time: until so many deliveries are noted, and none of them is due that somebody works on. */
  async function settled(deliveries: number, isWorked = false): Promise<void> {
    for (let look = 0; look < 5_000; look++) {
      const { rows } = await forEverybody('a test', () =>
        sql<{ all: number; due: number }>`select count(*) as all,
          count(*) filter (where state = 'pending' and (due_at <= ${world.clock.now()} or lease is not null)) as due
          from webhooks.deliveries`.execute(world.database.schema<WebhookTables>('webhooks')),
      );
      if (Number(rows[0]?.all) >= deliveries && (!isWorked || Number(rows[0]?.due) === 0)) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
    throw new Error('they are not settled');
  }

  test('an event at the end of a month that is heard again in the next is told once', async () => {
    const { id } = await world.addEndpoint('org_a');
    await until(END_OF_NOVEMBER - 1);
    const event = await world.tell({});
    await settled(1);
    await world.clock.advance(2);
    await forEverybody('a test', () => world.webhooks.hears.handleMany([event, event]));
    await forEverybody('a test', () => world.webhooks.hears.handle(event));
    assert.equal((await deliveriesOf(id)).length, 1);
  });

  test(
    '75 hours of retries over the end of a month are read as one, and no month goes under them',
    overDays,
    async () => {
      const { id } = await world.addEndpoint('org_a');
      world.answer(() => answered(500));
      world.work();
      await until(END_OF_NOVEMBER - 30 * HOUR_MS);
      await world.tell({});
      await settled(1, true);
      // Nine tenths of an hour, so that what is due in it is found within the hour.
      for (let step = 0; step < 100; step++) {
        await world.clock.advance(0.9 * HOUR_MS);
        await settled(1, true);
        // As short as the settings let it be: four days, and the schedule takes three.
        assert.deepEqual(await dropped(4 * DAY_MS), []);
        await forget();
      }
      const [delivery] = await deliveriesOf(id);
      assert.deepEqual([delivery?.state, delivery?.attempts], ['failed', SCHEDULE.length + 1]);
      const attempts = await attemptsOf(delivery?.id ?? '');
      assert.deepEqual(
        attempts.map(({ number }) => number),
        Array.from({ length: SCHEDULE.length + 1 }, (_, index) => index + 1),
      );
      const months = new Set(attempts.map(({ started_at }) => new Date(started_at).getUTCMonth()));
      assert.deepEqual([...months], [10, 11]);
    },
  );

  test('a month goes whole once all of it is older than is asked, to the millisecond', async () => {
    const { id } = await world.addEndpoint('org_a');
    const stop = world.work();
    await world.tell({});
    await world.clock.advance(1000);
    await settled(1, true);
    await until(END_OF_NOVEMBER + DAY_MS);
    await world.tell({});
    await world.clock.advance(1000);
    await settled(2, true);
    await stop();
    assert.deepEqual([await count('deliveries'), await count('attempts')], [2, 2]);
    await until(END_OF_NOVEMBER + KEEP_MS - 1);
    assert.deepEqual(await dropped(), []);
    await world.clock.advance(1);
    assert.deepEqual(await dropped(), ['attempts_2026_11', 'deliveries_2026_11']);
    const left = await deliveriesOf(id);
    assert.deepEqual(
      left.map(({ state }) => state),
      ['succeeded'],
    );
    assert.equal((await attemptsOf(left[0]?.id ?? '')).length, 1);
  });

  test('what still waits keeps its month until it is given up, which is told; of a disabled endpoint it is cancelled', async () => {
    const on = await world.addEndpoint('org_a', { event_types: ['invoice.authorized'] });
    const off = await world.addEndpoint('org_a', {
      url: 'https://off.example',
      event_types: ['invoice.authorized'],
    });
    for (let n = 0; n < 3; n++) await world.tell({});
    await world.clock.advance(1000);
    await settled(6);
    await forOrganizations(['org_a'], () => world.webhooks.change(OWNER, off.id, { enabled: false }));
    await until(END_OF_NOVEMBER + PAYLOADS_MS - 1);
    await forget();
    assert.ok((await deliveriesOf(on.id)).every(({ state }) => state === 'pending'));
    // Nobody looked after it for so long that its month would go.
    await until(END_OF_NOVEMBER + KEEP_MS);
    assert.deepEqual(await dropped(), ['attempts_2026_11']);
    assert.equal(await count('deliveries'), 6);
    await forget(2);
    assert.deepEqual(
      (await deliveriesOf(on.id)).map(({ state }) => state),
      ['failed', 'failed', 'failed'],
    );
    assert.ok(
      (await deliveriesOf(off.id)).every(({ state, due_at }) => state === 'cancelled' && due_at === null),
    );
    const told = await world.events('delivery.exhausted');
    assert.equal(told.length, 3);
    for (const { data } of told) assert.equal((data as { endpoint: string }).endpoint, on.id);
    await forget();
    assert.equal((await world.events('delivery.exhausted')).length, 3);
    assert.deepEqual(await dropped(), ['deliveries_2026_11']);
    assert.equal(await count('deliveries'), 0);
  });

  test('one that somebody is attempting is not given up under them', async () => {
    const { id } = await world.addEndpoint('org_a');
    await world.tell({});
    await world.clock.advance(1000);
    await settled(1);
    await until(END_OF_NOVEMBER + PAYLOADS_MS);
    const now = world.clock.now();
    const claimed = await forEverybody('a test', () =>
      world.webhooks.deliveries.claim({
        wanted: [{ endpoint: id, room: 9 }],
        token: 'held',
        now,
        leaseMs: 60_000,
      }),
    );
    assert.equal(claimed.length, 1);
    await forget();
    assert.deepEqual(
      (await deliveriesOf(id)).map(({ state, lease }) => [state, lease]),
      [['pending', 'held']],
    );
    await world.clock.advance(60_000);
    await forget();
    assert.deepEqual(
      (await deliveriesOf(id)).map(({ state, lease }) => [state, lease]),
      [['failed', null]],
    );
  });

  test(
    'after thirty days an event is neither shown nor told again, and what is attempted all the same says why',
    overDays,
    async () => {
      const { id } = await world.addEndpoint('org_a', {
        retry_schedule: [604_800, 604_800, 604_800, 604_800, 604_800],
      });
      world.answer(() => answered(500));
      world.work();
      await world.tell({});
      await world.clock.advance(1000);
      await settled(1, true);
      const [delivery] = await deliveriesOf(id);
      assert.ok(delivery !== undefined);
      const retry = () => forOrganizations(['org_a'], () => world.webhooks.retry(OWNER, delivery.id));
      await world.clock.advance(PAYLOADS_MS - 2000);
      assert.equal((await retry()).state, 'pending');
      await settled(1, true);
      await world.clock.advance(2000);
      await assert.rejects(
        retry(),
        (error) => error instanceof Refusal && error.code === 'webhook.forgotten',
      );
      const read = () =>
        forOrganizations(['org_a'], () =>
          world.webhooks.reading.attempts(OWNER, delivery.id, { after: null, limit: 9 }),
        );
      assert.equal((await read()).body, null);
      const before = world.posted.length;
      await world.clock.advance(8 * DAY_MS);
      await settled(1, true);
      assert.equal(world.posted.length, before);
      const { rows } = await read();
      assert.match(rows.at(-1)?.reason ?? '', /^forgotten: /);
      assert.equal((await deliveriesOf(id))[0]?.state, 'failed');
    },
  );

  test('of a removed endpoint nothing is answered at once, and nothing is left soon, whatever comes late', async () => {
    const gone = await world.addEndpoint('org_a');
    const stays = await world.addEndpoint('org_a', { url: 'https://stays.example' });
    const stop = world.work();
    for (let n = 0; n < 5; n++) await world.tell({});
    await world.clock.advance(1000);
    await settled(10, true);
    await stop();
    const [delivery] = await deliveriesOf(gone.id);
    const late = await world.tell({});
    await world.clock.advance(1000);
    await settled(12);
    const find = () =>
      forOrganizations(['org_a'], () => world.webhooks.reading.find(OWNER, delivery?.id ?? ''));
    assert.equal((await find()).endpoint_id, gone.id);
    await forOrganizations(['org_a'], () => world.webhooks.remove(OWNER, gone.id));
    await assert.rejects(find(), (error) => error instanceof Refusal && error.code === 'resource.not_found');
    await forget(2);
    assert.deepEqual(await deliveriesOf(gone.id), []);
    assert.deepEqual([await count('deliveries'), await count('attempts')], [6, 5]);
    // Whoever had listed it before it went notes its delivery only now.
    const [other] = await deliveriesOf(stays.id);
    assert.ok(other !== undefined);
    await forEverybody('a test', () =>
      world.webhooks.deliveries.add([
        { ...other, id: 'whd_late', endpoint_id: gone.id, event_id: late.id, state: 'pending', due_at: 0 },
      ]),
    );
    const waiting = await forEverybody('a test', () =>
      world.webhooks.deliveries.waiting({ limit: 9, most: 1, now: world.clock.now() }),
    );
    assert.deepEqual(
      waiting.map(({ endpoint_id }) => endpoint_id),
      [stays.id],
    );
    assert.equal(await count('removed_endpoints'), 1);
    await world.clock.advance(HOUR_MS + 1);
    await forget();
    assert.deepEqual([await count('deliveries'), await count('removed_endpoints')], [6, 0]);
  });
}

suite('the embedded database keeps webhooks', () => keeps(openTestDatabase, false));
await withTestServer('a served PostgreSQL keeps webhooks', (server) =>
  keeps((clock) => openTestPostgres(server, { clock }), true),
);
