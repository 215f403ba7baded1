/** All SQL of the `Id`s that exports were sent under. */
import type { Database } from '@arca-api/platform/database/port';
import { sql } from 'kysely';

/** What an `Id` stands for: one content under one number of one lane. */
export interface ExportIdClaim {
  readonly environment: string;
  readonly cuit: string;
  readonly punto_de_venta: number;
  readonly comprobante_type: number;
  readonly number: number;
  readonly digest: string;
}

interface ExportIdRow extends ExportIdClaim {
  /** Up to fifteen digits: a double holds it exactly. */
  readonly id: number;
  readonly assigned_at: number;
  readonly spent_at: number | null;
}

export interface ExportIdsStore {
  find(claim: ExportIdClaim): Promise<string | null>;
  /** Whether the next number of our own counter is believed to be free at ARCA. */
  isCounterSound(environment: string, cuit: string): Promise<boolean>;
  /** The next `Id` of the CUIT above `floor`, or the one the same claim got meanwhile. */
  assign(claim: ExportIdClaim, floor: number, now: number): Promise<string>;
  /** It belongs to another comprobante: never again, and the next one is counted from where ARCA is. */
  spend(environment: string, cuit: string, id: string, now: number): Promise<void>;
}

interface Tables {
  export_ids: ExportIdRow;
}

export function exportIdsStore(database: Database): ExportIdsStore {
  const db = database.schema<Tables>('arca');

  async function find(claim: ExportIdClaim): Promise<string | null> {
    const row = await db
      .selectFrom('export_ids')
      .select('id')
      .where('environment', '=', claim.environment)
      .where('cuit', '=', claim.cuit)
      .where('punto_de_venta', '=', claim.punto_de_venta)
      .where('comprobante_type', '=', claim.comprobante_type)
      .where('number', '=', claim.number)
      .where('digest', '=', claim.digest)
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

    async assign(claim, floor, now) {
      for (;;) {
        // Two at once reach for the same number: one of them finds it taken and counts again.
        await sql`
          insert into arca.export_ids (environment, cuit, id, punto_de_venta, comprobante_type, number, digest, assigned_at)
          select ${claim.environment}, ${claim.cuit},
            greatest(coalesce((select max(id) from arca.export_ids
              where environment = ${claim.environment} and cuit = ${claim.cuit}), 0), ${floor}::bigint) + 1,
            ${claim.punto_de_venta}, ${claim.comprobante_type}, ${claim.number}, ${claim.digest}, ${now}
          on conflict do nothing`.execute(db);
        const assigned = await find(claim);
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
