/** Turns a credential into a principal and its mode. */
import { Refusal } from '@arca-api/contract/errors';
import { createFlights } from '@arca-api/platform/cache/flights';
import type { Clock } from '@arca-api/platform/clock/port';
import { forEverybody } from '@arca-api/platform/database/scope';
import { hashSecret } from './create-key.ts';
import type { keysStore } from './keys.store.ts';
import { type Principal, SCOPES } from './principal.ts';

const BEARER = /^Bearer +(arca_(?:test|live)_[A-Za-z0-9_-]{20,100})$/i;

export function authenticate(keys: ReturnType<typeof keysStore>, clock: Clock) {
  const flights = createFlights();
  return async (authorization: string | undefined): Promise<Principal> => {
    if (authorization === undefined || authorization === '') throw new Refusal('access.missing');
    const secret = BEARER.exec(authorization)?.[1];
    if (secret === undefined) throw new Refusal('access.invalid');
    const hash = hashSecret(secret);
    const row = await flights.together(hash, () =>
      forEverybody('whose a key is', () => keys.bySecretHash(hash)),
    );
    const now = clock.now();
    const ended =
      row !== undefined && [row.expires_at, row.revoked_at].some((end) => end !== null && end <= now);
    if (row === undefined || ended) throw new Refusal('access.invalid');
    return {
      kind: 'key',
      id: row.id,
      mode: row.mode,
      grants: [
        {
          organization: row.organization_id,
          taxpayers: row.taxpayers,
          scopes: SCOPES.filter((scope) => row.scopes.includes(scope)),
        },
      ],
    };
  };
}
