/** What was kept for long enough is forgotten, a little at a time; nothing that anybody still leans on is. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { type SimulatedClock, simulatedClock } from '@arca-api/platform/clock/simulated';
import { migrate } from '@arca-api/platform/database/migrate';
import { migratePlatform } from '@arca-api/platform/database/migrate-platform';
import type { Database } from '@arca-api/platform/database/port';
import { openTestDatabase } from '@arca-api/platform/database/testing/open-test-database';
import { openTestPostgres, withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { firstId } from '@arca-api/platform/random/identify';
import { DAY_MS, forgetOld, YEAR_MS } from '@arca-api/platform/retention/forget-old';
import { keptByPlatform } from '@arca-api/platform/retention/retention.store';
import { memoryMetrics } from '@arca-api/platform/telemetry/memory';
import { sql } from 'kysely';
import { migrations } from '../service.ts';
import { keptInBooks } from './retention.store.ts';

const NOW = Date.parse('2040-06-15T12:00:00Z');
const OLD = NOW - 10 * YEAR_MS - DAY_MS;
const YOUNG = NOW - 10 * YEAR_MS + DAY_MS;
const KEPT = { invoicesMs: 10 * YEAR_MS, batchesMs: 365 * DAY_MS, draftsMs: 365 * DAY_MS };
const PLATFORM_KEPT = { eventsMs: 3660 * DAY_MS, jobsMs: 90 * DAY_MS };

function forgets(open: (clock: SimulatedClock) => Promise<Database>): void {
  let database: Database;
  let clock: SimulatedClock;
  before(async () => {
    clock = simulatedClock(NOW);
    database = await open(clock);
    await migratePlatform(database);
    await migrate(database, migrations);
    await sql`insert into core.organizations values ('org', 'org', 0)`.execute(core());
    await sql`insert into core.taxpayers values ('tax', 'org', 'test', 'simulator', '30000000147', '{}', null, null, 0, 0)`.execute(
      core(),
    );
    await sql`insert into core.lanes (id, environment, cuit, punto_de_venta, type, updated_at)
      values ('lane', 'simulator', '30000000147', 1, 6, 0)`.execute(core());
  });
  after(() => database.close());

  const core = () => database.schema<object>('core');
  const count = async (table: string): Promise<number> =>
    (await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(core())).rows[0]
      ?.count ?? 0;
  let made = 0;
  async function invoice(
    at: number,
    more: { status?: string; original?: string; name?: string } = {},
  ): Promise<string> {
    const id = firstId('inv', at + ++made);
    await sql`insert into core.invoices (id, organization_id, mode, taxpayer_id, lane_id, status, kind, letter, type,
        punto_de_venta, issue_date, request, context, assessment, recipient_document, recipient_name, total, currency,
        original_id, origin, request_hash, request_id, created_at, updated_at)
      values (${id}, 'org', 'test', 'tax', 'lane', ${more.status ?? 'authorized'}, 'invoice', 'B', 6, 1, '2030-01-01', '', '',
        '', '0', ${more.name ?? 'Ana Díaz'}, 1, 'ARS', ${more.original ?? null}, 'api', '', '', ${at}, ${at})`.execute(
      core(),
    );
    return id;
  }
  async function send(id: string, outcome: string | null): Promise<void> {
    await sql`insert into core.sends (send_id, lane_id, first_number, number, invoice_id, content, sent_at, outcome)
      values (${`snd_${id}`}, 'lane', 1, 1, ${id}, '', 0, ${outcome})`.execute(core());
  }
  const stored = async (): Promise<string[]> =>
    (await sql<{ id: string }>`select id from core.invoices order by id`.execute(core())).rows.map(
      ({ id }) => id,
    );
  const round = (
    options: { limit?: number; pieces?: number; metrics?: ReturnType<typeof memoryMetrics> } = {},
    kept = keptInBooks(KEPT),
  ) => forgetOld({ database, schema: 'core', kept, clock, metrics: memoryMetrics(clock), ...options })();

  test('invoices go after their years, with words and tries, and those that somebody leans on stay', async () => {
    const gone = [
      await invoice(OLD),
      await invoice(OLD, { status: 'rejected' }),
      await invoice(OLD, { status: 'cancelled' }),
    ];
    const [first = ''] = gone;
    await send(first, 'answered');
    await sql`insert into core.pins values ('lane', 1, ${first}, true, '', 0)`.execute(core());
    const original = await invoice(OLD);
    const doubted = await invoice(OLD);
    await send(doubted, null);
    const differing = await invoice(OLD);
    await sql`insert into core.differences (id, lane_id, number, kind, invoice_id, fields, found_at)
      values ('dif', 'lane', 9, 'content', ${differing}, '[]', 0)`.execute(core());
    const waiting = await invoice(OLD, { status: 'submitted' });
    const verifying = await invoice(OLD, { status: 'verifying' });
    const young = await invoice(YOUNG);
    const note = await invoice(YOUNG, { original });
    const metrics = memoryMetrics(clock);
    assert.equal(await round({ metrics }), false);
    assert.deepEqual(
      await stored(),
      [original, doubted, differing, waiting, verifying, young, note].toSorted(),
    );
    assert.equal(await count('core.invoice_words'), 2 * 7);
    assert.deepEqual([await count('core.sends'), await count('core.pins')], [1, 0]);
    assert.match(await metrics.text(), /arca_forgotten_total\{what="invoices"\} 3/);
  });

  test('a clock that runs ahead alone forgets nothing', async () => {
    const before = await stored();
    const ahead = simulatedClock(NOW + 100 * YEAR_MS);
    await forgetOld({
      database,
      schema: 'core',
      kept: keptInBooks(KEPT),
      clock: ahead,
      metrics: memoryMetrics(clock),
    })();
    assert.deepEqual(await stored(), before);
  });

  test('a round goes as far as it may, the next goes on, and two at once forget each row once', async () => {
    for (let n = 0; n < 10; n++) await invoice(OLD);
    const before = await count('core.invoices');
    assert.equal(await round({ limit: 2, pieces: 2 }), true);
    assert.equal(await count('core.invoices'), before - 4);
    const metrics = [memoryMetrics(clock), memoryMetrics(clock)];
    await Promise.all(metrics.map((one) => round({ limit: 2, metrics: one })));
    while (await round({ limit: 2 }));
    assert.equal(await count('core.invoices'), before - 10);
  });

  test('a piece that is cut short leaves all of it, and the next round takes it', async () => {
    const id = await invoice(OLD);
    await send(id, 'answered');
    const [invoices, ...others] = keptInBooks(KEPT);
    assert.ok(invoices);
    const cut = {
      ...invoices,
      forget: async (...given: Parameters<typeof invoices.forget>) => {
        assert.equal(await invoices.forget(...given), 1);
        throw new Error('cut short');
      },
    };
    await assert.rejects(round({}, [cut, ...others]), /cut short/);
    assert.ok((await stored()).includes(id));
    assert.equal((await sql`select from core.sends where invoice_id = ${id}`.execute(core())).rows.length, 1);
    await round();
    assert.ok(!(await stored()).includes(id));
    assert.equal((await sql`select from core.sends where invoice_id = ${id}`.execute(core())).rows.length, 0);
  });

  test('batches go with their lines once they are finished for long, drafts once nobody touches them', async () => {
    const at = NOW - 366 * DAY_MS;
    for (const [name, status, finished] of [
      ['old', 'finished', at],
      ['busy', 'processing', null],
      ['late', 'finished', NOW],
    ] as const) {
      const id = `${firstId('bat', at)}${name}`;
      await sql`insert into core.batches (id, organization_id, mode, preview, status, principal, format, request_hash,
          request_id, total, created_at, finished_at)
        values (${id}, 'org', 'test', false, ${status}, '{}', 'csv', '', '', 3, ${at}, ${finished})`.execute(
        core(),
      );
      await sql`insert into core.batch_lines (batch_id, line, source, status)
        select ${id}, n, '', 'accepted' from generate_series(1, 3) n`.execute(core());
    }
    for (const [name, touched] of [
      ['old', at],
      ['touched', NOW],
    ] as const)
      await sql`insert into core.drafts (id, organization_id, mode, body, content_hash, version, created_by, created_at, updated_at)
        values (${`${firstId('drf', at)}${name}`}, 'org', 'test', '{}', '', 1, '', ${at}, ${touched})`.execute(
        core(),
      );
    assert.equal(await round({ limit: 2 }), false);
    const { rows } = await sql<{
      id: string;
    }>`select id from core.batches union all select id from core.drafts order by id`.execute(core());
    assert.deepEqual(
      rows.map(({ id }) => id.slice(30)),
      ['busy', 'late', 'touched'],
    );
    assert.equal(await count('core.batch_lines'), 6);
  });

  test('who did what stays for ever', async () => {
    await sql`insert into core.audit_log (id, organization_id, mode, principal, action, subject, detail, at)
      values (${firstId('aud', 0)}, 'org', 'test', '', '', '', '{}', 0)`.execute(core());
    await round();
    assert.equal(await count('core.audit_log'), 1);
  });

  test('news goes once everybody has heard it, and jobs once they were given up for long', async () => {
    const old = NOW - 3661 * DAY_MS;
    const news = (name: string, at: number, published: number | null) =>
      sql`insert into platform.outbox (id, type, organization, mode, subject, sequence, data, occurred_at, published_at)
        values (${`${firstId('evt', at)}${name}`}, 't', 'org', 'test', 's', 1, '', ${at}, ${published})`.execute(
        core(),
      );
    await news('heard', old, 1);
    await news('unheard', old, 1);
    await news('unspread', old, null);
    await news('young', NOW - DAY_MS, 1);
    await sql`insert into platform.subscribers values ('one', null)`.execute(core());
    await sql`insert into platform.deliveries (subscriber, event_id, accepted, run_at)
      values ('one', ${`${firstId('evt', old)}unheard`}, 1, 0)`.execute(core());
    for (const [id, state, at] of [
      ['dead', 'dead', NOW - 91 * DAY_MS],
      ['late', 'dead', NOW],
      ['ready', 'ready', NOW - 91 * DAY_MS],
    ] as const)
      await sql`insert into platform.jobs (id, kind, key, payload, state, run_at, added_at)
        values (${id}, 'k', ${id}, '{}', ${state}, 0, ${at})`.execute(core());
    await forgetOld({
      database,
      schema: 'platform',
      kept: keptByPlatform(PLATFORM_KEPT),
      clock,
      metrics: memoryMetrics(clock),
    })();
    const { rows } = await sql<{ id: string }>`select substr(id, 31) as id from platform.outbox union all
      select id from platform.jobs order by id`.execute(core());
    assert.deepEqual(rows.map(({ id }) => id).toSorted(), ['late', 'ready', 'unheard', 'unspread', 'young']);
  });
}

suite('the embedded database', () => forgets((clock) => openTestDatabase(clock)));
await withTestServer('a served PostgreSQL', (server) =>
  forgets((clock) => openTestPostgres(server, { clock })),
);
