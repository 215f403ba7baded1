/** Installs a certificate that ARCA issued for one of our keys, or says why it will not; the doctor remembers why. */
import { Refusal } from '@arca-api/contract/errors';
import type { Certificate, certificateUpload } from '@arca-api/contract/gateway-certificates';
import { ENVIRONMENTS } from '@arca-api/contract/primitives';
import type { z } from 'zod';
import type { GatewayParts } from '../../parts.ts';
import type { CertificateRow, InstalledCertificate } from '../certificates.store.ts';
import { type InspectedCertificate, inspectCertificate, publicKeyOfRequest } from '../inspect-certificate.ts';
import { readState } from '../read-state.ts';
import { expired, otherCuit, otherEnvironment, type UploadRefusal, wholeFile } from './explain-upload.ts';
import { readCertificates } from './read-certificates.ts';

type Upload = z.infer<typeof certificateUpload>;
type Match = { readonly found: InspectedCertificate; readonly key: CertificateRow };

export async function uploadCertificate(parts: GatewayParts, upload: Upload): Promise<Certificate> {
  const { environment, cuit } = upload;
  const match = await matchUpload(parts, upload);
  if ('reason' in match) {
    await parts.uploads.keep(environment, cuit, { ...match, at: parts.clock.now() });
    throw new Refusal('certificate.invalid', { detail: match.words, extra: { reason: match.reason } });
  }
  await install(parts, match);
  await parts.uploads.forget(environment, cuit);
  await parts.tickets.forgetFailures(environment, cuit);
  return readState(parts, environment, cuit);
}

async function matchUpload(parts: GatewayParts, upload: Upload): Promise<Match | UploadRefusal> {
  const { environment, cuit } = upload;
  const handed = readCertificates(upload.certificate);
  if (typeof handed === 'string') return wholeFile(handed);
  const all = await Promise.all(handed.map(inspectCertificate));
  const rows = await parts.certificates.ofTaxpayer(environment, cuit);
  for (const found of all) {
    const key = keyOf(rows, found);
    if (key !== undefined) return objectionTo(found, cuit, parts.clock.now()) ?? { found, key };
  }
  // Of a chain, the one that names a CUIT is its owner's.
  const own = all.find((found) => found.cuit !== null) ?? all[0];
  if (own === undefined) return wholeFile('not_a_certificate');
  return (
    objectionTo(own, cuit, parts.clock.now()) ?? (await foreignKey(parts, upload, own)) ?? wholeFile('no_key')
  );
}

function objectionTo(found: InspectedCertificate, cuit: string, now: number): UploadRefusal | null {
  if (found.cuit === null) return wholeFile('no_cuit');
  if (found.cuit !== cuit) return otherCuit(found.cuit, cuit);
  return found.notAfter <= now ? expired(found.notAfter) : null;
}

/** That very certificate, else a key still waiting for one, else any certified before: ARCA may certify a key again. */
function keyOf(rows: readonly CertificateRow[], found: InspectedCertificate): CertificateRow | undefined {
  const same = rows.filter((row) => publicKeyOfRequest(row.csr) === found.publicKey);
  return (
    same.find((row) => row.fingerprint === found.fingerprint) ??
    same.find((row) => row.certificate === null) ??
    same[0]
  );
}

async function foreignKey(
  parts: GatewayParts,
  { environment, cuit }: Upload,
  found: InspectedCertificate,
): Promise<UploadRefusal | null> {
  for (const other of ENVIRONMENTS) {
    if (other === environment) continue;
    const rows = await parts.certificates.ofTaxpayer(other, cuit);
    if (keyOf(rows, found) !== undefined) return otherEnvironment(other, environment);
  }
  return null;
}

async function install(parts: GatewayParts, { found, key }: Match): Promise<void> {
  if (key.fingerprint === found.fingerprint) return;
  const installed: InstalledCertificate = {
    origin: 'uploaded',
    certificate: found.pem,
    subject: found.subject,
    fingerprint: found.fingerprint,
    not_before: found.notBefore,
    not_after: found.notAfter,
    installed_at: parts.clock.now(),
  };
  if (key.certificate === null && (await parts.certificates.install(key.id, installed))) return;
  await parts.certificates.addCertificate({
    ...key,
    ...installed,
    id: parts.random.id('crt'),
    refused_code: null,
  });
}
