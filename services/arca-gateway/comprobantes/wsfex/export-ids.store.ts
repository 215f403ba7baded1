/** All SQL of the `Id`s that exports were sent under. */
import type { Database } from '@arca-api/platform/database/port';
import { sql } from 'kysely';

/** What an `Id` stands for: one content under one number of one lane. */
export interface ExportIdKey {
  readonly environment: string;
  readonly cuit: string;
  readonly punto_de_venta: number;
  readonly comprobante_type: number;
  readonly number: number;
  readonly digest: string;
}

interface ExportIdRow extends ExportIdKey {
  /** Up to fifteen digits: a double holds it exactly. */
  readonly id: number;
  readonly assigned_at: number;
  readonly spent_at: number | null;
}

export interface ExportIdsStore {
  find(key: ExportIdKey): Promise<string | null>;
  /** Whether the next number of our own counter is believed to be free at ARCA. */
  isCounterSound(environment: string, cuit: string): Promise<boolean>;
  /** The next `Id` of the CUIT above `floor`, or the one the same key got meanwhile. */
  assign(key: ExportIdKey, floor: number, now: number): Promise<string>;
  /** It belongs to another comprobante: never again, and the next one is counted from where ARCA is. */
  spend(environment: string, cuit: string, id: string, now: number): Promise<void>;
}

interface Tables {
  export_ids: ExportIdRow;
}

export function exportIdsStore(database: Database): ExportIdsStore {
  const db = database.schema<Tables>('arca');

  async function find(key: ExportIdKey): Promise<string | null> {
    const row = await db
      .selectFrom('export_ids')
      .select('id')
      .where('environment', '=', key.environment)
      .where('cuit', '=', key.cuit)
      .where('punto_de_venta', '=', key.punto_de_venta)
      .where('comprobante_type', '=', key.comprobante_type)
      .where('number', '=', key.number)
      .where('digest', '=', key.digest)
      .where('spent_at', 'is', null)
      .executeTakeFirst();
    return row === undefined ? null : String(row.id);
  }

  return {
    find,

    async isCounterSound(environment, cuit) {
      const last = await db
        .selectFrom('export_ids')
        .select('spent_at')
        .where('environment', '=', environment)
        .where('cuit', '=', cuit)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return last !== undefined && last.spent_at === null;
    },

    async assign(key, floor, now) {
      for (;;) {
        // Two at once reach for the same number: one of them finds it taken and counts again.
        await sql`
          insert into arca.export_ids (environment, cuit, id, punto_de_venta, comprobante_type, number, digest, assigned_at)
          select ${key.environment}, ${key.cuit},
            greatest(coalesce((select max(id) from arca.export_ids
              where environment = ${key.environment} and cuit = ${key.cuit}), 0), ${floor}::bigint) + 1,
            ${key.punto_de_venta}, ${key.comprobante_type}, ${key.number}, ${key.digest}, ${now}
          on conflict do nothing`.execute(db);
        const assigned = await find(key);
        if (assigned !== null) return assigned;
      }
    },

    async spend(environment, cuit, id, now) {
      await db
        .updateTable('export_ids')
        .set({ spent_at: now })
        .where('environment', '=', environment)
        .where('cuit', '=', cuit)
        .where('id', '=', Number(id))
        .where('spent_at', 'is', null)
        .execute();
    },
  };
}
