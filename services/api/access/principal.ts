/** Who is calling and what it may do: every request resolves to one of these, whatever its credential was. */
import type { Mode } from '@arca-api/contract/primitives';

export const SCOPES = ['read', 'draft', 'issue', 'void', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

export interface Grant {
  readonly organization: string;
  /** CUITs; `null` is all of them. */
  readonly taxpayers: readonly string[] | null;
  readonly scopes: readonly Scope[];
}

export interface Principal {
  readonly kind: 'key' | 'session' | 'service' | 'agent';
  readonly id: string;
  readonly mode: Mode;
  readonly grants: readonly Grant[];
}

/** The grant a request acts under; keys have exactly one. */
export function grantOf(principal: Principal): Grant {
  const [grant] = principal.grants;
  if (grant === undefined) throw new Error(`principal ${principal.id} has no grant`);
  return grant;
}

export function mayUse(grant: Grant, taxpayer: string): boolean {
  return grant.taxpayers === null || grant.taxpayers.includes(taxpayer);
}
