/** The production wiring: the same services on a served PostgreSQL. Files and signals are still this process's own. */
import { resolve } from 'node:path';
import type { Database } from '@arca-api/platform/database/port';
import { openPostgres } from '@arca-api/platform/database/postgres';
import type { Config } from './config.ts';
import { makeFolder } from './make-folder.ts';
import type { Ambient } from './services.ts';
import { type Running, startServices } from './start-services.ts';
import type { Supervisor } from './supervisor.ts';

export async function openProduction(config: Config, url: string): Promise<Database> {
  await makeFolder(resolve(config.data));
  return openPostgres({ url, connections: config.databaseConnections });
}

export async function startProduction(
  config: Config,
  url: string,
  ambient: Ambient,
  supervisor: Supervisor,
): Promise<Running> {
  const database = await openProduction(config, url);
  // Not alone on its database, so no two may bear one name.
  return startServices({ config, ambient, supervisor, database, worker: ambient.random.id('wrk') });
}
