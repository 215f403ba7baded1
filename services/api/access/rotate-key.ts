/** Replaces a key without an outage: the new one has the same grants, the old one ends a while later. */
import { Refusal } from '@arca-api/contract/errors';
import { rotateKeyBody } from '@arca-api/contract/keys';
import { readBody } from '../doors/read-body.ts';
import type { CoreTables } from '../tables.ts';
import { createKey } from './create-key.ts';
import type { KeyWithSecret } from './grant-key.ts';
import type { KeyParts } from './key-parts.ts';
import type { KeyRow } from './keys.store.ts';
import { isActive } from './present-key.ts';
import { grantOf, type Principal, SCOPES } from './principal.ts';
import { doesNoMore } from './within-grant.ts';

export function rotateKey(parts: KeyParts) {
  const { database, keys, record, clock } = parts;
  return (
    principal: Principal,
    old: KeyRow,
    input: unknown,
  ): Promise<KeyWithSecret & { readonly replaces: KeyRow }> => {
    const { overlap_seconds: overlap } = readBody(rotateKeyBody, input);
    const now = clock.now();
    if (!isActive(old, now)) throw new Refusal('key.ended');
    // Whoever rotates learns the new secret, so it must not do more than they may.
    if (!doesNoMore(grantOf(principal), old)) throw new Refusal('access.forbidden');
    return database.transaction<CoreTables, KeyWithSecret & { readonly replaces: KeyRow }>(
      'core',
      async (trx) => {
        const ended = await keys.end(old.organization_id, old.id, now + overlap * 1000, trx);
        if (ended === undefined) throw new Refusal('resource.not_found');
        const wanted = {
          organization: old.organization_id,
          mode: old.mode,
          name: old.name,
          scopes: SCOPES.filter((scope) => old.scopes.includes(scope)),
          taxpayers: old.taxpayers,
          expires_at: old.expires_at,
        };
        const made = await createKey(parts, wanted, trx);
        await record(trx, principal, {
          action: 'api_key.rotated',
          subject: old.id,
          detail: { replaced_by: made.row.id, overlap_seconds: overlap },
        });
        return { ...made, replaces: ended };
      },
    );
  };
}
