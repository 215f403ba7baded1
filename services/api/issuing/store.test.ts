/** All stores of issuing keep the same promises: the twin in memory, and the SQL on an embedded and on a served PostgreSQL. */

import assert from 'node:assert/strict';
import { Refusal } from '@arca-api/contract/errors';
import type { Clock } from '@arca-api/platform/clock/port';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { migrate } from '@arca-api/platform/database/migrate';
import type { Database } from '@arca-api/platform/database/port';
import { forEverybody } from '@arca-api/platform/database/scope';
import { confineEmbedded } from '@arca-api/platform/database/testing/confine-embedded';
import { lookAtAll } from '@arca-api/platform/database/testing/look-at-all';
import { openTestDatabase } from '@arca-api/platform/database/testing/open-test-database';
import { openTestPostgres, withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { outbox } from '@arca-api/platform/events/outbox';
import type { EventTables } from '@arca-api/platform/events/tables';
import { seededRandom } from '@arca-api/platform/random/seeded';
import { keysStore } from '../access/keys.store.ts';
import { acceptInvoices } from '../invoices/accept-invoices.ts';
import { cancelInvoice } from '../invoices/cancel-invoice.ts';
import { invoicesStore } from '../invoices/invoices.store.ts';
import type { InvoiceRow } from '../invoices/present-invoice.ts';
import { migrations } from '../service.ts';
import type { CoreTables } from '../tables.ts';
import { registerDemoTaxpayer } from '../taxpayers/register-demo-taxpayer.ts';
import { taxpayersStore } from '../taxpayers/taxpayers.store.ts';
import { issuingStoreConformance, type StoreHarness } from './conformance.ts';
import { issuingStore } from './issuing.store.ts';
import { laneId } from './lanes.store.ts';
import { emptyBooks, memoryIssuingStore, memoryVerbs } from './memory-store.ts';
import { tellInvoices } from './tell-invoices.ts';
import { comprobanteTold } from './testing/comprobante-told.ts';
import { contentOf } from './testing/waiting-invoice.ts';

const NOON = Date.parse('2026-11-18T12:00:00-03:00');
const CUIT = '30000000147';
const laneOf = (punto_de_venta: number) =>
  ({ environment: 'simulator', cuit: CUIT, punto_de_venta, type: 6 }) as const;

issuingStoreConformance('memory', async () => {
  const clock = simulatedClock(NOON);
  const books = emptyBooks();
  let lanes = 0;
  return {
    store: memoryIssuingStore(books, clock.now),
    other: memoryIssuingStore(books, clock.now),
    pass: (ms) => clock.advance(ms),
    async addLane() {
      lanes += 1;
      const [lane, organization] = [laneId(laneOf(lanes)), `org_${lanes}`];
      memoryVerbs.addLane(books, lane, laneOf(lanes), organization);
      return { lane, organization };
    },
    accept: async (lane, organization, waiting) =>
      memoryVerbs.accept(books, { ...waiting, lane, organization }),
    cancel: async (invoice) => memoryVerbs.cancel(books, invoice),
    async find(invoice) {
      const { status, number, cae } = books.invoices.get(invoice) ?? {
        status: 'none',
        number: null,
        cae: null,
      };
      return { status, number, cae };
    },
    events: async (subject) =>
      books.events
        .filter((event) => event.subject === subject)
        .map(({ type, sequence, number, cae }) => ({ type, sequence, number, cae })),
    async close() {},
  };
});

async function openSql(open: (clock: Clock) => Promise<Database>): Promise<StoreHarness> {
  const clock = simulatedClock(NOON);
  const random = seededRandom(1, clock);
  const opened = await open(clock);
  await migrate(opened, migrations);
  await confineEmbedded(opened, ['platform', 'core']);
  const database = lookAtAll(opened);
  const tell = tellInvoices({ random, publicUrl: () => null });
  const submit = acceptInvoices({ database, outbox, tell });
  const accept: typeof submit = (item) => forEverybody('a test accepts', () => submit(item));
  const cancel = cancelInvoice({ database, outbox, tell, clock });
  const invoices = invoicesStore(database);
  const taxpayers = taxpayersStore(database);
  const keys = keysStore(database);
  await keys.addOrganization('org', 'org', NOON);
  await registerDemoTaxpayer({ database, clock, random }, 'org', CUIT);
  const taxpayer = await taxpayers.find('org', 'test', CUIT);
  if (taxpayer === undefined) throw new Error('the issuer was registered');
  let puntos = 1;

  /** What is told to whoever waits here is what anybody else reads. */
  const read: Promise<void>[] = [];
  const changed = (rows: readonly InvoiceRow[]): void => {
    // Many connections answer in any order: what was asked now may be read later.
    if (database.driver !== 'pglite') return;
    for (const row of rows) {
      const told = structuredClone(row);
      read.push(invoices.byId(row.id).then((found) => assert.deepEqual(told, found)));
    }
  };

  return {
    store: issuingStore({ database, outbox, tell, changed }),
    other: issuingStore({ database, outbox, tell, changed: () => {} }),
    pass: (ms) => clock.advance(ms),
    async addLane() {
      puntos += 1;
      await database.transaction<CoreTables, void>('core', async (trx) => {
        await taxpayers.takePuntoDeVenta(trx, {
          environment: 'simulator',
          cuit: CUIT,
          number: puntos,
          organization_id: 'org',
          taxpayer_id: taxpayer.id,
          name: null,
          address: null,
          created_at: NOON,
        });
      });
      return { lane: laneId(laneOf(puntos)), organization: 'org' };
    },
    async accept(lane, organization, waiting) {
      const content = contentOf(waiting);
      const punto = Number(lane.split(':')[2]);
      const accepted = await accept({
        environment: 'simulator',
        cuit: CUIT,
        draft: null,
        invoice: {
          id: waiting.invoice,
          organization_id: organization,
          mode: 'test',
          taxpayer_id: taxpayer.id,
          lane_id: lane,
          status: 'submitted',
          kind: 'invoice',
          letter: 'B',
          type: 6,
          punto_de_venta: punto,
          fixed_date: waiting.request.issue_date,
          issue_date: content.date,
          request: waiting.request,
          context: waiting.judged_by,
          assessment: waiting.assessment,
          recipient_document: content.document.number,
          recipient_name: null,
          total: content.total,
          currency: 'ARS',
          origin: 'api',
          original_id: null,
          idempotency_key: null,
          request_hash: waiting.invoice,
          external_id: null,
          metadata: {},
          notes: waiting.request.notes,
          request_id: 'req',
          created_at: clock.now(),
          updated_at: clock.now(),
        },
      });
      if (!('row' in accepted)) throw new Error(`${waiting.invoice} was not accepted`);
    },
    async cancel(id) {
      const row = await invoices.byId(id);
      if (row === undefined) return false;
      try {
        await cancel(row);
        return true;
      } catch (error) {
        if (error instanceof Refusal) return false;
        throw error;
      }
    },
    async find(id) {
      const row = await invoices.byId(id);
      return { status: row?.status ?? 'none', number: row?.number ?? null, cae: row?.cae ?? null };
    },
    async events(subject) {
      const rows = await database
        .schema<EventTables>('platform')
        .selectFrom('outbox')
        .select(['type', 'sequence', 'data'])
        .where('subject', '=', subject)
        .orderBy('sequence')
        .execute();
      return rows.map(({ type, sequence, data }) => ({ type, sequence, ...comprobanteTold(data) }));
    },
    async close() {
      await Promise.all(read);
      await database.close();
    },
  };
}

issuingStoreConformance('PGlite', () => openSql(openTestDatabase));
await withTestServer('a served PostgreSQL', (server) => {
  issuingStoreConformance('PostgreSQL', () => openSql((clock) => openTestPostgres(server, { clock })));
});
