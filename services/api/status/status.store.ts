/** All SQL of how things stand: only readings. */
import type { Database } from '@arca-api/platform/database/port';
import { sql } from 'kysely';
import type { CoreTables } from '../tables.ts';

export function statusStore(database: Database) {
  const core = database.schema<CoreTables>('core');
  return {
    /** Whether the database answers. */
    async isUp(): Promise<boolean> {
      try {
        await sql`select 1`.execute(core);
        return true;
      } catch {
        return false;
      }
    },

    /** Lanes where something of this organisation waits. A halted lane without anybody waiting troubles nobody. */
    async lanes(organization: string, mode: 'test' | 'live', taxpayers: readonly string[] | null) {
      let query = core
        .selectFrom('lanes')
        .innerJoin('invoices', 'invoices.lane_id', 'lanes.id')
        .select((eb) => [
          'lanes.id',
          'lanes.environment',
          'lanes.cuit',
          'lanes.punto_de_venta',
          'lanes.type',
          'lanes.halt',
          eb.fn.countAll<number>().as('waiting'),
          eb.fn.min('invoices.created_at').as('oldest'),
        ])
        .where('invoices.organization_id', '=', organization)
        .where('invoices.mode', '=', mode)
        .where('invoices.status', 'in', ['submitted', 'verifying']);
      if (taxpayers !== null) query = query.where('lanes.cuit', 'in', ['', ...taxpayers]);
      return query.groupBy('lanes.id').orderBy('lanes.id').execute();
    },
  };
}
