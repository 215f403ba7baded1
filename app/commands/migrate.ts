/** `arca migrate`: brings the database of an installation up to this version, then ends. */
import type { Config } from '../config.ts';
import { openEmbedded } from '../embedded.ts';
import { openProduction } from '../production.ts';
import { migrateAll } from '../services.ts';
import type { Ambient } from '../wiring.ts';

export async function migrateData(config: Config, ambient: Ambient): Promise<number> {
  const { databaseUrl } = config;
  const database =
    databaseUrl === null ? await openEmbedded(config, ambient) : await openProduction(config, databaseUrl);
  try {
    const applied = await migrateAll(database);
    const text = applied.length === 0 ? 'La base ya estaba al día. / Nothing to do.' : applied.join('\n');
    process.stdout.write(`${text}\n`);
    return 0;
  } finally {
    await database.close();
  }
}
