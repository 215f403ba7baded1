/** All SQL of who acts for whom: a CUIT's services used with another's certificate. */
import { composedOnce } from '@arca-api/platform/database/composed-once';
import type { Database } from '@arca-api/platform/database/port';

export interface HoldersStore {
  /** The CUIT whose certificate acts for `cuit`; its own unless told otherwise. */
  of(environment: string, cuit: string): Promise<string>;
  set(environment: string, cuit: string, certificateCuit: string): Promise<void>;
  clear(environment: string, cuit: string): Promise<void>;
}

interface Tables {
  holders: { environment: string; cuit: string; certificate_cuit: string };
}

export function holdersStore(database: Database): HoldersStore {
  const db = database.schema<Tables>('arca');
  const found = composedOnce(database, ({ environment, cuit }: { environment: string; cuit: string }) =>
    db
      .selectFrom('holders')
      .select('certificate_cuit')
      .where('environment', '=', environment)
      .where('cuit', '=', cuit)
      .compile(),
  );
  return {
    async of(environment, cuit) {
      return (await found({ environment, cuit })).rows[0]?.certificate_cuit ?? cuit;
    },
    async set(environment, cuit, certificateCuit) {
      await db
        .insertInto('holders')
        .values({ environment, cuit, certificate_cuit: certificateCuit })
        .onConflict((conflict) =>
          conflict.columns(['environment', 'cuit']).doUpdateSet({ certificate_cuit: certificateCuit }),
        )
        .execute();
    },
    async clear(environment, cuit) {
      await db
        .deleteFrom('holders')
        .where('environment', '=', environment)
        .where('cuit', '=', cuit)
        .execute();
    },
  };
}
