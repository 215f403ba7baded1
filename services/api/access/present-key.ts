/** A key as the API answers it: never its secret, never its hash. */
import type { KeyAnswer } from '@arca-api/contract/keys';
import { instant } from '../doors/instant.ts';
import type { KeyRow } from './keys.store.ts';
import { SCOPES } from './principal.ts';

export function presentKey(row: KeyRow, now: number): KeyAnswer {
  const end = endOf(row);
  return {
    id: row.id,
    object: 'api_key',
    mode: row.mode,
    name: row.name,
    hint: row.hint,
    scopes: SCOPES.filter((scope) => row.scopes.includes(scope)),
    taxpayers: row.taxpayers,
    active: isActive(row, now),
    created_at: instant(row.created_at),
    ends_at: end === null ? null : instant(end),
  };
}

export function isActive(row: KeyRow, now: number): boolean {
  const end = endOf(row);
  return end === null || end > now;
}

function endOf({ expires_at, revoked_at }: KeyRow): number | null {
  if (expires_at === null || revoked_at === null) return expires_at ?? revoked_at;
  return Math.min(expires_at, revoked_at);
}
