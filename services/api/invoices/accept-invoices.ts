/** Makes invoices durable: many requests share one transaction, each with its lane, its reservation and its event. */
import { Refusal } from '@arca-api/contract/errors';
import { groupCommit } from '@arca-api/platform/database/group-commit';
import type { Database } from '@arca-api/platform/database/port';
import type { Outbox } from '@arca-api/platform/events/port';
import type { Transaction } from 'kysely';
import { lanesStore } from '../issuing/lanes.store.ts';
import type { TellInvoices } from '../issuing/tell-invoices.ts';
import type { CoreTables } from '../tables.ts';
import { invoicesStore, type NewInvoice } from './invoices.store.ts';
import type { Accept, Acceptance, Accepted } from './port.ts';
import { reserveCredit } from './reserve-credit.ts';

export interface AcceptParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly tell: TellInvoices;
}

/** PostgreSQL takes 65,535 parameters in one statement; an invoice has about thirty. */
const GROUP = 200;

export function acceptInvoices({ database, outbox, tell }: AcceptParts): Accept {
  const invoices = invoicesStore(database);
  const lanes = lanesStore(database);

  /** Lanes are never removed, so one that was there once is there. */
  const known = new Set<string>();

  return groupCommit<Acceptance, Accepted>({
    limit: GROUP,
    async commit(items) {
      const accepted = await database.transaction<CoreTables, readonly Accepted[]>('core', async (trx) => {
        await keepEnvironments(trx, items);
        await lanes.ensure(
          trx,
          distinctLanes(items).filter((lane) => !known.has(lane.id)),
        );
        const refusals = new Map<string, Refusal>();
        const reserved = new Map<string, string[]>();
        for (const { invoice } of items) {
          const refusal = await reserve(trx, invoice, reserved);
          if (refusal !== null) refusals.set(invoice.id, refusal);
        }
        const wanted = items.filter(({ invoice }) => !refusals.has(invoice.id));
        const rows = new Map(
          (
            await invoices.insert(
              trx,
              wanted.map(({ invoice }) => invoice),
            )
          ).map((row) => [row.id, row]),
        );
        for (const { invoice, draft } of wanted) {
          if (draft !== null && rows.has(invoice.id)) {
            await useUp(trx, draft, invoice.id);
          }
        }
        const now = items[0]?.invoice.created_at ?? 0;
        await outbox.append(trx, tell.invoices([...rows.values()], now));
        return items.map(({ invoice }): Accepted => {
          const refusal = refusals.get(invoice.id);
          if (refusal !== undefined) return { refusal };
          const row = rows.get(invoice.id);
          return row === undefined ? { twin: true } : { row };
        });
      });
      for (const { invoice } of items) known.add(invoice.lane_id);
      return accepted;
    },
  });

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

/** An issuer moved to another environment between judgement and acceptance would be numbered in the wrong lane. */
async function keepEnvironments(trx: Transaction<CoreTables>, items: readonly Acceptance[]): Promise<void> {
  const judged = new Map(items.map(({ invoice, environment }) => [invoice.taxpayer_id, environment]));
  const rows = await trx
    .selectFrom('taxpayers')
    .select(['id', 'environment'])
    .where('id', 'in', [...judged.keys()])
    .forShare()
    .execute();
  if (rows.some((row) => judged.get(row.id) !== row.environment)) throw new Refusal('taxpayer.unsettled');
}

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
