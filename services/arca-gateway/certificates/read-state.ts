/** The certificates that act for a CUIT, its own or its representative's, described. */
import type { Certificate } from '@arca-api/contract/gateway-certificates';
import type { Environment } from '@arca-api/contract/primitives';
import type { GatewayParts } from '../parts.ts';
import { describeCertificate } from './describe-certificate.ts';

export async function readState(
  parts: GatewayParts,
  environment: Environment,
  cuit: string,
): Promise<Certificate> {
  const certificateCuit = await parts.holders.of(environment, cuit);
  const rows = await parts.certificates.ofTaxpayer(environment, certificateCuit);
  return describeCertificate({
    environment,
    cuit,
    certificateCuit,
    rows,
    now: parts.clock.now(),
  });
}
