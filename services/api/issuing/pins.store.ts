/** All SQL of pins: the present assignment of numbers. */
import { insertMany } from '@arca-api/platform/database/insert-many';
import type { Database } from '@arca-api/platform/database/port';
import type { Transaction } from 'kysely';
import type { CoreTables } from '../tables.ts';
import type { Pin } from './lane-state.ts';

export function pinsStore(database: Database) {
  const core = database.schema<CoreTables>('core');
  return {
    async ofLane(laneId: string): Promise<readonly Pin[]> {
      const rows = await core
        .selectFrom('pins')
        .selectAll()
        .where('lane_id', '=', laneId)
        .orderBy('number')
        .execute();
      return rows.map((row) => ({
        number: row.number,
        invoice: row.invoice_id,
        automatic_date: row.automatic_date,
        content: row.content,
      }));
    },

    async add(
      trx: Transaction<CoreTables>,
      laneId: string,
      pins: readonly Pin[],
      now: number,
    ): Promise<void> {
      if (pins.length === 0) return;
      const rows = pins.map((pin) => ({
        lane_id: laneId,
        number: pin.number,
        invoice_id: pin.invoice,
        automatic_date: pin.automatic_date,
        content: pin.content,
        pinned_at: now,
      }));
      await insertMany('core', 'pins', rows).execute(trx);
    },

    async remove(trx: Transaction<CoreTables>, invoices: readonly string[]): Promise<void> {
      if (invoices.length === 0) return;
      await trx.deleteFrom('pins').where('invoice_id', 'in', invoices).execute();
    },
  };
}
