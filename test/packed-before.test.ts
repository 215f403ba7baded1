/** What was stored before anything was packed is read as before, once the tables were brought up to date. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { invoicesStore } from '@arca-api/api/invoices/invoices.store';
import { listInvoicesStore } from '@arca-api/api/invoices/list-invoices.store';
import { readHistory } from '@arca-api/api/invoices/read-history';
import { exchangesStore } from '@arca-api/arca-gateway/exchanges/exchanges.store';
import { sendsStore } from '@arca-api/arca-gateway/exchanges/sends.store';
import { systemClock } from '@arca-api/platform/clock/system';
import { migrate } from '@arca-api/platform/database/migrate';
import { openPglite } from '@arca-api/platform/database/pglite';
import type { Database } from '@arca-api/platform/database/port';
import { openPostgres } from '@arca-api/platform/database/postgres';
import { templateDirectory } from '@arca-api/platform/database/testing/open-test-database';
import { withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { sql } from 'kysely';

/** Schema → its migrations, and the one that packs. */
const PACKING = {
  platform: ['platform/migrations', '0003-packed-news.sql'],
  // Books are packed by the one after it.
  core: ['services/api/migrations', '0007-packed-sends.sql'],
  arca: ['services/arca-gateway/migrations', '0010-packed-exchanges.sql'],
} as const;

const REQUEST = { taxpayer: '30000000147', notes: 'Entregar el 50% a Ñandú', lines: [] };
const EVENT = { id: 'inv_1', total: '121.00', name: 'Ñandú "S.A."' };

/** Each schema as it was before the migration that packs, and then as it is now. */
async function migrateAll(database: Database, isBefore: boolean): Promise<void> {
  for (const [schema, [directory, packing]] of Object.entries(PACKING)) {
    const folder = await mkdtemp(join(tmpdir(), 'arca-migrations-'));
    for (const file of await readdir(directory)) {
      if (!isBefore || file < packing) await cp(join(directory, file), join(folder, file));
    }
    await migrate(database, { schema, directory: folder });
    await rm(folder, { recursive: true });
  }
}

async function fill(database: Database): Promise<void> {
  const db = database.schema('core');
  await sql`insert into core.organizations values ('org', 'org', 0)`.execute(db);
  await sql`insert into core.taxpayers (id, organization_id, mode, environment, cuit, details, logo, logo_type,
    created_at, updated_at) values ('tax', 'org', 'test', 'simulator', '30000000147', '{}', '\\x8950', 'png', 0, 0)`.execute(
    db,
  );
  await sql`insert into core.lanes (id, environment, cuit, punto_de_venta, type, updated_at)
    values ('lane', 'simulator', '30000000147', 1, 6, 0)`.execute(db);
  await sql`insert into core.invoices (id, organization_id, mode, taxpayer_id, lane_id, status, kind, letter, type,
      punto_de_venta, issue_date, request, context, assessment, comprobante, recipient_document, total, currency,
      origin, request_hash, request_id, created_at, updated_at)
    values ('inv_1', 'org', 'test', 'tax', 'lane', 'submitted', 'invoice', 'B', 6, 1, '2026-11-18',
      ${JSON.stringify(REQUEST)}, '{"today": "2026-11-18"}', '{"lines": []}', null, '0', 1, 'ARS', 'api', '', '', 0, 0)`.execute(
    db,
  );
  await sql`insert into core.sends (send_id, lane_id, first_number, number, invoice_id, content, sent_at)
    values ('snd_1', 'lane', 1, 1, 'inv_1', '{"total": "121.00"}', 0)`.execute(db);
  await sql`insert into core.pins values ('lane', 1, 'inv_1', true, '{"total": "121.00"}', 0)`.execute(db);
  await sql`insert into platform.outbox (id, type, organization, mode, subject, sequence, data, occurred_at)
    values ('evt_1', 'invoice.submitted', 'org', 'test', 'inv_1', 1, ${JSON.stringify(EVENT)}, 0)`.execute(
    db,
  );
  await sql`insert into arca.exchanges values ('exc_1', 'simulator', '30000000147', 'wsfev1', 'FECAESolicitar', 'snd_1',
    'answered', null, '<a>Ñ\\x00</a>', null, 0, 0)`.execute(db);
  await sql`insert into arca.sends (send_id, environment, cuit, punto_de_venta, comprobante_type, digest, state, deadline, answer)
    values ('snd_1', 'simulator', '30000000147', 1, 6, 'd', 'concluded', 0, '{"certainty":"answered"}')`.execute(
    db,
  );
}

function readsAsBefore(open: () => Promise<Database>): void {
  let database: Database;
  before(async () => {
    database = await open();
    await migrateAll(database, true);
    await fill(database);
    await migrateAll(database, false);
  });
  after(() => database.close());

  test('books, with what is searched in them', async () => {
    const invoices = invoicesStore(database);
    const row = await invoices.byId('inv_1');
    assert.deepEqual(row?.request, REQUEST);
    assert.deepEqual([row?.context, row?.assessment], [{ today: '2026-11-18' }, { lines: [] }]);
    assert.equal(row?.comprobante, null);
    const { list } = listInvoicesStore(database);
    const page = { after: null, limit: 5 };
    for (const [filter, found] of [
      [{ q: 'entregar el 50% a Ñ' }, 1],
      [{ q: 'nobody' }, 0],
      [{ taxpayer: REQUEST.taxpayer }, 1],
      [{ taxpayer: '20000000001' }, 0],
      [{ taxpayers: [] }, 0],
    ] as const)
      assert.equal((await list('org', 'test', filter, page)).invoices.length, found, JSON.stringify(filter));
    const stored = database.schema<Record<string, { content: unknown; logo: Uint8Array }>>('core');
    for (const table of ['pins', 'sends']) {
      const { content } = await stored.selectFrom(table).select('content').executeTakeFirstOrThrow();
      assert.deepEqual(content, { total: '121.00' });
    }
    const { logo } = await stored.selectFrom('taxpayers').select('logo').executeTakeFirstOrThrow();
    assert.deepEqual(logo, Uint8Array.of(0x89, 0x50));
  });

  test('news', async () => {
    const { events } = await readHistory(database)('inv_1');
    assert.deepEqual(
      events.map(({ data }) => data),
      [EVENT],
    );
  });

  test('evidence', async () => {
    const exchange = await exchangesStore(database).lastOf('snd_1');
    assert.deepEqual([exchange?.request_xml, exchange?.response_xml], ['<a>Ñ\\x00</a>', null]);
    assert.equal((await sendsStore(database).find('snd_1'))?.answer, '{"certainty":"answered"}');
  });
}

suite('the embedded database', () =>
  readsAsBefore(() => openPglite({ directory: null, templateDirectory, clock: systemClock })));
await withTestServer('a served PostgreSQL', (server) =>
  readsAsBefore(async () => {
    const { url, drop } = await server.makeDatabase();
    const opened = await openPostgres({ url, connections: 2 });
    return { ...opened, close: () => opened.close().then(drop) };
  }),
);
