/** All SQL of the last refused upload of a CUIT: what the doctor tells; the file itself is never kept. */
import type { Database } from '@arca-api/platform/database/port';
import type { UploadRefusal } from './explain-upload.ts';

export interface RefusedUpload extends UploadRefusal {
  readonly at: number;
}

export interface UploadsStore {
  find(environment: string, cuit: string): Promise<RefusedUpload | null>;
  keep(environment: string, cuit: string, refused: RefusedUpload): Promise<void>;
  forget(environment: string, cuit: string): Promise<void>;
}

interface Tables {
  upload_refusals: {
    environment: string;
    cuit: string;
    reason: string;
    es: string;
    en: string;
    refused_at: number;
  };
}

export function uploadsStore(database: Database): UploadsStore {
  const db = database.schema<Tables>('arca');
  return {
    async find(environment, cuit) {
      const row = await db
        .selectFrom('upload_refusals')
        .selectAll()
        .where('environment', '=', environment)
        .where('cuit', '=', cuit)
        .executeTakeFirst();
      if (row === undefined) return null;
      const { reason, es, en, refused_at } = row;
      return { reason: reason as UploadRefusal['reason'], words: { es, en }, at: refused_at };
    },
    async keep(environment, cuit, { reason, words, at }) {
      const told = { reason, es: words.es, en: words.en, refused_at: at };
      await db
        .insertInto('upload_refusals')
        .values({ environment, cuit, ...told })
        .onConflict((conflict) => conflict.columns(['environment', 'cuit']).doUpdateSet(told))
        .execute();
    },
    async forget(environment, cuit) {
      await db
        .deleteFrom('upload_refusals')
        .where('environment', '=', environment)
        .where('cuit', '=', cuit)
        .execute();
    },
  };
}
