/** Asks the vault for a key and its CSR, and hands it ARCA's certificate; what it refuses is told in its own words. */
import { Refusal } from '@arca-api/contract/errors';
import type { Certificate } from '@arca-api/contract/gateway';
import { HopFailure } from '@arca-api/contract/gateway-client';
import { problemSchema } from '@arca-api/contract/problem';
import { certificateFile, certificateWish } from '@arca-api/contract/taxpayers';
import type { Principal } from '../access/principal.ts';
import { readBody } from '../doors/read-body.ts';
import type { CoreTables } from '../tables.ts';
import type { TaxpayerParts } from './taxpayer-parts.ts';
import type { TaxpayerRow } from './taxpayers.store.ts';

export function keepCertificate({
  database,
  gateway,
  record,
}: Pick<TaxpayerParts, 'database' | 'gateway' | 'record'>) {
  return {
    async status({ environment, cuit, details }: TaxpayerRow): Promise<Certificate> {
      return gateway.certificate({ environment, cuit, name: details.name }).catch(refuse);
    },

    async request(principal: Principal, issuer: TaxpayerRow, input: unknown): Promise<Certificate> {
      const { name } = readBody(certificateWish, input);
      const { environment, cuit } = issuer;
      const certificate = await gateway.requestCertificate({ environment, cuit, name }).catch(refuse);
      await note(principal, issuer, 'certificate.requested', { environment, name });
      return certificate;
    },

    async upload(principal: Principal, issuer: TaxpayerRow, input: unknown): Promise<Certificate> {
      const { certificate: pem } = readBody(certificateFile, input);
      const { environment, cuit } = issuer;
      const certificate = await gateway
        .uploadCertificate({ environment, cuit, certificate: pem })
        .catch(refuse);
      await note(principal, issuer, 'certificate.installed', {
        environment,
        fingerprint: certificate.fingerprint,
      });
      return certificate;
    },
  };

  /** The vault is another service's: the note follows the deed instead of sharing its transaction. */
  function note(
    principal: Principal,
    { cuit }: TaxpayerRow,
    action: string,
    detail: Record<string, unknown>,
  ) {
    return database.transaction<CoreTables, void>('core', (trx) =>
      record(trx, principal, { action, subject: cuit, detail }),
    );
  }
}

function refuse(cause: unknown): never {
  const problem = cause instanceof HopFailure ? problemSchema.safeParse(cause.body) : null;
  if (problem?.success && problem.data.code === 'certificate.invalid') {
    throw new Refusal('certificate.invalid', { detail: problem.data.message, cause });
  }
  throw new Refusal('service.unavailable', { cause });
}
