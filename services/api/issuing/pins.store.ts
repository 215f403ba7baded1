/** All SQL of pins: the present assignment of numbers. */
import type { Database } from '@arca-api/platform/database/port';
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
  };
}
