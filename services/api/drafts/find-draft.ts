/** Finds a draft of the caller's organisation and mode that the caller's grant reaches. */
import { Refusal } from '@arca-api/contract/errors';
import { grantOf, mayUse, type Principal } from '../access/principal.ts';
import type { DraftRow, draftsStore } from './drafts.store.ts';

export function findDraft(drafts: Pick<ReturnType<typeof draftsStore>, 'find'>) {
  return async (principal: Principal, id: string | undefined): Promise<DraftRow> => {
    const grant = grantOf(principal);
    const row = id === undefined ? undefined : await drafts.find(grant.organization, principal.mode, id);
    if (row === undefined) throw new Refusal('resource.not_found');
    const issuer = issuerOf(row.body);
    if (issuer !== '' && !mayUse(grant, issuer)) throw new Refusal('resource.not_found');
    return row;
  };
}

/** The CUIT a body names, in digits; `''` when it names none. */
export function issuerOf(body: Readonly<Record<string, unknown>>): string {
  return String(body['taxpayer'] ?? '').replace(/\D/g, '');
}
