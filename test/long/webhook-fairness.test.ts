/** One whose system is dead, and for whom a hundred thousand deliveries wait, keeps nobody waiting: on a served PostgreSQL, as the service's own role. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { openServed } from '@arca-api/app/served-database';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { systemClock } from '@arca-api/platform/clock/system';
import type { Database } from '@arca-api/platform/database/port';
import { forEverybody, forOrganizations } from '@arca-api/platform/database/scope';
import { administer, withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { notingStatements, planOf, type Walked } from '@arca-api/platform/database/testing/plans-of';
import { outbox } from '@arca-api/platform/events/outbox';
import { type Relay, startRelay } from '@arca-api/platform/events/relay';
import { localSignals } from '@arca-api/platform/events/signals';
import { outboxTopic } from '@arca-api/platform/events/topics';
import { silentLog } from '@arca-api/platform/log/silent';
import { seededRandom } from '@arca-api/platform/random/seeded';
import type { Answered, Post, Unanswered } from '@arca-api/webhooks/port';
import type { Webhooks } from '@arca-api/webhooks/service';
import { dueStore } from '@arca-api/webhooks/telemetry/due.store';
import { engineOf } from '@arca-api/webhooks/testing/engine-of';
import type { CompiledQuery } from 'kysely';

const WAITING = 100_000;
/** Of the one whose system is dead: nine deliveries in ten wait for the first of them. */
const ENDPOINTS = 10;
const NEWS = 50;
/** Endpoints of others beside them, for whom nothing waits. */
const OTHERS = 2_000;
const CONCURRENCY = 64;
const PER_ORGANIZATION = 16;
/** What one look takes of an organisation: as many as it may have places, and as many again ahead. */
const LOOK = 2 * PER_ORGANIZATION;
const HOUR_MS = 3_600_000;

