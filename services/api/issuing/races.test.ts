/** Two connections at the rows of one invoice: whoever waited for the other sees what the other did, and writes all or nothing. */
import assert from 'node:assert/strict';
import { AsyncResource } from 'node:async_hooks';
import { after, before, test } from 'node:test';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { migrate } from '@arca-api/platform/database/migrate';
import type { Database } from '@arca-api/platform/database/port';
import { openTestPostgres, withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { outbox } from '@arca-api/platform/events/outbox';
import { type Kysely, sql } from 'kysely';
import { acceptancesStore } from '../invoices/acceptances.store.ts';
import { migrations } from '../service.ts';
import type { CoreTables } from '../tables.ts';
import { intentionsStore } from './intentions.store.ts';
import { movesStore } from './moves.store.ts';
import { LaneChanged, LeaseLost } from './port.ts';
import { contentOf, waitingInvoice } from './testing/waiting-invoice.ts';

const LANE = 'simulator:30000000147:1:6';
const TOKEN = 7;

await withTestServer('two connections on a served PostgreSQL', (server) => {
  let database: Database;
  let core: Kysely<CoreTables>;
  let made = 0;

  before(async () => {
    database = await openTestPostgres(server, { clock: simulatedClock(0) });
    core = database.schema<CoreTables>('core');
    await migrate(database, migrations);
    await sql`insert into core.organizations values ('org', 'org', 0)`.execute(core);
    await sql`insert into core.taxpayers values
      ('tax', 'org', 'test', 'simulator', '30000000147', '{}', null, null, 0, 0)`.execute(core);
    await sql`insert into core.lanes (id, environment, cuit, punto_de_venta, type, updated_at, lease_token)
      values (${LANE}, 'simulator', '30000000147', 1, 6, 0, ${TOKEN})`.execute(core);
  });
  after(() => database.close());

  const newInvoice = () => {
    made += 1;
    const waiting = waitingInvoice(`inv_${made}`, made, '2026-11-18');
    return {
      id: waiting.invoice,
      organization_id: 'org',
      mode: 'test',
      taxpayer_id: 'tax',
      lane_id: LANE,
      status: 'submitted',
      kind: 'invoice',
      letter: 'B',
      type: 6,
      punto_de_venta: 1,
      fixed_date: null,
      issue_date: '2026-11-18',
      request: waiting.request,
      context: waiting.judged_by,
      assessment: waiting.assessment,
      recipient_document: '0',
      recipient_name: null,
      total: contentOf(waiting).total,
      currency: 'ARS',
      origin: 'api',
      original_id: null,
      idempotency_key: `key ${made}`,
      request_hash: `hash ${made}`,
      external_id: null,
      metadata: {},
      notes: null,
      request_id: 'req',
      created_at: 0,
      updated_at: 0,
    } as const;
  };
  const accept = (invoice = newInvoice()) =>
    acceptancesStore(database, outbox).write({
      invoices: [invoice],
      environments: new Map([['tax', 'simulator']]),
      events: [],
    });
  const intend = (invoice: string, number: number) => {
    const content = contentOf(waitingInvoice(invoice, number, '2026-11-18'));
    const pin = { number, invoice, automatic_date: true, content };
    const send = {
      send_id: `snd_${number}`,
      first_number: number,
      number,
      invoice,
      invoice_authorized: false,
      refused: false,
      content,
      sent_at: 0,
    };
    const intention = { lane: LANE, token: TOKEN, pins: [pin], sends: [send], now: 1 };
    return intentionsStore(database).write(intention);
  };
  const countOf = async (table: 'pins' | 'sends' | 'invoices'): Promise<number> =>
    (
      await core
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n;

  /** `late` begins while `first` holds its rows uncommitted, and waits for them. */
  async function behind(
    first: (trx: Kysely<CoreTables>) => Promise<unknown>,
    late: () => Promise<unknown>,
  ): Promise<PromiseSettledResult<unknown>> {
    let ended: PromiseSettledResult<unknown> | null = null;
    let waiting: Promise<void> | null = null;
    await database.transaction<CoreTables, void>('core', async (trx) => {
      await first(trx);
      outside.run?.(() => {
        waiting = Promise.allSettled([late()]).then(([result]) => {
          ended = result;
        });
      });
      for (let asleep = 0; asleep === 0; ) {
        assert.equal(ended, null, 'it did not wait');
        // A connection that was opened meanwhile is not among those that a transaction has once seen.
        await sql`select pg_stat_clear_snapshot()`.execute(trx);
        const { rows } = await sql<{ n: number }>`
          select count(*)::integer as n from pg_locks where not granted
            and pid in (select pid from pg_stat_activity where datname = current_database())`.execute(trx);
        asleep = rows[0]?.n ?? 0;
      }
    });
    await waiting;
    assert.ok(ended);
    return ended;
  }

  const outside: { run: ((work: () => void) => void) | null } = { run: null };
  before(() => {
    // Bound where no transaction is open.
    outside.run = AsyncResource.bind((work: () => void) => work());
  });

  test('an invoice cancelled meanwhile is not sent', async () => {
    const invoice = newInvoice();
    assert.equal((await accept(invoice)).length, 1);
    const result = await behind(
      (trx) =>
        trx.updateTable('invoices').set({ status: 'cancelled' }).where('id', '=', invoice.id).execute(),
      () => intend(invoice.id, 1),
    );
    assert.ok(result.status === 'rejected' && result.reason instanceof LaneChanged, String(result));
    assert.deepEqual([await countOf('pins'), await countOf('sends')], [0, 0]);
  });

  test('a worker whose lease is taken meanwhile writes nothing', async () => {
    const invoice = newInvoice();
    await accept(invoice);
    const take = (trx: Kysely<CoreTables>, token: number) =>
      trx.updateTable('lanes').set({ lease_token: token }).where('id', '=', LANE).execute();
    const result = await behind(
      (trx) => take(trx, TOKEN + 1),
      () => intend(invoice.id, 1),
    );
    assert.ok(result.status === 'rejected' && result.reason instanceof LeaseLost, String(result));
    assert.deepEqual([await countOf('pins'), await countOf('sends')], [0, 0]);
    await take(core, TOKEN);

    await intend(invoice.id, 1);
    const move = { lane: LANE, token: TOKEN, now: 2, isTrusted: false, unpinned: [invoice.id], closed: [] };
    const moves = movesStore(database);
    const moved = await behind(
      (trx) => take(trx, TOKEN + 1),
      () => database.transaction<CoreTables, void>('core', (trx) => moves.write(trx, move)),
    );
    assert.ok(moved.status === 'rejected' && moved.reason instanceof LeaseLost, String(moved));
    assert.deepEqual([await countOf('pins'), await countOf('sends')], [1, 1]);
  });

  test('an issuer moved to another environment meanwhile accepts nothing for the old one', async () => {
    const before = await countOf('invoices');
    const move = (trx: Kysely<CoreTables>, environment: 'simulator' | 'homologacion') =>
      trx.updateTable('taxpayers').set({ environment }).where('id', '=', 'tax').execute();
    const result = await behind(
      (trx) => move(trx, 'homologacion'),
      () => accept(),
    );
    assert.ok(result.status === 'rejected' && result.reason.code === 'taxpayer.unsettled', String(result));
    assert.equal(await countOf('invoices'), before);
    await move(core, 'simulator');
  });

  test('of two requests with one key at once one is written, though each is sure that it is the first', async () => {
    const twin = newInvoice();
    const [before, other] = [
      await countOf('invoices'),
      { ...newInvoice(), idempotency_key: twin.idempotency_key },
    ];
    const results = await Promise.all([accept(twin), accept(other)]);
    assert.deepEqual(results.map((rows) => rows.length).sort(), [0, 1]);
    assert.equal(await countOf('invoices'), before + 1);
  });
});
