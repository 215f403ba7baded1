/** Nobody hands out more than they have: whether what a key may do lies within a grant. */
import type { KeyRow } from './keys.store.ts';
import { type Grant, mayUse } from './principal.ts';

type Reach = Pick<KeyRow, 'taxpayers'>;

export function reachesNoFurther(grant: Grant, { taxpayers }: Reach): boolean {
  if (grant.taxpayers === null) return true;
  return taxpayers?.every((cuit) => mayUse(grant, cuit)) ?? false;
}

export function doesNoMore(grant: Grant, { scopes }: { readonly scopes: readonly string[] }): boolean {
  return scopes.every((scope) => grant.scopes.some((own) => own === scope));
}
