/** How an endpoint fares is counted from what was attempted, of the window and of nobody else. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { Refusal } from '@arca-api/contract/errors';
import type { StatisticsWindow } from '@arca-api/contract/webhook-statistics';
import { forOrganizations } from '@arca-api/platform/database/scope';
import { silentLog } from '@arca-api/platform/log/silent';
import { tendPartitions } from '@arca-api/platform/partitions/tend-partitions';
import { monthsOfWebhooks } from '../retention/retention.store.ts';
import { answered, openWebhooks, type World } from '../testing/open-webhooks.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** No attempt after the first within a week. */
const LATER = { retry_schedule: [604_800], max_in_flight: 100 };

suite('statistics of an endpoint', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWebhooks();
  });
  afterEach(() => world.close());
  const read = (id: string, window: StatisticsWindow, organization = 'org_a') =>
    forOrganizations([organization], () =>
      world.webhooks.statistics({ organization, mode: 'test' }, id, window),
    );
  const tend = () =>
    tendPartitions({
      database: world.database,
      tables: monthsOfWebhooks(90 * DAY_MS),
      clock: world.clock,
      log: silentLog,
    })();

  test('say nothing where nothing was attempted, and are nobody else’s to see', async () => {
    const { id } = await world.addEndpoint('org_a');
    const none = await read(id, '1h');
    assert.deepEqual(
      [none.attempts, none.succeeded, none.failed, none.failures, none.duration_ms],
      [0, 0, 0, [], { p50: null, p95: null }],
    );
    assert.deepEqual(none.pending, { deliveries: 0, oldest_at: null, next_attempt_at: null });
    assert.deepEqual([none.last_succeeded_at, none.last_failed_at], [null, null]);
    const isRefused = (error: unknown) => error instanceof Refusal && error.code === 'resource.not_found';
    await assert.rejects(read(id, '1h', 'org_b'), isRefused);
    await assert.rejects(read('whe_none', '1h'), isRefused);
  });

  test('count what succeeded and what failed by reason, how long it took, and what waits', async () => {
    const { id } = await world.addEndpoint('org_a', LATER);
    const other = await world.addEndpoint('org_a', { url: 'https://other.example', ...LATER });
    const answers = [200, 204, 500, 503, 302, 404, 410_000, 200, 200, 200] as const;
    let turn = 0;
    world.answer(async ({ url }) => {
      if (url.startsWith('https://other')) return answered(200);
      const status = answers[turn++] ?? 200;
      // A tenth of a second more each time.
      await world.clock.sleep(100 * turn);
      return status > 999 ? { kind: 'failed', reason: 'timeout', detail: 'in vain' } : answered(status);
    });
    world.work();
    for (const _ of answers) {
      await world.tell({});
      await world.clock.advance(2_000);
    }
    const seen = await read(id, '1h');
    assert.deepEqual([seen.attempts, seen.succeeded, seen.failed], [10, 5, 5]);
    assert.deepEqual(seen.failures, [
      { reason: '5xx', attempts: 2 },
      { reason: '3xx', attempts: 1 },
      { reason: '4xx', attempts: 1 },
      { reason: 'timeout', attempts: 1 },
    ]);
    assert.deepEqual(seen.duration_ms, { p50: 500, p95: 1000 });
    assert.equal(seen.pending.deliveries, 5);
    const due = Date.parse(seen.pending.next_attempt_at ?? '') - world.clock.now();
    assert.ok(due > 0.89 * 7 * DAY_MS && due < 7 * DAY_MS, `${due} ms`);
    assert.ok(Date.parse(seen.last_failed_at ?? '') < Date.parse(seen.last_succeeded_at ?? ''));
    assert.equal((await read(other.id, '1h')).succeeded, 10);
    assert.equal((await read(other.id, '1h')).failed, 0);
  });

  test('are of the window alone, over the end of a month; what happened last, and waits, whatever the window', async () => {
    const { id } = await world.addEndpoint('org_a', LATER);
    await world.clock.advance(Date.UTC(2026, 10, 30, 12) - world.clock.now());
    await tend();
    world.answer(() => answered(500));
    world.work();
    const began = world.clock.now();
    await world.tell({});
    await world.clock.advance(1000);
    world.answer(() => answered(200));
    await world.clock.advance(20 * HOUR_MS);
    await world.tell({});
    await world.clock.advance(1000);
    const counted = async () => {
      const windows = await Promise.all((['1h', '24h', '7d'] as const).map((window) => read(id, window)));
      return windows.map(({ attempts }) => attempts);
    };
    assert.deepEqual(await counted(), [1, 2, 2]);
    await world.clock.advance(4 * HOUR_MS);
    assert.deepEqual(await counted(), [0, 1, 2]);
    const { last_failed_at, pending } = await read(id, '1h');
    assert.ok(Math.abs(Date.parse(last_failed_at ?? '') - began) < 1000);
    assert.deepEqual([pending.deliveries, Date.parse(pending.oldest_at ?? '') >= began], [1, true]);
    await forOrganizations(['org_a'], () =>
      world.webhooks.change({ organization: 'org_a', mode: 'test', by: 'key_1' }, id, { enabled: false }),
    );
    const off = await read(id, '7d');
    assert.deepEqual([off.pending.deliveries, off.pending.next_attempt_at], [1, null]);
  });
});
