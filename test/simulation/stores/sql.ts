/** The real stores: SQL on the embedded PostgreSQL or a served one, emptied between runs. */
import { acceptInvoices } from '@arca-api/api/invoices/accept-invoices';
import { cancelInvoice } from '@arca-api/api/invoices/cancel-invoice';
import { invoicesStore } from '@arca-api/api/invoices/invoices.store';
import type { InvoiceRow } from '@arca-api/api/invoices/present-invoice';
import { issuingStore } from '@arca-api/api/issuing/issuing.store';
import { lanesStore } from '@arca-api/api/issuing/lanes.store';
import { tellInvoices } from '@arca-api/api/issuing/tell-invoices';
import { judgingStore } from '@arca-api/api/judging/judging.store';
import type { CoreTables } from '@arca-api/api/tables';
import { SCHEMAS } from '@arca-api/app/database-roles';
import { migrateAll } from '@arca-api/app/services';
import { databaseStores } from '@arca-api/arca-gateway/stores';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Database } from '@arca-api/platform/database/port';
import { confineEmbedded } from '@arca-api/platform/database/testing/confine-embedded';
import { lookAtAll } from '@arca-api/platform/database/testing/look-at-all';
import { outbox } from '@arca-api/platform/events/outbox';
import { seededRandom } from '@arca-api/platform/random/seeded';
import { sql } from 'kysely';
import type { Process } from '../scheduler/process.ts';
import { MADE, makeCredentials } from './credentials.ts';
import { registerIssuers } from './issuers.ts';
import type { OpenStores, Stores } from './port.ts';
import { sqlNews } from './sql-news.ts';

export interface SqlOptions {
  readonly name: 'pglite' | 'postgres';
  readonly abreast: number;
  /** Opens the database on a clock that the runs move. */
  readonly open: (clock: Clock) => Promise<Database>;
}

const TABLES = `core.audit_log, core.sends, core.pins, core.invoices, core.invoice_words, core.lanes, core.puntos_de_venta, core.taxpayers,
  core.organizations, arca.certificates, arca.data_keys, arca.tickets, arca.ticket_refusals, arca.sends, arca.exchanges,
  arca.parameters, arca.padron, arca.health, arca.holders, arca.breakers, platform.outbox, platform.deliveries, platform.subscribers`;

export async function openSql({ name, abreast, open }: SqlOptions): Promise<OpenStores> {
  let time = (): number => MADE;
  const clock: Clock = { now: () => time(), sleep: async () => {} };
  const opened = await open(clock);
  // Leases run on the run's clock, whatever a server's own says.
  const database: Database = { ...opened, now: async () => time() };
  await migrateAll(database);
  /** Only whoever owns tables empties them; what runs afterwards owns none. */
  const empty = async () => {
    await sql`reset role`.execute(database.schema('core'));
    await database.transaction<CoreTables, void>('core', async (trx) => {
      // The audit log is never emptied: a new world is another installation, and no trigger of the last one holds.
      await sql`set local session_replication_role = replica`.execute(trx);
      await sql`truncate ${sql.raw(TABLES)} restart identity cascade`.execute(trx);
    });
    await confineEmbedded(database, SCHEMAS);
  };
  await empty();
  const gateway = databaseStores(database, outbox);
  const credentials = await makeCredentials(gateway, MADE);
  return {
    name,
    abreast,
    async open(now) {
      time = now;
      await empty();
      await credentials.install(gateway);
      await registerIssuers(database);
      return { name, gateway, ...(await sqlApiStores(database, clock)) };
    },
    close: () => database.close(),
  };
}

async function sqlApiStores(database: Database, clock: Clock): Promise<Omit<Stores, 'name' | 'gateway'>> {
  const random = seededRandom(1, clock);
  const tell = tellInvoices({ random, publicUrl: () => null });
  const issuing = issuingStore({ database, outbox, tell, changed: () => {} });
  const judging = judgingStore(database);
  const known = invoicesStore(database);
  const looking = lookAtAll(database);
  const lanes = lanesStore(looking);
  const core = looking.schema<CoreTables>('core');
  return {
    api: {
      of: (process: Process) => ({
        issuing: process.through('issuing', issuing),
        judging: {
          ...process.through('judging', judging),
          taxpayers: process.through('taxpayers', judging.taxpayers),
        },
        known: process.through('invoices', known),
        accept: acceptInvoices({
          outbox,
          tell,
          database: {
            ...database,
            execute: (query) => process.ask('accepts', () => database.execute(query)),
            transaction: (schema, work) => process.ask('accepts', () => database.transaction(schema, work)),
          },
        }),
        cancel: (row) =>
          process.ask('cancels', () => cancelInvoice({ database, outbox, tell, clock: process.clock })(row)),
      }),
    },
    invoices: (): Promise<readonly InvoiceRow[]> =>
      core.selectFrom('invoices').selectAll().orderBy('acceptance').execute(),
    async resume() {
      const halted = await core.selectFrom('lanes').selectAll().where('halt', 'is not', null).execute();
      for (const { id } of halted) {
        await looking.transaction<CoreTables, unknown>('core', (trx) => lanes.resume(trx, id, clock.now()));
      }
      return halted.map(({ id, halt }) => `${halt?.reason} ${id}: ${halt?.detail}`);
    },
    news: await sqlNews(looking),
  };
}
