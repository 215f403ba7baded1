/** Says that another CUIT's certificate acts for an issuer, which is what its delegation at ARCA allows; or undoes it. */
import { Refusal } from '@arca-api/contract/errors';
import type { Certificate } from '@arca-api/contract/gateway-certificates';
import { representativeBody } from '@arca-api/contract/taxpayers';
import { forEverybody } from '@arca-api/platform/database/scope';
import { grantOf, mayUse, type Principal } from '../access/principal.ts';
import { readBody } from '../doors/read-body.ts';
import type { CoreTables } from '../tables.ts';
import { cuitFault } from '../taxpayers/cuit-fault.ts';
import type { TaxpayerParts } from '../taxpayers/taxpayer-parts.ts';
import type { TaxpayerRow } from '../taxpayers/taxpayers.store.ts';
import { claimsStore } from './claims.store.ts';
import { refuse } from './keep-certificate.ts';

export function represent({
  database,
  gateway,
  record,
  clock,
}: Pick<TaxpayerParts, 'database' | 'gateway' | 'record' | 'clock'>) {
  const claims = claimsStore(database);
  return {
    async by(principal: Principal, issuer: TaxpayerRow, input: unknown): Promise<Certificate> {
      const { cuit: certificateCuit } = readBody(representativeBody, input);
      const wrong = cuitFault(certificateCuit, 'cuit');
      if (wrong !== null) throw new Refusal('request.invalid', { faults: [wrong] });
      const { environment, cuit, organization_id } = issuer;
      if (environment === 'simulator') throw new Refusal('representative.unusable', { detail: NOT_THERE });
      // Acting with a certificate is using its CUIT.
      if (!mayUse(grantOf(principal), certificateCuit)) throw new Refusal('access.forbidden');
      const holder = await claims.find(environment, certificateCuit);
      if (holder?.organization_id !== organization_id || holder.proof !== 'certificate')
        throw new Refusal('representative.unusable');
      await forEverybody('whose a CUIT is', () =>
        database.transaction<CoreTables, void>('core', async (trx) => {
          const before = await claims.find(environment, cuit, trx);
          const after = await claims.claim(trx, {
            environment,
            cuit,
            organization_id,
            proof: before?.organization_id === organization_id ? before.proof : 'delegation',
            certificate_cuit: certificateCuit,
            claimed_at: clock.now(),
          });
          if (after.organization_id !== organization_id) throw new Refusal('taxpayer.owned');
          await record(trx, principal, {
            action: 'representative.set',
            subject: cuit,
            detail: { environment, representative: certificateCuit },
          });
        }),
      );
      return gateway.setHolder({ environment, cuit, certificate_cuit: certificateCuit }).catch(refuse);
    },

    async byNobody(principal: Principal, issuer: TaxpayerRow): Promise<Certificate> {
      const { environment, cuit, organization_id } = issuer;
      await forEverybody('whose a CUIT is', () =>
        database.transaction<CoreTables, void>('core', async (trx) => {
          const claim = await claims.find(environment, cuit, trx);
          if (claim === undefined) return;
          if (claim.organization_id !== organization_id) throw new Refusal('taxpayer.owned');
          if (claim.proof === 'delegation') await claims.release(trx, environment, cuit);
          else await claims.claim(trx, { ...claim, certificate_cuit: cuit });
          await record(trx, principal, {
            action: 'representative.removed',
            subject: cuit,
            detail: { environment },
          });
        }),
      );
      return gateway.setHolder({ environment, cuit, certificate_cuit: cuit }).catch(refuse);
    },
  };
}

const NOT_THERE = {
  es: 'En el simulador incluido cada CUIT tiene su propio certificado: la representación se prueba en homologación.',
  en: 'In the built-in simulator each CUIT has a certificate of its own: representation is tried in homologación.',
};
