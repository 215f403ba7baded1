/** Whatever a list is asked for, its pages together are what was asked for, and none looks at all there is. */

import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { migrate } from '@arca-api/platform/database/migrate';
import type { Database } from '@arca-api/platform/database/port';
import { openTestDatabase } from '@arca-api/platform/database/testing/open-test-database';
import { openTestPostgres, withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { plansOf } from '@arca-api/platform/database/testing/plans-of';
import { sql } from 'kysely';
import { migrations } from '../service.ts';
import { type InvoiceFilter, listInvoicesStore } from './list-invoices.store.ts';

const STORED = 6_000;
const ISSUERS = 12;
/** One in so many. */
const RARE = 300;
const PAGE = 25;
/** So little that every list comes to the end of it. */
const SHORT = { entries: 400, rows: 60, words: 250 };

interface Stored {
  readonly id: string;
  readonly cuit: string;
  readonly status: string;
  readonly kind: string;
  readonly letter: string;
  readonly punto_de_venta: number;
  readonly issue_date: string;
  readonly recipient_document: string;
  readonly recipient_name: string | null;
  readonly total: string;
  readonly number: number | null;
  readonly cae: string | null;
  readonly external_id: string | null;
  readonly notes: string | null;
}

const cuitOf = (issuer: number): string => String(30000000000 + issuer);
const ASKED: Readonly<Record<string, InvoiceFilter>> = {
  everything: {},
  'what waits': { status: 'submitted' },
  'what is doubted': { status: 'verifying' },
  'what was rejected': { status: 'rejected' },
  'what was cancelled': { status: 'cancelled' },
  'what was authorised': { status: 'authorized' },
  'credit notes': { kind: 'credit_note' },
  'credit notes that were rejected': { kind: 'credit_note', status: 'rejected' },
  'a letter': { letter: 'A' },
  'a letter nobody has': { letter: 'E' },
  'a punto de venta': { punto_de_venta: 2 },
  'an issuer': { taxpayer: cuitOf(1) },
  'an issuer with few': { taxpayer: cuitOf(ISSUERS) },
  'an issuer nobody knows': { taxpayer: '30999999999' },
  'an issuer of another organisation': { taxpayer: cuitOf(0) },
  'issuers that a key may see': { taxpayers: [cuitOf(2), cuitOf(ISSUERS)] },
  'an issuer that a key may not see': { taxpayers: [cuitOf(2)], taxpayer: cuitOf(3) },
  'no issuer at all': { taxpayers: [] },
  'an old month': { issued_from: '2021-02-01', issued_to: '2021-02-28' },
  'a day': { issued_from: '2023-02-03', issued_to: '2023-02-03' },
  'since a day': { issued_from: '2025-06-01' },
  'until a day': { issued_to: '2021-06-01' },
  'a month without any': { issued_from: '2019-02-01', issued_to: '2019-02-28' },
  'dates the wrong way round': { issued_from: '2021-03-01', issued_to: '2021-02-01' },
  'what was rejected in a year': { status: 'rejected', issued_from: '2022-01-01', issued_to: '2022-12-31' },
  'an amount': { total_from: '77.00', total_to: '77.00' },
  'amounts from one on': { total_from: '900' },
  'amounts the wrong way round': { total_from: '10', total_to: '9.99' },
  'a number': { punto_de_venta: 1, number: 5006 },
  'a number of another organisation': { number: STORED + 1 },
  'a CAE': { cae: '70000000005006' },
  'a CAE nobody has': { cae: '1' },
  'a document': { document: '20000006' },
  'nobody by name': { document: '0' },
  'an external id': { external_id: 'order-5007' },
  'an external id that was freed': { external_id: `order-${5 * RARE}` },
  'an external id nobody gave': { external_id: 'order' },
  'a name': { q: 'PEÑA' },
  'a name without its tilde': { q: 'pena' },
  'the beginning of a name': { q: 'pe' },
  'a common word': { q: 'gómez' },
  'two words, one rare': { q: 'gomez n17' },
  'two common words': { q: 'maria gómez' },
  'two common words that never meet': { q: 'gomez srl' },
  'a word nobody has': { q: 'zzz' },
  'a common word beside one nobody has': { q: 'gomez zzz' },
  'words of notes': { q: 'entregar 5' },
  'a document, searched': { q: '20-000.006' },
  'a CAE, searched': { q: '70000000005006' },
  'an external id, searched': { q: 'order-5007' },
  'only signs': { q: '%_\\' },
  'a character of four bytes': { q: '🧾' },
  'a name of an issuer in a month': {
    q: 'gomez',
    taxpayer: cuitOf(1),
    issued_from: '2022-02-01',
    issued_to: '2022-03-01',
  },
};

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
  // Five years in order, some with a date of days before, and every hundredth somebody else's.
  await sql`insert into core.invoices (id, organization_id, mode, taxpayer_id, lane_id, status, kind, letter, type,
      punto_de_venta, issue_date, request, context, assessment, recipient_document, recipient_name, notes, total, currency,
      number, cae, external_id, origin, request_hash, request_id, created_at, updated_at)
    select 'inv_' || lpad(n::text, 26, '0'), case when issuer = 0 then 'other' else 'org' end, 'test',
      'tax' || issuer, 'lane' || issuer, status, case when n % ${RARE}::int < 2 then 'credit_note' else 'invoice' end,
      case when n % 7 = 0 then 'A' else 'B' end, 6, 1 + n % 2,
      to_char(date '2021-01-01' + n * 1826 / ${STORED}::int - case when n % 10 = 0 then 5 else 0 end, 'YYYY-MM-DD'), '', '', '',
      case when n % 2 = 1 then '0' else (20000000 + n % 500)::text end,
      case when n % 97 = 0 then 'Ñandú & Peña S.R.L.' when n % 2 = 0 then
        (case when n % 4 = 0 then 'Gómez, ' else 'Díaz, ' end) || case when n % 6 = 0 then 'MARÍA' else 'Juan' end || ' N' || n % 90 end,
      case when n % 50 = 0 then 'Entregar (pedido) ' || n end, n % 1000, 'ARS',
      case when status = 'authorized' then n end, case when status = 'authorized' then (70000000000000 + n)::text end,
      'order-' || n, 'api', '', '', 0, 0
    from (select n, case when n % 100 = 0 and n % ${RARE}::int <> 0 then 0 when n % 1000 = 7 then ${ISSUERS}::int
        else 1 + n % ${ISSUERS - 1}::int end issuer,
      case n % ${RARE}::int when 0 then 'rejected' when 1 then 'cancelled' when 2 then 'submitted' when 3 then 'verifying'
        else 'authorized' end status
      from generate_series(1, ${STORED + 1}::int) n) numbered`.execute(core);
  await sql`vacuum (analyze) core.invoices`.execute(core);
  await sql`vacuum (analyze) core.invoice_words`.execute(core);
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const wordsOf = (text: string): string[] =>
  plain(text)
    .split(/[\s!-/:-@[-`{-~]+/)
    .filter((word) => word !== '');

function holds(row: Stored, filter: InvoiceFilter): boolean {
  const { taxpayers, issued_from, issued_to, total_from, total_to, document, taxpayer, q, ...same } = filter;
  const digits = q?.replace(/[\s.-]/g, '');
  const named = wordsOf(`${row.recipient_name ?? ''} ${row.notes ?? ''}`);
  const words = wordsOf(q ?? '');
  return (
    Object.entries(same).every(([name, value]) => row[name as keyof Stored] === value) &&
    (taxpayers == null || taxpayers.includes(row.cuit)) &&
    (taxpayer === undefined || row.cuit === taxpayer) &&
    (document === undefined || row.recipient_document === document) &&
    row.issue_date >= (issued_from ?? '') &&
    row.issue_date <= (issued_to ?? '9') &&
    Number(row.total) >= Number(total_from ?? 0) &&
    Number(row.total) <= Number(total_to ?? 1e15) &&
    (q === undefined ||
      (words.length > 0 && words.every((word) => named.some((one) => one.startsWith(word)))) ||
      [row.external_id, row.recipient_document, row.cae].some(
        (one) => one === q || (one !== null && one === digits),
      ))
  );
}

function listsWhatIsAsked(open: () => Promise<Database>): void {
  let database: Database;
  let stored: readonly Stored[];
  before(async () => {
    database = await open();
    await fill(database);
    stored = (
      await sql<Stored>`select i.*, t.cuit from core.invoices i join core.taxpayers t on t.id = i.taxpayer_id
        where i.organization_id = 'org' order by i.id desc`.execute(database.schema('core'))
    ).rows;
  });
  after(() => database.close());

  for (const [what, filter] of Object.entries(ASKED)) {
    test(what, async () => {
      const expected = stored.filter((row) => holds(row, filter)).map(({ id }) => id);
      for (const reach of [undefined, SHORT]) {
        const found: string[] = [];
        let next: string | null = null;
        let pages = 0;
        do {
          const after: string | null = next;
          const page = await listInvoicesStore(database, reach).list('org', 'test', filter, {
            after,
            limit: PAGE,
          });
          assert.ok(page.invoices.length <= PAGE);
          assert.ok(
            page.next === null || after === null || page.next < after,
            'a page goes on where it began',
          );
          found.push(...page.invoices.map(({ id }) => id));
          next = page.next;
          assert.ok(++pages <= STORED, 'pages without end');
        } while (next !== null);
        assert.deepEqual(found, expected);
      }
    });

    test(`${what}, without a look at all there is`, async () => {
      const { nodes } = await plansOf(database, (noted) =>
        listInvoicesStore(noted, SHORT).list('org', 'test', filter, { after: null, limit: PAGE }),
      );
      const most = Math.max(0, ...nodes.map(({ rows }) => rows));
      // Days between two dates are looked at too.
      assert.ok(most < STORED / 2, `${most} rows: ${JSON.stringify(nodes)}`);
    });
  }

  test('nobody sees what is of another organisation or mode', async () => {
    const { list, read } = listInvoicesStore(database);
    assert.deepEqual(await list('org', 'live', {}, { after: null, limit: PAGE }), {
      invoices: [],
      next: null,
    });
    const { invoices } = await list('other', 'test', { q: 'gomez' }, { after: null, limit: PAGE });
    const rows = await read(invoices.map(({ id }) => id));
    assert.equal(rows.length, invoices.length);
    assert.ok(rows.length > 0 && rows.every(({ organization_id }) => organization_id === 'other'));
  });
}

suite('the embedded database', () => listsWhatIsAsked(() => openTestDatabase(simulatedClock(0))));
await withTestServer('a served PostgreSQL', (server) =>
  listsWhatIsAsked(() => openTestPostgres(server, { clock: simulatedClock(0) })),
);
