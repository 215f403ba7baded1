/** Puts the issuers of a run into empty tables. */
import { keysStore } from '@arca-api/api/access/keys.store';
import type { CoreTables } from '@arca-api/api/tables';
import { taxpayersStore } from '@arca-api/api/taxpayers/taxpayers.store';
import type { Database } from '@arca-api/platform/database/port';
import { forEverybody } from '@arca-api/platform/database/scope';
import { ISSUERS, puntosOf, taxpayerOf } from '../world/places.ts';

export const registerIssuers = (database: Database): Promise<void> =>
  forEverybody('issuers to begin with', () => register(database));

async function register(database: Database): Promise<void> {
  const taxpayers = taxpayersStore(database);
  const keys = keysStore(database);
  for (const issuer of ISSUERS) {
    await keys.addOrganization(issuer.organization, issuer.organization, 0);
    await database.transaction<CoreTables, void>('core', async (trx) => {
      await taxpayers.insert(trx, { ...taxpayerOf(issuer), logo: null });
      for (const punto of puntosOf(issuer)) await taxpayers.takePuntoDeVenta(trx, punto);
    });
  }
}
