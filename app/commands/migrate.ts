/** `arca migrate`: brings the database of a data folder up to this version, then ends. */
import { join, resolve } from 'node:path';
import { openPglite } from '@arca-api/platform/database/pglite';
import type { Config } from '../config.ts';
import { makeFolder } from '../make-folder.ts';
import { type Ambient, migrateAll } from '../services.ts';

export async function migrateData(config: Config, { clock }: Ambient): Promise<number> {
  await makeFolder(resolve(config.data));
  const database = await openPglite({ directory: join(config.data, 'database'), clock, flush: true });
  try {
    const applied = await migrateAll(database);
    const text = applied.length === 0 ? 'La base ya estaba al día. / Nothing to do.' : applied.join('\n');
    process.stdout.write(`${text}\n`);
    return 0;
  } finally {
    await database.close();
  }
}
