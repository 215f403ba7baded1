/** All SQL of invoices. */
import type { Database } from '@arca-api/platform/database/port';
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

export interface InvoiceFilter {
  readonly status?: string | undefined;
  readonly letter?: string | undefined;
  readonly kind?: string | undefined;
  readonly document?: string | undefined;
  readonly taxpayer?: string | undefined;
  readonly issued_from?: string | undefined;
  readonly issued_to?: string | undefined;
  readonly total_from?: string | undefined;
  readonly total_to?: string | undefined;
  readonly number?: number | undefined;
  readonly punto_de_venta?: number | undefined;
  readonly cae?: string | undefined;
  readonly external_id?: string | undefined;
  readonly q?: string | undefined;
  /** Issuers the caller may see; `null` is all. */
  readonly taxpayers?: readonly string[] | null | undefined;
}

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

    async list(
      organization: string,
      mode: string,
      filter: InvoiceFilter,
      page: { readonly after: string | null; readonly limit: number },
    ): Promise<readonly Row[]> {
      const issuers = (cuits: readonly string[]) =>
        core
          .selectFrom('taxpayers')
          .select('id')
          .where('organization_id', '=', organization)
          .where('mode', '=', mode as Row['mode'])
          .where('cuit', 'in', cuits);
      let query = core
        .selectFrom('invoices')
        .selectAll()
        .where('organization_id', '=', organization)
        .where('mode', '=', mode as Row['mode']);
      if (page.after !== null) query = query.where('id', '<', page.after);
      if (filter.status !== undefined) query = query.where('status', '=', filter.status as Row['status']);
      if (filter.letter !== undefined) query = query.where('letter', '=', filter.letter);
      if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
      if (filter.document !== undefined) query = query.where('recipient_document', '=', filter.document);
      if (filter.taxpayer !== undefined) {
        query = query.where('taxpayer_id', 'in', issuers([filter.taxpayer]));
      }
      if (filter.taxpayers != null)
        query = query.where(
          'taxpayer_id',
          'in',
          issuers(filter.taxpayers.length === 0 ? [''] : filter.taxpayers),
        );
      if (filter.issued_from !== undefined) query = query.where('issue_date', '>=', filter.issued_from);
      if (filter.issued_to !== undefined) query = query.where('issue_date', '<=', filter.issued_to);
      if (filter.total_from !== undefined) query = query.where('total', '>=', filter.total_from);
      if (filter.total_to !== undefined) query = query.where('total', '<=', filter.total_to);
      if (filter.number !== undefined) query = query.where('number', '=', filter.number);
      if (filter.punto_de_venta !== undefined)
        query = query.where('punto_de_venta', '=', filter.punto_de_venta);
      if (filter.cae !== undefined) query = query.where('cae', '=', filter.cae);
      if (filter.external_id !== undefined) query = query.where('external_id', '=', filter.external_id);
      if (filter.q !== undefined) {
        const like = `%${filter.q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
        query = query.where((eb) =>
          eb.or([
            eb('recipient_name', 'ilike', like),
            eb('recipient_document', 'like', like),
            eb('external_id', 'ilike', like),
            eb('cae', 'like', like),
            eb('notes', 'ilike', like),
          ]),
        );
      }
      return query.orderBy('id', 'desc').limit(page.limit).execute();
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
