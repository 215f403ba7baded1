/** All SQL of what issuing does with invoices: which wait, how they are judged anew, and what becomes of them. */
import { composedOnce } from '@arca-api/platform/database/composed-once';
import type { Database } from '@arca-api/platform/database/port';
import { unplanned } from '@arca-api/platform/database/unplanned';
import { packJson } from '@arca-api/platform/packing/pack';
import { type Selectable, sql, type Transaction } from 'kysely';
import { INVOICE_COLUMNS } from '../invoices/invoice-columns.ts';
import type { CoreTables, InvoiceTable } from '../tables.ts';
import { type Authorized, authorizationOf } from './authorization.ts';
import type { ArcaMessage, Held } from './lane-state.ts';
import type { Rejudged } from './port.ts';
import { recordset, type Seen } from './settlements.store.ts';

type Trx = Transaction<CoreTables>;
type Row = Selectable<InvoiceTable>;
type Rejection = { readonly invoice: string; readonly rejection: readonly ArcaMessage[] };

interface Authorization {
  readonly values: string;
  readonly invoices: readonly string[];
  readonly now: number;
}

const SEEN_COLUMNS = [...INVOICE_COLUMNS, 'version'] as const;

/** Said in so many words: with parameters no plan made once could use the index of those that wait. */
const awaitsItsCae = sql<boolean>`status in ('submitted', 'verifying')`;

export function verdictsStore(database: Database) {
  const core = database.schema<CoreTables>('core');

  const pending = composedOnce(database, ({ laneId, limit }: { laneId: string; limit: number }) => {
    const waiting = core
      .selectFrom('invoices')
      .select(INVOICE_COLUMNS)
      .select(sql<string>`xmin::text`.as('version'))
      .where('lane_id', '=', laneId)
      .where(awaitsItsCae)
      .where('held_rejection', 'is', null)
      .where('orphan_number', 'is', null)
      .where((eb) =>
        eb.not(
          eb.exists(eb.selectFrom('pins').select('number').whereRef('pins.invoice_id', '=', 'invoices.id')),
        ),
      );
    // `fixed_date` is named where it is always null too, so that the index gives the order.
    const first = (dates: typeof waiting) =>
      dates.orderBy('fixed_date').orderBy('acceptance').limit(sql<number>`${limit}::integer`);
    return core
      .selectFrom(first(waiting.where('fixed_date', 'is', null)).as('automatic'))
      .select(SEEN_COLUMNS)
      .unionAll((eb) =>
        eb.selectFrom(first(waiting.where('fixed_date', 'is not', null)).as('fixed')).select(SEEN_COLUMNS),
      )
      .compile();
  });

  const authorization = composedOnce(database, ({ values, invoices, now }: Authorization) =>
    sql<Row>`
      update core.invoices as i set
        status = 'authorized', number = v.number, cae = v.cae, authorization_kind = v.kind,
        cae_expires_on = v.expires_on, observations = v.observations, comprobante = v.content,
        issue_date = v.date,
        -- One that was told rejected may have been sent again under its external id, which stays with the later one.
        external_id = case when i.status = 'rejected' and exists (
            select 1 from core.invoices o where o.organization_id = i.organization_id and o.mode = i.mode
              and o.external_id = i.external_id and o.id <> i.id and o.status not in ('rejected', 'cancelled'))
          then null else i.external_id end,
        rejection = null, held_rejection = null, orphan_number = null, authorized_at = ${now},
        updated_at = ${now}, event_sequence = i.event_sequence + 1
      from ${recordset(values)}
      -- By name first: a planner that guesses at the length of v would read the whole table.
      where i.id = any(${unplanned(invoices)}) and i.id = v.id and i.cae is null
      returning i.*`.compile(core),
  );

  return {
    async held(laneId: string): Promise<readonly Held[]> {
      const rows = await core
        .selectFrom('invoices')
        .select(['id', 'held_rejection'])
        .where('lane_id', '=', laneId)
        .where('status', '=', 'verifying')
        .where('held_rejection', 'is not', null)
        .execute();
      return rows.map((row) => ({ invoice: row.id, rejection: row.held_rejection ?? [] }));
    },

    /** Fixed dates are few and sorted here; automatic ones count as `today` and follow their acceptance. */
    async pending(laneId: string, today: string, limit: number): Promise<readonly Seen[]> {
      const { rows } = await pending({ laneId, limit });
      const date = (row: { fixed_date: string | null }) => row.fixed_date ?? today;
      return rows
        .toSorted((a, b) => (date(a) === date(b) ? a.acceptance - b.acceptance : date(a) < date(b) ? -1 : 1))
        .slice(0, limit)
        .map(({ version, ...row }) => ({ row, version }));
    },

    async rejudge(trx: Trx, rejudged: readonly Rejudged[], now: number): Promise<void> {
      for (const invoice of rejudged) {
        await trx
          .updateTable('invoices')
          .set({
            context: packJson(invoice.judged_by, 'assessment'),
            assessment: packJson(invoice.assessment, 'assessment'),
            issue_date: invoice.content.date,
            updated_at: now,
          })
          .where('id', '=', invoice.invoice)
          .execute();
      }
    },

    async verify(trx: Trx, invoices: readonly string[], now: number): Promise<readonly Row[]> {
      if (invoices.length === 0) return [];
      return trx
        .updateTable('invoices')
        .set((eb) => ({ status: 'verifying', updated_at: now, event_sequence: eb('event_sequence', '+', 1) }))
        .where('id', 'in', invoices)
        .where('status', '=', 'submitted')
        .returningAll()
        .execute();
    },

    async hold(trx: Trx, held: readonly Rejection[], now: number): Promise<readonly Row[]> {
      const changed: Row[] = [];
      for (const { invoice, rejection } of held) {
        const before = await trx
          .selectFrom('invoices')
          .select('status')
          .where('id', '=', invoice)
          .executeTakeFirst();
        const row = await trx
          .updateTable('invoices')
          .set((eb) => ({
            status: 'verifying',
            held_rejection: JSON.stringify(rejection),
            updated_at: now,
            event_sequence: eb('event_sequence', '+', before?.status === 'submitted' ? 1 : 0),
          }))
          .where('id', '=', invoice)
          .where('status', 'in', ['submitted', 'verifying'])
          .returningAll()
          .executeTakeFirst();
        if (row !== undefined && before?.status === 'submitted') changed.push(row);
      }
      return changed;
    },

    async reject(trx: Trx, rejected: readonly Rejection[], now: number): Promise<readonly Row[]> {
      const changed: Row[] = [];
      for (const { invoice, rejection } of rejected) {
        const row = await trx
          .updateTable('invoices')
          .set((eb) => ({
            status: 'rejected',
            rejection: JSON.stringify(rejection),
            held_rejection: null,
            updated_at: now,
            event_sequence: eb('event_sequence', '+', 1),
          }))
          .where('id', '=', invoice)
          .where('status', 'in', ['submitted', 'verifying'])
          .returningAll()
          .executeTakeFirst();
        if (row !== undefined) changed.push(row);
      }
      return changed;
    },

    /** Never touches an invoice that has its CAE: one invoice, one CAE. */
    async authorize(trx: Trx, authorized: readonly Authorized[], now: number): Promise<readonly Row[]> {
      if (authorized.length === 0) return [];
      const values = JSON.stringify(authorized.map(authorizationOf));
      const invoices = authorized.map((fact) => fact.invoice);
      return (await authorization({ values, invoices, now }, trx)).rows;
    },
  };
}
