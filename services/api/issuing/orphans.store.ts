/** All SQL of orphans: what ARCA holds and restored books had forgotten, and the invoices that wait for a word on it. */
import type { Database } from '@arca-api/platform/database/port';
import type { Selectable, Transaction } from 'kysely';
import type { CoreTables, InvoiceTable } from '../tables.ts';
import type { Fact, Orphan } from './lane-state.ts';

type Trx = Transaction<CoreTables>;
type Row = Selectable<InvoiceTable>;
type Of<Kind extends Fact['fact']> = Omit<Extract<Fact, { fact: Kind }>, 'fact'>;

export function orphansStore(database: Database) {
  const core = database.schema<CoreTables>('core');
  return {
    /** Those that nobody has decided yet. */
    async open(laneId: string): Promise<readonly Orphan[]> {
      return core
        .selectFrom('orphans')
        .select(['number', 'found'])
        .where('lane_id', '=', laneId)
        .where('resolution', 'is', null)
        .orderBy('number')
        .execute();
    },

    async add(trx: Trx, laneId: string, orphans: readonly Of<'orphan'>[], now: number): Promise<void> {
      if (orphans.length === 0) return;
      const rows = orphans.map(({ number, found }) => ({
        lane_id: laneId,
        number,
        found: JSON.stringify(found),
        found_at: now,
        resolution: null,
        invoice_id: null,
        resolved_at: null,
      }));
      await trx
        .insertInto('orphans')
        .values(rows)
        .onConflict((conflict) => conflict.columns(['lane_id', 'number']).doNothing())
        .execute();
    },

    /** They wait until the orphan they resemble is decided; answers those of which this is news. */
    async holdBack(trx: Trx, waiting: readonly Of<'orphaned'>[], now: number): Promise<readonly Row[]> {
      const changed: Row[] = [];
      for (const { invoice, number } of waiting) {
        const was = await trx
          .selectFrom('invoices')
          .select('status')
          .where('id', '=', invoice)
          .executeTakeFirst();
        const isNews = was?.status === 'submitted';
        const row = await trx
          .updateTable('invoices')
          .set((eb) => ({
            status: 'verifying',
            orphan_number: number,
            updated_at: now,
            event_sequence: eb('event_sequence', '+', isNews ? 1 : 0),
          }))
          .where('id', '=', invoice)
          .where('status', 'in', ['submitted', 'verifying'])
          .returningAll()
          .executeTakeFirst();
        if (row !== undefined && isNews) changed.push(row);
      }
      return changed;
    },

    /** Whoever waited for one of them is free to be looked at again. */
    async decide(
      trx: Trx,
      laneId: string,
      decided: readonly Of<'orphan-decided'>[],
      now: number,
    ): Promise<void> {
      for (const { number, invoice } of decided) {
        await trx
          .updateTable('orphans')
          .set({
            resolution: invoice === null ? 'stranger' : 'invoice',
            invoice_id: invoice,
            resolved_at: now,
          })
          .where('lane_id', '=', laneId)
          .where('number', '=', number)
          .execute();
        await trx
          .updateTable('invoices')
          .set({ orphan_number: null, updated_at: now })
          .where('lane_id', '=', laneId)
          .where('orphan_number', '=', number)
          .execute();
      }
    },
  };
}