await withTestServer('while a hundred thousand deliveries wait for one whose system is dead', (server) => {
  const clock = simulatedClock(systemClock.now());
  const random = seededRandom(9, clock);
  const signals = localSignals(clock);
  let url: string;
  let drop: () => Promise<void>;
  let database: Database;
  let noted: Database;
  /** Each as it was last asked. */
  const statements = new Map<string, CompiledQuery>();
  let webhooks: Webhooks;
  let relay: Relay;
  let alive: string;
  let answer: (signal?: AbortSignal) => Promise<Answered | Unanswered>;
  /** What became of deliveries, in its order: of which organisation one was noted, taken or posted. */
  const happened: { readonly what: 'noted' | 'taken' | 'posted'; readonly isDead: boolean }[] = [];
  const post: Post = async ({ url: at }, signal) => {
    const isDead = at.includes('dead');
    happened.push({ what: 'posted', isDead });
    return isDead ? answer(signal) : { kind: 'answered', status: 200, headers: {}, body: '' };
  };

  before(async () => {
    ({ url, drop } = await server.makeDatabase());
    const opened = await openServed({ url, connections: 8, services: ['webhooks'], log: silentLog });
    assert.ok(opened.webhooks);
    database = { ...opened.webhooks, now: async () => clock.now() };
    noted = notingStatements(database, (statement, rows) => {
      statements.set(statement.sql, statement);
      const taken = rows.flatMap(({ lease, organization_id }) =>
        typeof lease === 'string' ? organization_id : [],
      );
      // Whoever is taken by one statement is taken at once.
      if (taken.includes('org_alive')) happened.push({ what: 'taken', isDead: false });
      for (const one of taken) if (one === 'org_dead') happened.push({ what: 'taken', isDead: true });
      const isNoted = rows.some((row) => row['endpoint_id'] === alive && Object.keys(row).length === 1);
      if (isNoted) happened.push({ what: 'noted', isDead: false });
    });
    webhooks = engineOf({
      database: noted,
      signals,
      clock,
      random,
      concurrency: CONCURRENCY,
      perOrganization: PER_ORGANIZATION,
      sweepMs: HOUR_MS,
      post,
    });
    const add = async (organization: string, name: string): Promise<string> => {
      const wish = { url: `https://${name}.example/`, max_in_flight: 100 };
      const made = await forOrganizations([organization], () =>
        webhooks.create({ organization, mode: 'test', by: 'key_1' }, wish),
      );
      assert.ok(made);
      return made.row.id;
    };
    const dead: string[] = [];
    for (let n = 0; n < ENDPOINTS; n += 1) dead.push(await add('org_dead', `dead-${n}`));
    alive = await add('org_alive', 'alive');
    await prepare(dead);
    // And what they were never told they ask for, too: nothing of it fits behind what waits.
    const wish = { events: null, from: null, to: null, only: 'missing', event_types: null } as const;
    await forOrganizations(['org_dead'], () =>
      webhooks.replay({ organization: 'org_dead', mode: 'test', by: 'key_1' }, dead[0] ?? '', wish),
    );
    relay = await forEverybody('a test', () =>
      startRelay({
        database: noted,
        signals,
        clock,
        random,
        log: silentLog,
        subscribers: [webhooks.hears],
        sweepMs: HOUR_MS,
      }),
    );
    statements.clear();
  });
  after(async () => {
    await relay.stop();
    await database.close();
    await drop();
  });

  /** What waits, written as if it had been noted 500 in a millisecond; and an installation around it. */
  async function prepare(dead: readonly string[]): Promise<void> {
    const since = clock.now() - 60_000;
    const idOf = (kind: string) =>
      `left(platform.first_id('${kind}', ${since}), 14) || lpad(n::text, 16, '0')`;
    const endpointOf = `(array[${dead.map((id) => `'${id}'`).join()}])[case when n % 10 = 0 then 1 + n / 10 % ${ENDPOINTS} else 1 end]`;
    const of = (count: number) => `from generate_series(1, ${count}) n`;
    for (const statement of [
      `insert into platform.outbox (id, type, organization, mode, subject, sequence, data, occurred_at, published_at)
        select ${idOf('evt')}, 'invoice.authorized', 'org_dead', 'test', 'inv_' || n, 1, '\\x01007b7d', ${since}, ${since}
        ${of(WAITING)}`,
      `insert into webhooks.deliveries
          (id, organization_id, mode, endpoint_id, event_id, event_type, occurred_at, cause, state, due_at, created_at)
        select ${idOf('whd')}, 'org_dead', 'test', ${endpointOf}, ${idOf('evt')}, 'invoice.authorized', ${since}, 'event',
          'pending', ${since} + n / 500, ${since} ${of(WAITING)}`,
      `insert into webhooks.endpoints (id, organization_id, mode, url, state, max_in_flight, created_at, updated_at)
        select 'whe_' || n, 'org_' || n, 'test', 'https://other.example/', 'enabled', 10, 0, 0 ${of(OTHERS)}`,
      `insert into webhooks.endpoint_secrets (id, endpoint_id, organization_id, sealed, created_at)
        select 'whs_' || n, 'whe_' || n, 'org_' || n, '', 0 ${of(OTHERS)}`,
      `insert into webhooks.replays
          (id, organization_id, mode, endpoint_id, kind, from_at, to_at, state, due_at, created_at, ended_at)
        select 'whr_' || n, 'org_' || n, 'test', 'whe_' || n, 'all', 0, 1, 'finished', 0, 0, 1 ${of(OTHERS)}`,
      // News that another service has not heard yet.
      `insert into platform.deliveries (subscriber, event_id, accepted, run_at)
        select 'another', id, accepted, 0 from platform.outbox limit 20000`,
      'analyze',
    ])
      await administer(url, statement);
  }

  /**
   * Tells it one piece of news after the other, `between` which time or work goes by. Answers of each how many of the dead
   * were taken, and how many posted, after it was noted and before it was taken, and posted.
   */
  async function tellAlive(between: () => Promise<unknown>): Promise<{ taken: number; posted: number }[]> {
    const waited: { taken: number; posted: number }[] = [];
    const pump = webhooks.start();
    try {
      for (let n = 0; n < NEWS; n += 1) {
        await between();
        const start = happened.length;
        const find = (wanted: (typeof happened)[number]['what']): number =>
          happened.findIndex(({ what, isDead }, at) => at >= start && what === wanted && !isDead);
        const event = {
          id: random.id('evt'),
          type: 'invoice.authorized',
          organization: 'org_alive',
          mode: 'test' as const,
          subject: `inv_${n}`,
          sequence: 1,
          data: {},
          occurredAt: clock.now(),
        };
        await forEverybody('a test', () =>
          database.transaction('platform', (trx) => outbox.append(trx, [event])),
        );
        signals.notify(outboxTopic);
        for (let turns = 0; find('posted') < 0; turns += 1) {
          assert.ok(turns < 1_000_000, 'it is never told');
          await turn();
        }
        const count = (wanted: 'taken' | 'posted') =>
          happened.slice(find('noted'), find(wanted)).filter(({ what, isDead }) => isDead && what === wanted)
            .length;
        waited.push({ taken: count('taken'), posted: count('posted') });
      }
    } finally {
      await pump.stop();
    }
    return waited;
  }

  const most = (all: readonly number[]): number => Math.max(...all);
  const posted = (): number => happened.filter(({ what, isDead }) => what === 'posted' && isDead).length;

  test('and never answers, another is told before more than one look takes of them', async (t) => {
    answer = async (signal) => {
      await clock.sleep(20_000, signal).catch(() => {});
      return { kind: 'failed', reason: 'timeout', detail: '' };
    };
    const waited = await tellAlive(() => clock.advance(1_000));
    const [taken, begun] = [most(waited.map((one) => one.taken)), most(waited.map((one) => one.posted))];
    t.diagnostic(`${taken} taken and ${begun} posted meanwhile at most, of ${posted()}`);
    assert.equal(waited.length, NEWS);
    assert.ok(taken <= LOOK, `${taken} taken`);
    assert.ok(begun <= PER_ORGANIZATION, `${begun} posted`);
    // In fifty seconds each place was given to three of them.
    assert.ok(posted() >= 3 * PER_ORGANIZATION, `${posted()}`);
  });

  test('and fails at once, another is told before more than one look takes of them', async (t) => {
    answer = async () => ({ kind: 'failed', reason: 'connect', detail: '' });
    const before = posted();
    const waited = await tellAlive(async () => {
      // They are really at work.
      const had = posted();
      for (let turns = 0; posted() < had + LOOK; turns += 1) {
        assert.ok(turns < 1_000_000, 'nothing is attempted');
        await turn();
      }
    });
    const [taken, begun] = [most(waited.map((one) => one.taken)), most(waited.map((one) => one.posted))];
    t.diagnostic(`${taken} taken and ${begun} posted meanwhile at most, of ${posted() - before}`);
    assert.equal(waited.length, NEWS);
    assert.ok(posted() - before >= NEWS * LOOK);
    assert.ok(taken <= LOOK, `${taken} taken`);
  });

  test('no statement on the way goes through what waits, nor reads a table from end to end', async (t) => {
    // What was attempted is written once more, and undone.
    await administer(url, 'truncate webhooks.attempts');
    const due = dueStore(noted);
    const all = await forEverybody('a test', async () => {
      await due({ now: clock.now(), endpoints: 100, most: 40 });
      const carried: { statement: string; nodes: readonly Walked[] }[] = [];
      for (const statement of statements.values())
        carried.push({ statement: statement.sql, nodes: await planOf(database, statement) });
      return carried;
    });
    const rowsOf = (nodes: readonly Walked[]) => most(nodes.map(({ rows }) => rows));
    t.diagnostic(`${all.length} statements, ${most(all.map(({ nodes }) => rowsOf(nodes)))} rows at most`);
    for (const one of [/with recursive walk/, /set lease = .* returning d/s, /as waiting$/, /heads/])
      assert.ok(all.some(({ statement }) => one.test(statement)));
    const isWhole = ({ kind, table, rows }: Walked) =>
      kind === 'Seq Scan' && rows > 0 && table !== 'subscribers';
    const costly = all.filter(({ nodes }) => rowsOf(nodes) > 500 || nodes.some(isWhole));
    assert.deepEqual(costly, []);
  });
});
