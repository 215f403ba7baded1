/** Makes a key that never leaves, and the CSR to be taken to ARCA; asked again, answers the same CSR. */
import type { Certificate, certificateRequest } from '@arca-api/contract/gateway-certificates';
import type { z } from 'zod';
import type { GatewayParts } from '../parts.ts';
import type { CertificateRow } from './certificates.store.ts';
import { describeCertificate } from './describe-certificate.ts';
import { createKeyPair } from './key-pair.ts';

export async function requestCertificate(
  parts: GatewayParts,
  request: z.infer<typeof certificateRequest>,
): Promise<Certificate> {
  const { environment, cuit, name } = request;
  const requestKey = `uploaded/${name.trim()}`;
  const rows = await parts.certificates.ofTaxpayer(environment, cuit);
  if (!rows.some((row) => row.certificate === null && row.request_key === requestKey)) {
    await addRequest(parts, { environment, cuit, requestKey, origin: 'uploaded', name: name.trim() });
  }
  const after = await parts.certificates.ofTaxpayer(environment, cuit);
  return describeCertificate({
    environment,
    cuit,
    // Its own, whoever acts for it now: a request is about the key that was just made.
    certificateCuit: cuit,
    rows: after.filter((row) => row.certificate !== null || row.request_key === requestKey),
    now: parts.clock.now(),
  });
}

/** One key for any number of callers: whoever comes second is given the first one's row. */
export async function addRequest(
  parts: GatewayParts,
  wanted: {
    environment: z.infer<typeof certificateRequest>['environment'];
    cuit: string;
    requestKey: string;
    origin: string;
    name: string;
  },
): Promise<CertificateRow> {
  const { environment, cuit, requestKey, origin } = wanted;
  const pair = await createKeyPair(cuit, wanted.name === '' ? `CUIT ${cuit}` : wanted.name);
  const sealed = await parts.vault.seal({ environment, cuit, purpose: 'private-key' }, pair.privateKey);
  pair.privateKey.fill(0);
  return parts.certificates.addRequest({
    id: parts.random.id('crt'),
    environment,
    cuit,
    request_key: requestKey,
    origin,
    sealed_private_key: sealed,
    csr: pair.csr,
    certificate: null,
    subject: null,
    fingerprint: null,
    not_before: null,
    not_after: null,
    requested_at: parts.clock.now(),
    installed_at: null,
    refused_code: null,
  });
}
