/** All SQL of invoices. */
import type { Database } from '@arca-api/platform/database/port';
import { unplanned } from '@arca-api/platform/database/unplanned';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { CoreTables, InvoiceTable } from '../tables.ts';

type Trx = Transaction<CoreTables>;
type Row = Selectable<InvoiceTable>;

/** A new invoice, ready to be written: JSON columns as text. */
export type NewInvoice = Omit<
  Row,
  | 'acceptance'
  | 'event_sequence'
  | 'number'
  | 'cae'
  | 'authorization_kind'
  | 'cae_expires_on'
  | 'observations'
  | 'rejection'
  | 'held_rejection'
  | 'orphan_number'
  | 'comprobante'
  | 'authorized_at'
  | 'public_token'
>;

/** What a note weighs against its original. */
const WEIGHED = ['kind', 'total', 'currency', 'assessment'] as const;
const weighed = <Note extends Pick<Row, (typeof WEIGHED)[number]>>({ assessment, ...note }: Note) => ({
  ...note,
  exchange_rate: assessment.exchange_rate ?? '1',
});

export function invoicesStore(database: Database) {
  const core = database.schema<CoreTables>('core');

  async function countedNotes(db: Kysely<CoreTables>, originals: readonly string[]) {
    const notes = await db
      .selectFrom('invoices')
      .select([...WEIGHED, 'original_id'])
      .where(sql<boolean>`original_id = any(${originals}::text[])`)
      .where('status', 'in', ['submitted', 'verifying', 'authorized'])
      .execute();
    return notes.map(weighed);
  }

  return {
    async find(organization: string, mode: string, id: string): Promise<Row | undefined> {
      return core
        .selectFrom('invoices')
        .selectAll()
        .where('id', '=', id)
        .where('organization_id', '=', organization)
        .where('mode', '=', mode as Row['mode'])
        .executeTakeFirst();
    },

    async byId(id: string): Promise<Row | undefined> {
      return core.selectFrom('invoices').selectAll().where('id', '=', id).executeTakeFirst();
    },

    /** By their ids; those that are not there, or not within reach, are missing. */
    async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Row>> {
      const rows = await core
        .selectFrom('invoices')
        .selectAll()
        .where('id', '=', sql<string>`any(${unplanned(ids)})`)
        .execute();
      return new Map(rows.map((row) => [row.id, row]));
    },

    async byKey(organization: string, mode: string, key: string): Promise<Row | undefined> {
      return core
        .selectFrom('invoices')
        .selectAll()
        .where('organization_id', '=', organization)
        .where('mode', '=', mode as Row['mode'])
        .where('idempotency_key', '=', key)
        .executeTakeFirst();
    },

    async byNumber(laneId: string, number: number): Promise<Row | undefined> {
      return core
        .selectFrom('invoices')
        .selectAll()
        .where('lane_id', '=', laneId)
        .where('number', '=', number)
        .executeTakeFirst();
    },

    async byExternalId(organization: string, mode: string, externalId: string): Promise<Row | undefined> {
      return (
        core
          .selectFrom('invoices')
          .selectAll()
          .where('organization_id', '=', organization)
          .where('mode', '=', mode as Row['mode'])
          .where('external_id', '=', externalId)
          // In so many words, as its index says it: with parameters no plan made once could use that.
          .where(sql<boolean>`status not in ('rejected', 'cancelled')`)
          .executeTakeFirst()
      );
    },

    async cancel(trx: Trx, id: string, now: number): Promise<Row | undefined> {
      return trx
        .updateTable('invoices')
        .set((eb) => ({ status: 'cancelled', updated_at: now, event_sequence: eb('event_sequence', '+', 1) }))
        .where('id', '=', id)
        .where('status', '=', 'submitted')
        .returningAll()
        .executeTakeFirst();
    },

    /** In one order for everybody: who locks the same ones at once must not wait in a circle. */
    async lockOriginals(trx: Trx, ids: readonly string[]): Promise<readonly Row[]> {
      return trx
        .selectFrom('invoices')
        .selectAll()
        .where('id', 'in', ids)
        .orderBy('id')
        .forUpdate()
        .execute();
    },

    /** Whatever this transaction wrote counts too. */
    notesAgainst: (trx: Trx, originals: readonly string[]) => countedNotes(trx, originals),

    notesOf: (id: string) => countedNotes(core, [id]),

    async setPublicToken(trx: Transaction<CoreTables>, id: string, token: string | null): Promise<void> {
      await trx.updateTable('invoices').set({ public_token: token }).where('id', '=', id).execute();
    },
  };
}
