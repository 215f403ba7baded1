/** All SQL of acceptance: new invoices and their events in one statement, which writes all of it or nothing. */
import { Refusal } from '@arca-api/contract/errors';
import { composedOnce } from '@arca-api/platform/database/composed-once';
import { insertMany } from '@arca-api/platform/database/insert-many';
import type { Database } from '@arca-api/platform/database/port';
import type { NewEvent, Outbox } from '@arca-api/platform/events/port';
import { packJson } from '@arca-api/platform/packing/pack';
import { sql, type Transaction } from 'kysely';
import type { AuditRow } from '../access/audit.store.ts';
import type { CoreTables, Environment } from '../tables.ts';
import type { NewInvoice } from './invoices.store.ts';
import type { InvoiceRow } from './present-invoice.ts';

/** What an invoice is before anything came of it. */
export const UNSETTLED = {
  event_sequence: 1,
  number: null,
  cae: null,
  authorization_kind: null,
  cae_expires_on: null,
  observations: [],
  rejection: null,
  held_rejection: null,
  orphan_number: null,
  comprobante: null,
  authorized_at: null,
  public_token: null,
} satisfies Omit<InvoiceRow, keyof NewInvoice | 'acceptance'>;

export interface Insertion {
  readonly invoices: readonly NewInvoice[];
  /** Where each issuer's comprobantes went when they were judged, by the taxpayer's id. */
  readonly environments: ReadonlyMap<string, Environment>;
  readonly events: readonly NewEvent[];
  /** Who asked for which; of those that are not written nothing is. */
  readonly audits?: readonly AuditRow[];
}

/** Of a new row; `acceptance` counts itself. */
const COLUMNS = [
  'id',
  'organization_id',
  'mode',
  'taxpayer_id',
  'lane_id',
  'status',
  'kind',
  'letter',
  'type',
  'punto_de_venta',
  'fixed_date',
  'issue_date',
  'request',
  'context',
  'assessment',
  'observations',
  'recipient_document',
  'recipient_name',
  'total',
  'currency',
  'origin',
  'original_id',
  'idempotency_key',
  'request_hash',
  'external_id',
  'metadata',
  'notes',
  'request_id',
  'event_sequence',
  'created_at',
  'updated_at',
] as const satisfies readonly (keyof NewInvoice | 'observations' | 'event_sequence')[];

const AUDIT_COLUMNS = [
  'id',
  'organization_id',
  'mode',
  'principal',
  'action',
  'subject',
  'detail',
  'at',
] as const satisfies readonly (keyof AuditRow)[];

interface InsertionQuestion {
  readonly rows: string;
  readonly events: string;
  readonly audits: string;
  readonly taxpayers: readonly string[];
  readonly environments: string;
}

const packed = ({ request, context, assessment, ...row }: typeof UNSETTLED & NewInvoice) => ({
  ...row,
  request: packJson(request, 'request'),
  context: packJson(context, 'assessment'),
  assessment: packJson(assessment, 'assessment'),
});

export function acceptancesStore(database: Database, outbox: Outbox) {
  // An issuer moved to another environment between judgement and acceptance would be numbered in the wrong lane.
  const insertion = composedOnce(database, (question: InsertionQuestion) =>
    sql<{ moved: number; stored: Record<string, number> }>`
      with issuers as (
        select id, environment from core.taxpayers where id = any(${question.taxpayers}::text[]) for share),
      moved as (select from issuers where environment <> ${question.environments}::jsonb ->> id),
      stored as (
        ${insertMany('core', 'invoices', COLUMNS, question.rows)} where not exists (select from moved)
        on conflict do nothing returning id, acceptance),
      told as (${outbox.insertion(question.events)} where subject in (select id from stored)),
      audited as (
        ${insertMany('core', 'audit_log', AUDIT_COLUMNS, question.audits)} where subject in (select id from stored))
      select (select count(*) from moved)::integer as moved,
        (select coalesce(jsonb_object_agg(id, acceptance), '{}') from stored) as stored`.compile(
      database.schema('core'),
    ),
  );

  return {
    /**
     * Writes new invoices with their events, unless an issuer's environment is another than it was judged for. Those
     * that met an existing key are left out of the answer: their twin is already there.
     */
    async write(
      { invoices, environments, events, audits = [] }: Insertion,
      trx?: Transaction<CoreTables>,
    ): Promise<readonly InvoiceRow[]> {
      const rows = invoices.map((invoice) => ({ ...UNSETTLED, ...invoice }));
      const [told] = (
        await insertion(
          {
            rows: JSON.stringify(rows.map(packed)),
            events: outbox.rowsOf(events),
            audits: JSON.stringify(audits),
            taxpayers: [...environments.keys()],
            environments: JSON.stringify(Object.fromEntries(environments)),
          },
          trx,
        )
      ).rows;
      if (told === undefined || told.moved > 0) throw new Refusal('taxpayer.unsettled');
      return rows.flatMap((row) => {
        const acceptance = told.stored[row.id];
        return acceptance === undefined ? [] : [{ ...row, acceptance }];
      });
    },
  };
}
