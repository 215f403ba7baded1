/** All SQL of the wrapped data keys. */
import type { Database } from '@arca-api/platform/database/port';
import { sql } from 'kysely';

export interface DataKeyRow {
  environment: string;
  cuit: string;
  version: number;
  master_key: string;
  wrapped: string;
  created_at: number;
}

export interface DataKeysStore {
  latest(environment: string, cuit: string): Promise<DataKeyRow | undefined>;
  find(environment: string, cuit: string, version: number): Promise<DataKeyRow | undefined>;
  /** Answers the row that stands: ours, or that of whoever came first. */
  add(row: DataKeyRow): Promise<DataKeyRow>;
  /** How many each master key wraps. */
  countByMasterKey(): Promise<readonly { readonly master_key: string; readonly count: number }[]>;
  wrappedByOthers(masterKey: string, limit: number): Promise<DataKeyRow[]>;
  /** Does nothing when somebody has wrapped it anew meanwhile. */
  rewrap(before: DataKeyRow, masterKey: string, wrapped: string): Promise<void>;
}

interface Tables {
  data_keys: DataKeyRow;
}

export function dataKeysStore(database: Database): DataKeysStore {
  const db = database.schema<Tables>('arca');
  return {
    latest: (environment, cuit) =>
      db
        .selectFrom('data_keys')
        .selectAll()
        .where('environment', '=', environment)
        .where('cuit', '=', cuit)
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst(),
    find: (environment, cuit, version) =>
      db
        .selectFrom('data_keys')
        .selectAll()
        .where('environment', '=', environment)
        .where('cuit', '=', cuit)
        .where('version', '=', version)
        .executeTakeFirst(),
    async add(row) {
      await db
        .insertInto('data_keys')
        .values(row)
        .onConflict((conflict) => conflict.columns(['environment', 'cuit', 'version']).doNothing())
        .execute();
      return db
        .selectFrom('data_keys')
        .selectAll()
        .where('environment', '=', row.environment)
        .where('cuit', '=', row.cuit)
        .where('version', '=', row.version)
        .executeTakeFirstOrThrow();
    },
    countByMasterKey: () =>
      db
        .selectFrom('data_keys')
        .select(['master_key', sql<number>`count(*)::int`.as('count')])
        .groupBy('master_key')
        .orderBy('master_key')
        .execute(),
    wrappedByOthers: (masterKey, limit) =>
      db.selectFrom('data_keys').selectAll().where('master_key', '!=', masterKey).limit(limit).execute(),
    async rewrap(before, masterKey, wrapped) {
      await db
        .updateTable('data_keys')
        .set({ master_key: masterKey, wrapped })
        .where('environment', '=', before.environment)
        .where('cuit', '=', before.cuit)
        .where('version', '=', before.version)
        .where('wrapped', '=', before.wrapped)
        .execute();
    },
  };
}
