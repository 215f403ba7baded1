/** All books of invoices keep the same promises: the twin in memory, and the SQL on an embedded and on a served PostgreSQL. */
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
import { seededRandom } from '@arca-api/platform/random/seeded';
import { keysStore } from '../access/keys.store.ts';
import { issuingStore } from '../issuing/issuing.store.ts';
import { emptyBooks, memoryIssuingStore } from '../issuing/memory-store.ts';
import { tellInvoices } from '../issuing/tell-invoices.ts';
import { judgingStore } from '../judging/judging.store.ts';
import { memoryJudging } from '../judging/memory-judging.ts';
import { migrations } from '../service.ts';
import { registerDemoTaxpayer } from '../taxpayers/register-demo-taxpayer.ts';
import { taxpayersStore } from '../taxpayers/taxpayers.store.ts';
import { acceptInvoices } from './accept-invoices.ts';
import { cancelInvoice } from './cancel-invoice.ts';
import { type BooksHarness, invoiceBooksConformance } from './conformance.ts';
import { invoicesStore } from './invoices.store.ts';
import { memoryInvoices } from './memory-invoices.ts';
import { makeAcceptance } from './testing/make-acceptance.ts';

const NOON = Date.parse('2026-11-18T12:00:00-03:00');
const CUIT = '30000000147';

async function openSql(open: (clock: Clock) => Promise<Database>): Promise<BooksHarness> {
  const clock = simulatedClock(NOON);
  const random = seededRandom(1, clock);
  const opened = await open(clock);
  await migrate(opened, migrations);
  await confineEmbedded(opened, ['platform', 'core']);
  const database = lookAtAll(opened);
  const tell = tellInvoices({ random, publicUrl: () => null });
  await keysStore(database).addOrganization('org', 'org', NOON);
  await registerDemoTaxpayer({ database, clock, random }, 'org', CUIT);
  const taxpayers = taxpayersStore(database);
  const taxpayer = await taxpayers.find('org', 'test', CUIT);
  if (taxpayer === undefined) throw new Error('the issuer was registered');
  const accept = acceptInvoices({ database, outbox, tell });
  return {
    accept: (item) => forEverybody('a test accepts', () => accept(item)),
    cancel: cancelInvoice({ database, outbox, tell, clock }),
    known: invoicesStore(database),
    judging: judgingStore(database),
    issuing: issuingStore({ database, outbox, tell, changed: () => {} }),
    make: makeAcceptance(taxpayer.id, CUIT),
    close: () => database.close(),
  };
}

invoiceBooksConformance('PGlite', () => openSql(openTestDatabase));
await withTestServer('a served PostgreSQL', (server) => {
  invoiceBooksConformance('PostgreSQL', () => openSql((clock) => openTestPostgres(server, { clock })));
});

invoiceBooksConformance('memory', async () => {
  const clock = simulatedClock(NOON);
  const books = emptyBooks();
  const taxpayer = {
    id: 'txp_1',
    organization_id: 'org',
    mode: 'test',
    environment: 'simulator',
    cuit: CUIT,
    details: {
      name: 'Almacén de Prueba S.R.L.',
      trade_name: null,
      iva_condition: 'responsable_inscripto',
      address: '',
      gross_income_number: null,
      activities_started_on: null,
      class_a_regime: 'plain',
      footer: null,
    },
    logo_type: null,
    live_since: null,
    created_at: NOON,
    updated_at: NOON,
  } as const;
  const punto = {
    environment: 'simulator',
    cuit: CUIT,
    number: 1,
    organization_id: 'org',
    taxpayer_id: 'txp_1',
    name: null,
    address: null,
    created_at: NOON,
  } as const;
  const invoices = memoryInvoices({ books, environmentOf: () => 'simulator' });
  return {
    ...invoices,
    judging: memoryJudging(books, invoices.known, { taxpayers: [taxpayer], puntosDeVenta: [punto] }),
    issuing: memoryIssuingStore(books, clock.now),
    make: makeAcceptance('txp_1', CUIT),
    async close() {},
  };
});
