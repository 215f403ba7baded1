/** `arca operator`: the keys of an installation whose processes share a database, for whoever runs it. */
import { join } from 'node:path';
import { say, sayJson } from '../client/say.ts';
import type { Config } from '../config.ts';
import { KEYS } from '../data-folder.ts';
import { openEmbedded } from '../embedded.ts';
import { prepareOperator } from '../operator.ts';
import { openProduction } from '../production.ts';
import { migrateAll } from '../services.ts';
import type { Ambient } from '../wiring.ts';

/** The same keys at every run with one data folder. */
export async function makeOperator(config: Config, ambient: Ambient): Promise<number> {
  const { databaseUrl, data } = config;
  const database =
    databaseUrl === null ? await openEmbedded(config, ambient) : await openProduction(config, databaseUrl);
  try {
    await migrateAll(database);
    const operator = await prepareOperator({ database, ambient }, data);
    if (config.json) sayJson(operator);
    else
      say(
        `Organización / organisation: ${operator.organization}`,
        `Clave de prueba / test key:  ${operator.test_key}`,
        `Clave real / live key:       ${operator.live_key}`,
        `Guardadas en / kept in:      ${join(data, KEYS)}`,
      );
    return 0;
  } finally {
    await database.close();
  }
}
