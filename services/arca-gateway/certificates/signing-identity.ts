/** The certificate and key that sign a login, for the moment in which they are needed. */
import type { Environment } from '@arca-api/contract/primitives';
import type { GatewayParts } from '../parts.ts';
import type { Secret } from '../vault/secret.ts';
import { ensureCertificate } from './ensure-certificate.ts';

export interface SigningIdentity {
  /** PEM. */
  readonly certificate: string;
  /** PKCS#8, DER. */
  readonly privateKey: Secret<Uint8Array>;
}

/** `null` when the taxpayer has no certificate in force. */
export async function signingIdentity(
  parts: GatewayParts,
  environment: Environment,
  cuit: string,
): Promise<SigningIdentity | null> {
  const row =
    environment === 'simulator'
      ? await parts.flights.once(`certificate/${cuit}`, () => ensureCertificate(parts, cuit))
      : (await parts.certificates.ofTaxpayer(environment, cuit)).find((found) => found.certificate !== null);
  if (!row?.certificate || (row.not_after ?? 0) <= parts.clock.now()) return null;
  const scope = { environment, cuit, purpose: 'private-key' } as const;
  return { certificate: row.certificate, privateKey: await parts.vault.open(scope, row.sealed_private_key) };
}
