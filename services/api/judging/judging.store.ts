/** All SQL of a judgement: what it looks up of lanes and of the comprobantes that notes name. */
import { composedOnce } from '@arca-api/platform/database/composed-once';
import type { Database } from '@arca-api/platform/database/port';
import type { CoreTables } from '../tables.ts';
import { taxpayersStore } from '../taxpayers/taxpayers.store.ts';
import type { JudgingBooks } from './port.ts';

export function judgingStore(database: Database): JudgingBooks {
  const core = database.schema<CoreTables>('core');
  const lastDate = composedOnce(database, ({ id }: { id: string }) =>
    core.selectFrom('lanes').select('last_date').where('id', '=', id).compile(),
  );
  return {
    taxpayers: taxpayersStore(database),

    async lastDate(laneId) {
      return (await lastDate({ id: laneId })).rows[0]?.last_date ?? null;
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
