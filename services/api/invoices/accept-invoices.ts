/** Makes invoices durable: many requests share one transaction, each with its lane, its reservation and its event. */
import { Refusal } from '@arca-api/contract/errors';
import { groupCommit } from '@arca-api/platform/database/group-commit';
import type { Database } from '@arca-api/platform/database/port';
import type { Outbox } from '@arca-api/platform/events/port';
import type { Transaction } from 'kysely';
import { lanesStore } from '../issuing/lanes.store.ts';
import type { TellInvoices } from '../issuing/tell-invoices.ts';
import type { CoreTables } from '../tables.ts';
import { acceptancesStore, UNSETTLED } from './acceptances.store.ts';
import { invoicesStore, type NewInvoice } from './invoices.store.ts';
import type { Accept, Acceptance, Accepted } from './port.ts';
import type { InvoiceRow } from './present-invoice.ts';
import { reserveCredit } from './reserve-credit.ts';

export interface AcceptParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly tell: TellInvoices;
}

/** PostgreSQL takes 65,535 parameters in one statement; an invoice has about thirty. */
const GROUP = 200;

export function acceptInvoices({ database, outbox, tell }: AcceptParts): Accept {
  const acceptances = acceptancesStore(database, outbox);
  const invoices = invoicesStore(database);
  const lanes = lanesStore(database);

  /** Lanes are never removed, so one that was there once is there. */
  const known = new Set<string>();

  return groupCommit<Acceptance, Accepted>({
    limit: GROUP,
    async commit(items) {
      const fresh = distinctLanes(items).filter((lane) => !known.has(lane.id));
      const isPlain = items.every(({ invoice, draft }) => invoice.original_id === null && draft === null);
      // Most often there is nothing else to write: one statement is a transaction of its own.
      if (isPlain && fresh.length === 0) {
        const rows = await insert(items);
        return items.map(({ invoice }) => answerOf(rows, invoice.id));
      }
      const accepted = await database.transaction<CoreTables, readonly Accepted[]>('core', async (trx) => {
        await lanes.ensure(trx, fresh);
        const refusals = new Map<string, Refusal>();
        const reserved = new Map<string, string[]>();
        for (const { invoice } of items) {
          const refusal = await reserve(trx, invoice, reserved);
          if (refusal !== null) refusals.set(invoice.id, refusal);
        }
        const rows = await insert(
          items.filter(({ invoice }) => !refusals.has(invoice.id)),
          trx,
        );
        for (const { invoice, draft } of items) {
          if (draft !== null && rows.has(invoice.id)) await useUp(trx, draft, invoice.id);
        }
        return items.map(({ invoice }): Accepted => {
          const refusal = refusals.get(invoice.id);
          return refusal === undefined ? answerOf(rows, invoice.id) : { refusal };
        });
      });
      for (const { invoice } of items) known.add(invoice.lane_id);
      return accepted;
    },
  });

  /** What was written, by its id. */
  async function insert(
    items: readonly Acceptance[],
    trx?: Transaction<CoreTables>,
  ): Promise<ReadonlyMap<string, InvoiceRow>> {
    const written = items.map(({ invoice }) => invoice);
    const now = written[0]?.created_at ?? 0;
    const rows = await acceptances.write(
      {
        invoices: written,
        environments: new Map(items.map(({ invoice, environment }) => [invoice.taxpayer_id, environment])),
        // Told as they will be: their acceptance, which is not known yet, is nobody's business.
        events: tell.invoices(
          written.map((invoice) => ({ ...UNSETTLED, ...invoice, acceptance: 0 })),
          now,
        ),
      },
      trx,
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** A note locks its original: together, credit notes never take more than there was. */
  async function reserve(
    trx: Parameters<typeof invoices.lockWithNotes>[0],
    note: NewInvoice,
    reserved: Map<string, string[]>,
  ): Promise<Refusal | null> {
    if (note.original_id === null) return null;
    const { original, notes } = await invoices.lockWithNotes(
      trx,
      note.organization_id,
      note.mode,
      note.original_id,
    );
    return reserveCredit(note, original, notes, reserved);
  }
}

const answerOf = (rows: ReadonlyMap<string, InvoiceRow>, id: string): Accepted => {
  const row = rows.get(id);
  return row === undefined ? { twin: true } : { row };
};

/** What is issued is what was looked at: a draft changed meanwhile stays a draft. */
async function useUp(
  trx: Transaction<CoreTables>,
  draft: { readonly id: string; readonly content_hash: string },
  invoice: string,
): Promise<void> {
  const used = await trx
    .updateTable('drafts')
    .set({ invoice_id: invoice })
    .where('id', '=', draft.id)
    .where('content_hash', '=', draft.content_hash)
    .executeTakeFirst();
  if (used.numUpdatedRows !== 1n) throw new Refusal('draft.changed');
}

function distinctLanes(items: readonly Acceptance[]) {
  const lanes = new Map(
    items.map(({ invoice, environment, cuit }) => [
      invoice.lane_id,
      {
        id: invoice.lane_id,
        environment,
        cuit,
        punto_de_venta: invoice.punto_de_venta,
        type: invoice.type,
        last_date: null,
        halt: null,
        lease_owner: null,
        updated_at: invoice.created_at,
      },
    ]),
  );
  return [...lanes.values()];
}
