/** Finds the issuer a path names, among those the caller may use. */
import { Refusal } from '@arca-api/contract/errors';
import { grantOf, mayUse, type Principal } from '../access/principal.ts';
import type { TaxpayerRow, taxpayersStore } from './taxpayers.store.ts';

export function findTaxpayer(taxpayers: Pick<ReturnType<typeof taxpayersStore>, 'find'>) {
  return async (principal: Principal, text: string | undefined): Promise<TaxpayerRow> => {
    const grant = grantOf(principal);
    const cuit = (text ?? '').replace(/[\s.-]/g, '');
    if (!mayUse(grant, cuit)) throw new Refusal('access.forbidden');
    const row = await taxpayers.find(grant.organization, principal.mode, cuit);
    if (row === undefined) throw new Refusal('resource.not_found');
    return row;
  };
}
