/** In whose name a harmless question is asked of ARCA when it matters little: the one named, or the first there is. */
import { Refusal } from '@arca-api/contract/errors';
import { grantOf, type Principal } from '../access/principal.ts';
import { findTaxpayer } from './find-taxpayer.ts';
import type { TaxpayerRow, taxpayersStore } from './taxpayers.store.ts';

export function speakFor(
  taxpayers: Pick<ReturnType<typeof taxpayersStore>, 'find' | 'page' | 'isElsewhere'>,
) {
  const find = findTaxpayer(taxpayers);
  return async (principal: Principal, named: string | undefined): Promise<TaxpayerRow> => {
    const issuer = await choose(principal, named);
    // Whoever only wrote down somebody else's CUIT does not ask with its certificate.
    if (await taxpayers.isElsewhere(issuer)) throw new Refusal('taxpayer.owned');
    return issuer;
  };

  async function choose(principal: Principal, named: string | undefined): Promise<TaxpayerRow> {
    if (named !== undefined) return find(principal, named);
    const grant = grantOf(principal);
    const [first] = await taxpayers.page(grant.organization, principal.mode, {
      after: null,
      limit: 1,
      taxpayers: grant.taxpayers,
    });
    if (first === undefined) throw new Refusal('taxpayer.required');
    return first;
  }
}
