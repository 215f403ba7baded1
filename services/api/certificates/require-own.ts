/** A CUIT that proved to be another organisation's is not spoken for, nor is anything of it told. */
import { Refusal } from '@arca-api/contract/errors';
import type { Environment } from '../tables.ts';
import type { ClaimsStore } from './claims.store.ts';

interface Issuer {
  readonly environment: Environment;
  readonly cuit: string;
  readonly organization_id: string;
}

export function requireOwn(claims: Pick<ClaimsStore, 'find'>) {
  /** `toProve`: what follows may prove that it is the caller's, before which a delegation that was only said gives way. */
  return async ({ environment, cuit, organization_id }: Issuer, toProve = false): Promise<void> => {
    // The simulator certifies any CUIT: nobody is anybody there.
    if (environment === 'simulator') return;
    const claim = await claims.find(environment, cuit);
    if (claim === undefined || claim.organization_id === organization_id) return;
    if (!toProve || claim.proof === 'certificate') throw new Refusal('taxpayer.owned');
  };
}
