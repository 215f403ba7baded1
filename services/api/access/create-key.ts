/** Makes an API key: its secret is shown once and kept only as a hash. */
import { createHash } from 'node:crypto';
import type { Mode } from '@arca-api/contract/primitives';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Random } from '@arca-api/platform/random/port';
import type { Transaction } from 'kysely';
import type { CoreTables } from '../tables.ts';
import type { KeyRow, keysStore } from './keys.store.ts';
import type { Scope } from './principal.ts';

export interface NewKey {
  readonly organization: string;
  readonly mode: Mode;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly taxpayers: readonly string[] | null;
  readonly expires_at: number | null;
}

export interface CreateKeyParts {
  readonly keys: ReturnType<typeof keysStore>;
  readonly clock: Clock;
  readonly random: Random;
}

/** 256 bits of chance need no salt: equal secrets do not happen, and guessing one does not either. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export async function createKey(
  { keys, clock, random }: CreateKeyParts,
  wanted: NewKey,
  trx?: Transaction<CoreTables>,
): Promise<{ readonly row: KeyRow; readonly secret: string }> {
  const secret = `arca_${wanted.mode}_${Buffer.from(random.bytes(32)).toString('base64url')}`;
  const row = await keys.insert(
    {
      id: random.id('key'),
      organization_id: wanted.organization,
      mode: wanted.mode,
      name: wanted.name,
      secret_hash: hashSecret(secret),
      hint: `${secret.slice(0, 14)}…${secret.slice(-4)}`,
      scopes: [...wanted.scopes],
      taxpayers: wanted.taxpayers === null ? null : [...wanted.taxpayers],
      created_at: clock.now(),
      expires_at: wanted.expires_at,
      revoked_at: null,
    },
    trx,
  );
  return { row, secret };
}
