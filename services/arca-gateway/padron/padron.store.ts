/** All SQL of what the padrón told us and when. */
import type { Database } from '@arca-api/platform/database/port';

export interface PadronRow {
  environment: string;
  cuit: string;
  /** JSON; `null` when the padrón knows no such CUIT. */
  person: string | null;
  as_of: number;
}

export interface PadronStore {
  find(environment: string, cuit: string): Promise<PadronRow | undefined>;
  save(row: PadronRow): Promise<void>;
}

interface Tables {
  padron: PadronRow;
}

export function padronStore(database: Database): PadronStore {
  const db = database.schema<Tables>('arca');
  return {
    find: (environment, cuit) =>
      db
        .selectFrom('padron')
        .selectAll()
        .where('environment', '=', environment)
        .where('cuit', '=', cuit)
        .executeTakeFirst(),
    async save(row) {
      await db
        .insertInto('padron')
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(['environment', 'cuit']).doUpdateSet({ person: row.person, as_of: row.as_of }),
        )
        .execute();
    },
  };
}
