/** All SQL of ARCA's parameter tables as last read. */
import type { Database } from '@arca-api/platform/database/port';

export interface ParameterRow {
  environment: string;
  cuit: string;
  name: string;
  /** JSON. */
  value: string;
  as_of: number;
}

export interface ParametersStore {
  find(environment: string, cuit: string, name: string): Promise<ParameterRow | undefined>;
  save(row: ParameterRow): Promise<void>;
}

interface Tables {
  parameters: ParameterRow;
}

export function parametersStore(database: Database): ParametersStore {
  const db = database.schema<Tables>('arca');
  return {
    find: (environment, cuit, name) =>
      db
        .selectFrom('parameters')
        .selectAll()
        .where('environment', '=', environment)
        .where('cuit', '=', cuit)
        .where('name', '=', name)
        .executeTakeFirst(),
    async save(row) {
      await db
        .insertInto('parameters')
        .values(row)
        .onConflict((conflict) =>
          conflict
            .columns(['environment', 'cuit', 'name'])
            .doUpdateSet({ value: row.value, as_of: row.as_of }),
        )
        .execute();
    },
  };
}
