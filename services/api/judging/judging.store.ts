/** All SQL of a judgement: what it looks up of lanes and of the comprobantes that notes name. */
import type { Database } from '@arca-api/platform/database/port';
import type { CoreTables } from '../tables.ts';
import { taxpayersStore } from '../taxpayers/taxpayers.store.ts';
import type { JudgingBooks } from './port.ts';

export function judgingStore(database: Database): JudgingBooks {
  const core = database.schema<CoreTables>('core');
  return {
    taxpayers: taxpayersStore(database),

    async lastDate(laneId) {
      const lane = await core
        .selectFrom('lanes')
        .select('last_date')
        .where('id', '=', laneId)
        .executeTakeFirst();
      return lane?.last_date ?? null;
    },

    original: (organization, laneId, number) =>
      core
        .selectFrom('invoices')
        .select(['currency', 'comprobante'])
        .where('lane_id', '=', laneId)
        .where('number', '=', number)
        .where('organization_id', '=', organization)
        .executeTakeFirst(),
  };
}
