/** `arca migrate`: brings the database of an installation up to this version, then ends. */
import { type Prepared, prepareRoles } from '@arca-api/platform/database/roles/prepare-roles';
import type { Config } from '../config.ts';
import { ROLES } from '../database-roles.ts';
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
    if (databaseUrl !== null) tellRoles(await prepareRoles(database, ROLES));
    return 0;
  } finally {
    await database.close();
  }
}

function tellRoles({ names, byHand }: Prepared): void {
  const text =
    names === null
      ? `Este usuario no puede crear los roles con los que trabaja cada servicio. Mientras tanto trabajan como el dueño de la base; para que no, que un administrador corra: / This user cannot make the roles that services work as. Until then they work as the owner of the database; an administrator changes that with:\n${byHand.join(';\n')};`
      : `Roles: ${[...names.values()].join(', ')}`;
  process.stdout.write(`${text}\n`);
}
