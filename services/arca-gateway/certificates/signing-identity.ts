/** The certificates and keys that may sign a login now, for the moment in which they are needed. */
import type { Environment } from '@arca-api/contract/primitives';
import type { GatewayParts } from '../parts.ts';
import type { Secret } from '../vault/secret.ts';
import { inForce } from './certificates.store.ts';
import { ensureCertificate } from './ensure-certificate.ts';

export interface SigningIdentity {
  readonly id: string;
  /** PEM. */
  readonly certificate: string;
  /** WSAA's code for the last login signed with it, unless that went well. */
  readonly refusedCode: string | null;
  /** PKCS#8, DER. */
  readonly privateKey: () => Promise<Secret<Uint8Array>>;
}

/** The newest in force first, the others behind it: they overlap while one replaces another. */
export async function signingIdentities(
  parts: GatewayParts,
  environment: Environment,
  cuit: string,
): Promise<readonly SigningIdentity[]> {
  if (environment === 'simulator') {
    const made = await parts.flights.once(`certificate/${cuit}`, () => ensureCertificate(parts, cuit));
    if (made === null) return [];
  }
  const rows = await parts.certificates.ofTaxpayer(environment, cuit);
  const scope = { environment, cuit, purpose: 'private-key' } as const;
  return inForce(rows, parts.clock.now()).map((row) => ({
    id: row.id,
    certificate: row.certificate,
    refusedCode: row.refused_code,
    privateKey: () => parts.vault.open(scope, row.sealed_private_key),
  }));
}
