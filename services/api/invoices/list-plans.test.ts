/** Whatever a list is asked for, it does not go through all that an organisation issued. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { migrate } from '@arca-api/platform/database/migrate';
import { openTestDatabase } from '@arca-api/platform/database/open-test-database';
import type { Database } from '@arca-api/platform/database/port';
import { openTestPostgres, withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { sql } from 'kysely';
import { migrations } from '../service.ts';
import { plansOf } from '../testing/plans-of.ts';
import { type InvoiceFilter, invoicesStore } from './invoices.store.ts';

const STORED = 20_000;
const ISSUERS = 50;
/** One in so many. */
const RARE = 1000;
const PAGE = 26;

/** What is asked for, and how many of it there are on a page. */
const ASKED: Readonly<Record<string, readonly [filter: InvoiceFilter, found: number]>> = {
  'the newest': [{}, PAGE],
  'what waits': [{ status: 'submitted' }, 0],
  'what was rejected': [{ status: 'rejected' }, STORED / RARE],
  'credit notes': [{ kind: 'credit_note' }, STORED / RARE],
  'an issuer': [{ taxpayer: '30000000007' }, PAGE],
  'an issuer nobody knows': [{ taxpayer: '30999999999' }, 0],
  'an old month': [{ issued_from: '2021-02-01', issued_to: '2021-02-28' }, PAGE],
  'a month without any': [{ issued_from: '2019-02-01', issued_to: '2019-02-28' }, 0],
  'a number': [{ punto_de_venta: 1, number: 5007 }, 1],
  'a number of another organisation': [{ number: STORED + 1 }, 0],
  'a CAE': [{ cae: '70000000005007' }, 1],
  'a CAE nobody has': [{ cae: '1' }, 0],
  'a document': [{ document: '20005007' }, 1],
  'an external id': [{ external_id: 'order-5007' }, 1],
  'an external id that was freed': [{ external_id: `order-${5 * RARE}` }, 1],
  'an external id nobody gave': [{ external_id: 'order' }, 0],
};

/** A month of sixty, and what an index cannot know: which of one document, number or CAE are whose. */
const MOST = 2 * (STORED / 60) + PAGE;

async function fill(database: Database): Promise<void> {
  const core = database.schema('core');
  await migrate(database, migrations);
  await sql`insert into core.organizations values ('org', 'org', 0), ('other', 'other', 0)`.execute(core);
  await sql`insert into core.taxpayers select 'tax' || n, case when n = 0 then 'other' else 'org' end, 'test', 'simulator',
    (30000000000 + n)::text, '{}', null, null, 0, 0 from generate_series(0, ${ISSUERS}::int) n`.execute(core);
  await sql`insert into core.lanes (id, environment, cuit, punto_de_venta, type, updated_at)
    select 'lane' || n, 'simulator', (30000000000 + n)::text, 1, 6, 0 from generate_series(0, ${ISSUERS}::int) n`.execute(
    core,
  );
  // Five years in order, and one invoice of somebody else's.
  await sql`insert into core.invoices (id, organization_id, mode, taxpayer_id, lane_id, status, kind, letter, type,
      punto_de_venta, issue_date, request, context, assessment, recipient_document, total, currency, number, cae,
      external_id, origin, request_hash, request_id, created_at, updated_at)
    select 'inv_' || lpad(n::text, 26, '0'), case when n > ${STORED}::int then 'other' else 'org' end, 'test',
      'tax' || issuer, 'lane' || issuer, case when n % ${RARE}::int = 0 then 'rejected' else 'authorized' end,
      case when n % ${RARE}::int = 1 then 'credit_note' else 'invoice' end, 'B', 6, 1,
      to_char(date '2021-01-01' + n * 1826 / ${STORED}::int, 'YYYY-MM-DD'), '{}', '{}', '{}',
      case when n % 2 = 0 then '0' else (20000000 + n)::text end, 1, 'ARS',
      case when n % ${RARE}::int <> 0 then n end, case when n % ${RARE}::int <> 0 then (70000000000000 + n)::text end,
      'order-' || n, 'api', '', '', 0, 0
    from (select n, case when n > ${STORED}::int then 0 else 1 + n % ${ISSUERS}::int end issuer
      from generate_series(1, ${STORED + 1}::int) n) numbered`.execute(core);
  await sql`vacuum (analyze) core.invoices`.execute(core);
}

function looksWhereItIs(open: () => Promise<Database>): void {
  let database: Database;
  before(async () => {
    database = await open();
    await fill(database);
  });
  after(() => database.close());

  for (const [what, [filter, count]] of Object.entries(ASKED)) {
    test(what, async () => {
      let found: readonly { readonly id: string }[] = [];
      const { nodes } = await plansOf(database, async (noted) => {
        found = await invoicesStore(noted).list('org', 'test', filter, { after: null, limit: PAGE });
      });
      assert.equal(found.length, count);
      assert.deepEqual(
        found.map(({ id }) => id),
        found.map(({ id }) => id).toSorted((a, b) => (a < b ? 1 : -1)),
      );
      const most = Math.max(...nodes.map(({ rows }) => rows));
      assert.ok(most <= MOST, `${most} rows: ${JSON.stringify(nodes)}`);
    });
  }
}

suite('the embedded database', () => looksWhereItIs(() => openTestDatabase(simulatedClock(0))));
await withTestServer('a served PostgreSQL', (server) =>
  looksWhereItIs(() => openTestPostgres(server, { clock: simulatedClock(0) })),
);
