/** Asks the vault for a key and its CSR, and hands it ARCA's certificate; what it refuses is told in its own words. */
import { Refusal } from '@arca-api/contract/errors';
import type { Certificate } from '@arca-api/contract/gateway-certificates';
import { HopFailure } from '@arca-api/contract/hop';
import { problemSchema } from '@arca-api/contract/problem';
import { certificateFile, certificateWish } from '@arca-api/contract/taxpayers';
import { forEverybody } from '@arca-api/platform/database/scope';
import type { Principal } from '../access/principal.ts';
import { readBody } from '../doors/read-body.ts';
import type { CoreTables } from '../tables.ts';
import type { TaxpayerParts } from '../taxpayers/taxpayer-parts.ts';
import type { TaxpayerRow } from '../taxpayers/taxpayers.store.ts';
import { claimsStore } from './claims.store.ts';
import { requireOwn } from './require-own.ts';

type Parts = Pick<TaxpayerParts, 'database' | 'gateway' | 'record' | 'clock'>;

export function keepCertificate({ database, gateway, record, clock }: Parts) {
  const claims = claimsStore(database);
  const own = requireOwn(claims);
  return {
    async status(issuer: TaxpayerRow): Promise<Certificate> {
      await own(issuer);
      const { environment, cuit, details } = issuer;
      return gateway.certificate({ environment, cuit, name: details.name }).catch(refuse);
    },

    async request(principal: Principal, issuer: TaxpayerRow, input: unknown): Promise<Certificate> {
      const { name } = readBody(certificateWish, input);
      await own(issuer, true);
      const { environment, cuit } = issuer;
      const certificate = await gateway.requestCertificate({ environment, cuit, name }).catch(refuse);
      await database.transaction<CoreTables, void>('core', (trx) =>
        record(trx, principal, {
          action: 'certificate.requested',
          subject: cuit,
          detail: { environment, name },
        }),
      );
      return certificate;
    },

    async upload(principal: Principal, issuer: TaxpayerRow, input: unknown): Promise<Certificate> {
      const { certificate: handed } = readBody(certificateFile, input);
      await own(issuer, true);
      const { environment, cuit } = issuer;
      const certificate = await gateway
        .uploadCertificate({ environment, cuit, certificate: handed })
        .catch(refuse);
      await claim(principal, issuer, certificate);
      // From now on its own certificate acts for it.
      return gateway.setHolder({ environment, cuit, certificate_cuit: cuit }).catch(refuse);
    },
  };

  /** The vault is another service's: the note follows the deed instead of sharing its transaction. */
  function claim(principal: Principal, issuer: TaxpayerRow, certificate: Certificate): Promise<void> {
    const { environment, cuit, organization_id } = issuer;
    return forEverybody('whose a CUIT is', () =>
      database.transaction<CoreTables, void>('core', async (trx) => {
        await record(trx, principal, {
          action: 'certificate.installed',
          subject: cuit,
          detail: { environment, fingerprint: certificate.fingerprint },
        });
        if (environment === 'simulator') return;
        const holder = await claims.claim(trx, {
          environment,
          cuit,
          organization_id,
          proof: 'certificate',
          certificate_cuit: cuit,
          claimed_at: clock.now(),
        });
        if (holder.organization_id !== organization_id) throw new Refusal('taxpayer.owned');
      }),
    );
  }
}

export function refuse(cause: unknown): never {
  const problem = cause instanceof HopFailure ? problemSchema.safeParse(cause.body) : null;
  if (problem?.success && problem.data.code === 'certificate.invalid') {
    const reason = Reflect.get(problem.data, 'reason');
    throw new Refusal('certificate.invalid', { detail: problem.data.message, extra: { reason }, cause });
  }
  throw new Refusal('service.unavailable', { cause });
}
