/** Revokes a key, at once. */
import { Refusal } from '@arca-api/contract/errors';
import type { CoreTables } from '../tables.ts';
import type { KeyParts } from './key-parts.ts';
import type { KeyRow } from './keys.store.ts';
import type { Principal } from './principal.ts';

export function endKey({ database, keys, record, clock }: KeyParts) {
  return (principal: Principal, key: KeyRow): Promise<KeyRow> =>
    database.transaction<CoreTables, KeyRow>('core', async (trx) => {
      const row = await keys.end(key.organization_id, key.id, clock.now(), trx);
      if (row === undefined) throw new Refusal('resource.not_found');
      await record(trx, principal, { action: 'api_key.revoked', subject: key.id });
      return row;
    });
}
