/** Makes invoices durable: many requests share one transaction, each with its lane, its reservation and its event. */
import { Refusal } from '@arca-api/contract/errors';
import { groupCommit } from '@arca-api/platform/database/group-commit';
import type { Database } from '@arca-api/platform/database/port';
import { forEverybody, isInScope } from '@arca-api/platform/database/scope';
import type { Outbox } from '@arca-api/platform/events/port';
import type { Transaction } from 'kysely';
import { lanesStore } from '../issuing/lanes.store.ts';
import type { TellInvoices } from '../issuing/tell-invoices.ts';
import type { CoreTables } from '../tables.ts';
import { acceptancesStore, UNSETTLED } from './acceptances.store.ts';
import { invoicesStore, type NewInvoice } from './invoices.store.ts';
import type { Accept, Acceptance, Accepted } from './port.ts';
import type { InvoiceRow } from './present-invoice.ts';
import { reserveCredit, told } from './reserve-credit.ts';

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

  const submit = groupCommit<Acceptance, Accepted>({
    limit: GROUP,
    async commit(items) {
      const fresh = distinctLanes(items).filter((lane) => !known.has(lane.id));
      const isPlain = items.every(({ invoice, draft }) => invoice.original_id === null && draft === null);
      // Most often there is nothing else to write: one statement is a transaction of its own.
      if (isPlain && fresh.length === 0) {
        const rows = await insert(items);
        return items.map(({ invoice }) => answerOf(rows, invoice.id));
      }
      const accepted = await inScopeOf(fresh, () =>
        database.transaction<CoreTables, readonly Accepted[]>('core', async (trx) => {
          await lanes.ensure(trx, fresh);
          const originals = await lockOriginals(trx, items);
          const outcomes = new Map<string, Accepted>();
          // A note that was there before takes nothing, which shows when it is not written: who was refused asks again.
          for (let asking = items; asking.length > 0; ) {
            const refusals = await weigh(trx, asking, originals);
            const taken = asking.filter(({ invoice }) => !refusals.has(invoice.id));
            const rows = await insert(taken, trx);
            for (const { invoice } of taken) outcomes.set(invoice.id, answerOf(rows, invoice.id));
            for (const [id, refusal] of refusals) outcomes.set(id, { refusal });
            const hasTwin = taken.some(
              ({ invoice }) => invoice.original_id !== null && !rows.has(invoice.id),
            );
            asking = hasTwin ? asking.filter(({ invoice }) => refusals.has(invoice.id)) : [];
          }
          const accepted: Accepted[] = [];
          for (const { invoice, draft } of items) {
            const outcome = outcomes.get(invoice.id);
            if (outcome === undefined) throw new Error(`nothing came of ${invoice.id}`);
            if (draft !== null && 'row' in outcome) await useUp(trx, draft, invoice);
            accepted.push(outcome);
          }
          return accepted;
        }),
      );
      for (const { invoice } of items) known.add(invoice.lane_id);
      return accepted;
    },
  });

  // Many share a commit: nobody hands in what is another's.
  return (item) =>
    isInScope(item.invoice.organization_id)
      ? submit(item)
      : Promise.reject(new Error(`${item.invoice.organization_id} is not within reach`));

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
        audits: items.flatMap(({ audit }) => audit ?? []),
      },
      trx,
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** A note locks its original: together, credit notes never take more than there was. */
  async function lockOriginals(
    trx: Transaction<CoreTables>,
    items: readonly Acceptance[],
  ): Promise<ReadonlyMap<string, InvoiceRow>> {
    const ids = new Set(items.flatMap(({ invoice }) => invoice.original_id ?? []));
    const rows = ids.size === 0 ? [] : await invoices.lockOriginals(trx, [...ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Answers who may not take what they ask for, by id; those before each count, as if they were written. */
  async function weigh(
    trx: Transaction<CoreTables>,
    items: readonly Acceptance[],
    originals: ReadonlyMap<string, InvoiceRow>,
  ): Promise<ReadonlyMap<string, Refusal>> {
    const counted = originals.size === 0 ? [] : await invoices.notesAgainst(trx, [...originals.keys()]);
    const notes = Map.groupBy(counted, (note) => note.original_id);
    const refusals = new Map<string, Refusal>();
    for (const { invoice } of items) {
      const { id, original_id, kind } = invoice;
      if (original_id === null) continue;
      const before = notes.get(original_id) ?? [];
      const refusal = reserveCredit(invoice, originals.get(original_id), before);
      if (refusal !== null) refusals.set(id, refusal);
      else notes.set(original_id, [...before, { original_id, kind, ...told(invoice) }]);
    }
    return refusals;
  }
}

/** A lane that is new is nobody's before its punto de venta is looked at, which may be given up meanwhile. */
const inScopeOf = <Result>(fresh: readonly unknown[], work: () => Promise<Result>): Promise<Result> =>
  fresh.length === 0 ? work() : forEverybody('taking lanes into use', work);

const answerOf = (rows: ReadonlyMap<string, InvoiceRow>, id: string): Accepted => {
  const row = rows.get(id);
  return row === undefined ? { twin: true } : { row };
};

/** What is issued is what was looked at: a draft changed meanwhile stays a draft. */
async function useUp(
  trx: Transaction<CoreTables>,
  draft: { readonly id: string; readonly content_hash: string },
  invoice: NewInvoice,
): Promise<void> {
  const used = await trx
    .updateTable('drafts')
    .set({ invoice_id: invoice.id })
    .where('id', '=', draft.id)
    .where('organization_id', '=', invoice.organization_id)
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
  // In one order for everybody, as originals are locked.
  return [...lanes.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
