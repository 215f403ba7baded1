/** All SQL of batches and their lines. */
import type { Database } from '@arca-api/platform/database/port';
import { type Selectable, sql, type Transaction } from 'kysely';
import type { Grant } from '../access/principal.ts';
import type { CoreTables } from '../tables.ts';
import type { BatchCounts, LineStatus, SourceLine } from './batch.ts';
import type { LineOutcome } from './line-outcome.ts';

type Trx = Transaction<CoreTables>;
type Row = Selectable<CoreTables['batches']>;
export type NewBatch = Omit<Row, 'counts' | 'finished_at' | 'status'>;
export type LineRow = Selectable<CoreTables['batch_lines']>;

/** A line and what its invoice says of it by now. */
const OF_INVOICE = [
  'invoices.status as invoice_status',
  'invoices.kind',
  'invoices.letter',
  'invoices.type',
  'invoices.punto_de_venta',
  'invoices.number',
  'invoices.issue_date',
  'invoices.cae',
  'invoices.cae_expires_on',
  'invoices.total',
  'invoices.currency',
  'invoices.external_id',
  'invoices.rejection',
] as const;

export function batchesStore(database: Database) {
  const core = database.schema<CoreTables>('core');
  return {
    /** `undefined` where the key is taken: its batch is there already. */
    async insert(trx: Trx, batch: NewBatch, lines: readonly SourceLine[]): Promise<Row | undefined> {
      const row = await trx
        .insertInto('batches')
        .values({
          ...batch,
          status: 'processing',
          principal: JSON.stringify(batch.principal),
          layout: batch.layout === null ? null : JSON.stringify(batch.layout),
        })
        .onConflict((conflict) => conflict.doNothing())
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) return undefined;
      // Three arrays, whatever the number of lines.
      await sql`
        insert into ${sql.table('core.batch_lines')} (batch_id, line, source, status, faults)
        select ${batch.id}, line, source, case when fault is null then 'pending' else 'failed' end,
          case when fault is null then null else jsonb_build_array(fault::jsonb) end
        from unnest(
          ${lines.map(({ line }) => line)}::integer[],
          ${lines.map(({ source }) => source)}::text[],
          ${lines.map(({ fault }) => (fault === null ? null : JSON.stringify(fault)))}::text[]
        ) as given (line, source, fault)`.execute(trx);
      return row;
    },

    async find(organization: string, mode: string, id: string): Promise<Row | undefined> {
      return core
        .selectFrom('batches')
        .selectAll()
        .where('id', '=', id)
        .where('organization_id', '=', organization)
        .where('mode', '=', mode as Row['mode'])
        .executeTakeFirst();
    },

    async byId(id: string): Promise<Row | undefined> {
      return core.selectFrom('batches').selectAll().where('id', '=', id).executeTakeFirst();
    },

    async byKey(organization: string, mode: string, preview: boolean, key: string): Promise<Row | undefined> {
      return core
        .selectFrom('batches')
        .selectAll()
        .where('organization_id', '=', organization)
        .where('mode', '=', mode as Row['mode'])
        .where('preview', '=', preview)
        .where('idempotency_key', '=', key)
        .executeTakeFirst();
    },

    /** Of whoever reaches no further than the grant. */
    async list(
      { organization, taxpayers }: Pick<Grant, 'organization' | 'taxpayers'>,
      mode: string,
      page: { readonly after: string | null; readonly limit: number },
    ): Promise<readonly Row[]> {
      let query = core
        .selectFrom('batches')
        .selectAll()
        .where('organization_id', '=', organization)
        .where('mode', '=', mode as Row['mode']);
      if (page.after !== null) query = query.where('id', '<', page.after);
      if (taxpayers !== null) {
        // JSON's null holds nothing, so a file of somebody without a limit is not within any.
        query = query.where(
          sql<boolean>`principal -> 'grants' -> 0 -> 'taxpayers' <@ ${JSON.stringify(taxpayers)}::jsonb`,
        );
      }
      return query.orderBy('id', 'desc').limit(page.limit).execute();
    },

    /** Whose batches have not come to their end. */
    async organizationsWithWork(): Promise<readonly string[]> {
      const rows = await core
        .selectFrom('batches')
        .select('organization_id')
        .distinct()
        .where('status', '<>', 'finished')
        .execute();
      return rows.map((row) => row.organization_id);
    },

    /** In the order in which they were taken. */
    async unfinished(organization: string): Promise<readonly Row[]> {
      return core
        .selectFrom('batches')
        .selectAll()
        .where('organization_id', '=', organization)
        .where('status', '<>', 'finished')
        .orderBy('id')
        .execute();
    },

    /** In the order of the file; those that were tried in vain come last, so that they stop nobody. */
    async pending(batch: string, limit: number): Promise<readonly LineRow[]> {
      return core
        .selectFrom('batch_lines')
        .selectAll()
        .where('batch_id', '=', batch)
        .where('status', '=', 'pending')
        .orderBy('tries')
        .orderBy('line')
        .limit(limit)
        .execute();
    },

    /** What was written of a line before stays. */
    async record(trx: Trx, batch: string, outcomes: readonly LineOutcome[]): Promise<void> {
      const rows = outcomes.map((one) => ({
        line: one.line,
        status: one.status,
        invoice_id: one.status === 'accepted' ? one.invoice : null,
        repeated: one.status === 'accepted' && one.repeated,
        faults: one.status === 'failed' ? one.faults : null,
        preview: one.status === 'valid' ? one.preview : null,
      }));
      await sql`
        update ${sql.table('core.batch_lines')} as kept
        set status = told.status, tries = kept.tries + 1, invoice_id = told.invoice_id,
          repeated = told.repeated, faults = told.faults, preview = told.preview
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as told (line integer, status text, invoice_id text, repeated boolean, faults jsonb, preview jsonb)
        where kept.batch_id = ${batch} and kept.line = told.line and kept.status = 'pending'`.execute(trx);
    },

    async counts(batch: string, total: number): Promise<BatchCounts> {
      const rows = await core
        .selectFrom('batch_lines')
        .leftJoin('invoices', 'invoices.id', 'batch_lines.invoice_id')
        .select([
          sql<LineStatus | keyof BatchCounts>`coalesce(invoices.status, batch_lines.status)`.as('status'),
          sql<number>`count(*)::integer`.as('lines'),
        ])
        .where('batch_id', '=', batch)
        .groupBy(sql`1`)
        .execute();
      const of = new Map(rows.map(({ status, lines }) => [status, lines]));
      const count = (status: keyof BatchCounts): number => of.get(status) ?? 0;
      return {
        total,
        pending: count('pending'),
        failed: count('failed'),
        valid: count('valid'),
        submitted: count('submitted'),
        verifying: count('verifying'),
        authorized: count('authorized'),
        rejected: count('rejected'),
        cancelled: count('cancelled'),
      };
    },

    /** Once: `undefined` when it was finished already. */
    async finish(trx: Trx, id: string, counts: BatchCounts, now: number): Promise<Row | undefined> {
      return trx
        .updateTable('batches')
        .set({ status: 'finished', counts: JSON.stringify(counts), finished_at: now })
        .where('id', '=', id)
        .where('status', '=', 'processing')
        .returningAll()
        .executeTakeFirst();
    },

    /** A page of lines in the order of the file; `failed`: only those to be mended. */
    async lines(
      batch: string,
      page: { readonly after: number; readonly limit: number; readonly failed: boolean },
    ) {
      let query = core
        .selectFrom('batch_lines')
        .leftJoin('invoices', 'invoices.id', 'batch_lines.invoice_id')
        .selectAll('batch_lines')
        .select(OF_INVOICE)
        .where('batch_id', '=', batch)
        .where('line', '>', page.after);
      if (page.failed) {
        query = query.where((eb) =>
          eb.or([eb('batch_lines.status', '=', 'failed'), eb('invoices.status', '=', 'rejected')]),
        );
      }
      return query.orderBy('line').limit(page.limit).execute();
    },
  };
}

export type BatchesStore = ReturnType<typeof batchesStore>;
/** A line as it is told: its own row, and its invoice's. */
export type ToldLine = Awaited<ReturnType<BatchesStore['lines']>>[number];
