/** Workers that really compete, on a served PostgreSQL. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { systemClock } from '@arca-api/platform/clock/system';
import { migrate } from '@arca-api/platform/database/migrate';
import { forEverybody, forOrganizations } from '@arca-api/platform/database/scope';
import { openTestPostgres, withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { outbox } from '@arca-api/platform/events/outbox';
import type { NewEvent } from '@arca-api/platform/events/port';
import { startRelay } from '@arca-api/platform/events/relay';
import { localSignals } from '@arca-api/platform/events/signals';
import { outboxTopic } from '@arca-api/platform/events/topics';
import { silentLog } from '@arca-api/platform/log/silent';
import { seededRandom } from '@arca-api/platform/random/seeded';
import { systemRandom } from '@arca-api/platform/random/system';
import { sql, type Transaction } from 'kysely';
import { noteHealth } from '../endpoints/health.store.ts';
import { migrations } from '../service.ts';
import type { WebhookTables } from '../tables.ts';
import { engineOf } from '../testing/engine-of.ts';
import { mostInASecond } from '../testing/most-in-a-second.ts';
import type { Claimed, Outcome } from './deliveries.store.ts';

const EVENTS = 200;
const ORGANIZATIONS = ['org_a', 'org_b', 'org_c'];

await withTestServer('three workers of webhooks', (server) => {
  test('tell each event once to each endpoint, no more at once than it takes', async () => {
    const clock = systemClock;
    const random = systemRandom(clock);
    const database = await openTestPostgres(server, { connections: 10 });
    const signals = localSignals(clock);
    const told: string[] = [];
    const under = new Map<string, number>();
    let most = 0;
    const all = Promise.withResolvers<void>();
    try {
      await migrate(database, migrations);
      const engine = () =>
        engineOf({
          database,
          signals,
          clock,
          random,
          async post({ url, headers }) {
            under.set(url, (under.get(url) ?? 0) + 1);
            most = Math.max(most, under.get(url) ?? 0);
            await new Promise((resolve) => setImmediate(resolve));
            under.set(url, (under.get(url) ?? 1) - 1);
            told.push(`${url} ${headers['webhook-id']}`);
            if (told.length >= EVENTS) all.resolve();
            return { kind: 'answered', status: 200, headers: {}, body: '' };
          },
        });
      const engines = [engine(), engine(), engine()] as const;
      for (const organization of ORGANIZATIONS)
        await forOrganizations([organization], () =>
          engines[0].create(
            { organization, mode: 'test', by: 'key_1' },
            { url: `https://${organization}.example`, max_in_flight: 4 },
          ),
        );
      const relay = await forEverybody('a test', () =>
        startRelay({ database, signals, clock, random, log: silentLog, subscribers: [engines[0].hears] }),
      );
      const workers = engines.map(({ start }) => start());
      const events = Array.from({ length: EVENTS }, (_, index) => ({
        id: random.id('evt'),
        type: 'invoice.authorized',
        organization: ORGANIZATIONS[index % ORGANIZATIONS.length] ?? '',
        mode: 'test' as const,
        subject: `inv_${index}`,
        sequence: 1,
        data: { taxpayer: '20111111112' },
        occurredAt: clock.now(),
      }));
      await forEverybody('a test', () =>
        database.transaction('platform', (trx) => outbox.append(trx, events)),
      );
      signals.notify(outboxTopic);
      await all.promise;
      await Promise.all(workers.map((worker) => worker.stop()));
      await relay.stop();
      assert.equal(told.length, EVENTS);
      assert.equal(new Set(told).size, EVENTS);
      assert.ok(most <= 4, `${most} at once`);
    } finally {
      await database.close();
    }
  });

  test('take at the same moment what nobody else does, and all of it', async () => {
    const clock = simulatedClock(Date.UTC(2026, 10, 27));
    const random = seededRandom(5, clock);
    const database = await openTestPostgres(server, { connections: 12, clock });
    try {
      await migrate(database, migrations);
      const { create, hears, deliveries } = engineOf({ database, clock, random });
      const made = await forOrganizations(['org_a'], () =>
        create(
          { organization: 'org_a', mode: 'test', by: 'key_1' },
          { url: 'https://a.example', max_in_flight: 100 },
        ),
      );
      const endpoint = made?.row.id ?? '';
      const waiting = 90;
      const taken: string[] = [];
      const claim = () =>
        deliveries.claim({
          wanted: [{ endpoint, room: 5 }],
          token: random.id('lease'),
          now: clock.now(),
          leaseMs: 600_000,
        });
      await forEverybody('a test', async () => {
        await hears.handleMany(
          Array.from({ length: waiting }, (_, n) => ({
            id: random.id('evt'),
            type: 'invoice.authorized',
            organization: 'org_a',
            mode: 'test' as const,
            subject: `inv_${n}`,
            sequence: 1,
            data: {},
            occurredAt: clock.now(),
          })),
        );
        for (let turn = 0; turn < waiting && taken.length < waiting; turn++)
          for (const rows of await Promise.all(Array.from({ length: 6 }, claim)))
            taken.push(...rows.map(({ id }) => id));
      });
      assert.equal(taken.length, waiting);
      assert.equal(new Set(taken).size, waiting);
    } finally {
      await database.close();
    }
  });

  test('hold one endpoint to its pace, whoever of them takes how much, and lose none of it', async () => {
    const clock = simulatedClock(Date.UTC(2026, 10, 27));
    const random = seededRandom(3, clock);
    const database = await openTestPostgres(server, { connections: 12, clock });
    const limit = 20;
    const waiting = 130;
    try {
      await migrate(database, migrations);
      const make = () => engineOf({ database, clock, random });
      const engines = [make(), make(), make()] as const;
      const made = await forOrganizations(['org_a'], () =>
        engines[0].create(
          { organization: 'org_a', mode: 'test', by: 'key_1' },
          { url: 'https://a.example', max_in_flight: 100, max_per_second: limit },
        ),
      );
      const endpoint = made?.row.id ?? '';
      const event = (n: number): NewEvent => ({
        id: random.id('evt'),
        type: 'invoice.authorized',
        organization: 'org_a',
        mode: 'test',
        subject: `inv_${n}`,
        sequence: 1,
        data: {},
        occurredAt: clock.now(),
      });
      await forEverybody('a test', () =>
        engines[0].hears.handleMany(Array.from({ length: waiting }, (_, n) => event(n))),
      );
      const begun: (readonly [number, number])[] = [];
      const ids = new Set<string>();
      for (let turn = 0; turn < 400 && ids.size < waiting; turn++) {
        const now = clock.now();
        const claims = await forEverybody('a test', () =>
          Promise.all(
            engines.map(({ deliveries }) =>
              deliveries.claim({
                wanted: [{ endpoint, room: 7 }],
                token: random.id('lease'),
                now,
                leaseMs: 600_000,
              }),
            ),
          ),
        );
        for (const rows of claims) {
          if (rows.length > 0) begun.push([now, rows.length]);
          for (const { id } of rows) {
            assert.ok(!ids.has(id), 'taken by two');
            ids.add(id);
          }
          // Answered at once: what holds them back is their pace alone.
          const [first] = rows;
          if (first !== undefined)
            await forEverybody('a test', () =>
              database.transaction<WebhookTables, unknown>('webhooks', (trx) =>
                engines[0].deliveries.settle(
                  trx,
                  rows.map((row) => succeeded(row, random.id('wha'), now)),
                ),
              ),
            );
        }
        const [next] = await forEverybody('a test', () =>
          engines[1].deliveries.waiting({ limit: 9, most: 9, now }),
        );
        // Nobody is told to come before there is room, nor later than that.
        if (next !== undefined && claims.every((rows) => rows.length === 0)) assert.ok(next.due_at > now);
        await clock.advance(25);
      }
      assert.equal(ids.size, waiting);
      assert.equal(mostInASecond(begun), limit);
      const seconds = ((begun.at(-1)?.[0] ?? 0) - (begun[0]?.[0] ?? 0)) / 1000;
      assert.ok(seconds >= 6 && seconds < 7, `${seconds} s for ${waiting} at ${limit} a second`);
    } finally {
      await database.close();
    }
  });

  test('write at the same time how endpoints fare, and wait for nobody who waits for them', async () => {
    const database = await openTestPostgres(server, { connections: 8 });
    try {
      await migrate(database, migrations);
      const ids = ['whe_1', 'whe_2', 'whe_3', 'whe_4'];
      const row = (id: string) => ({
        id,
        organization_id: 'org_a',
        mode: 'test' as const,
        url: 'https://a.example',
        state: 'enabled' as const,
        max_in_flight: 1,
        failing_since: 1,
        created_at: 1,
        updated_at: 1,
      });
      const within = <Answer>(work: (trx: Transaction<WebhookTables>) => Promise<Answer>) =>
        forEverybody('a test', () => database.transaction<WebhookTables, Answer>('webhooks', work));
      await within((trx) => trx.insertInto('endpoints').values(ids.map(row)).execute());
      const fare = async (turn: number) => {
        const some = ids.filter((_, at) => (at + turn) % 2 === 0);
        const others = ids.filter((id) => !some.includes(id));
        await within((trx) => noteHealth(trx, { succeeded: some, failed: others, gone: [] }, turn + 2));
      };
      for (let turn = 0; turn < 60; turn++)
        await Promise.all(Array.from({ length: 6 }, (_, each) => fare(turn + each)));
      const { rows } = await within((trx) =>
        sql<{
          deadlocks: number;
        }>`select deadlocks::int from pg_stat_database where datname = current_database()`.execute(trx),
      );
      assert.deepEqual(rows, [{ deadlocks: 0 }]);
    } finally {
      await database.close();
    }
  });
});

const succeeded = (row: Claimed, id: string, now: number): Outcome => ({
  attempt: {
    id,
    delivery_id: row.id,
    endpoint_id: row.endpoint_id,
    organization_id: row.organization_id,
    number: row.attempts,
    cause: row.cause,
    url: row.url,
    request_headers: {},
    started_at: now,
    duration_ms: 0,
    succeeded: true,
    status: 200,
    reason: null,
    answer_headers: {},
    answer_body: '',
  },
  event_id: row.event_id,
  lease: row.lease ?? '',
  state: 'succeeded',
  due_at: null,
  endedAt: now,
});
