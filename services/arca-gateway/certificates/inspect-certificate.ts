/** Reads a certificate someone handed in and says, before anything is kept, why it cannot be used. */
import 'reflect-metadata';
import type { Words } from '@arca-api/domain/faults/fault';
import { Pkcs10CertificateRequest, X509Certificate } from '@peculiar/x509';
import { cuitOf } from './subject.ts';

export interface InspectedCertificate {
  readonly pem: string;
  readonly subject: string;
  readonly fingerprint: string;
  readonly notBefore: number;
  readonly notAfter: number;
  /** SubjectPublicKeyInfo, base64. */
  readonly publicKey: string;
  readonly cuit: string | null;
}

const LARGEST = 20_000;

/** `null` when the text is no X.509 certificate in PEM. */
export async function inspectCertificate(text: string): Promise<InspectedCertificate | null> {
  const pem = /-----BEGIN CERTIFICATE-----[\sA-Za-z0-9+/=]+-----END CERTIFICATE-----/.exec(
    text.slice(0, LARGEST),
  )?.[0];
  if (!pem) return null;
  try {
    const parsed = new X509Certificate(pem);
    const thumbprint = Buffer.from(await parsed.getThumbprint('SHA-256'));
    return {
      pem: parsed.toString('pem'),
      subject: parsed.subject,
      fingerprint: thumbprint.toString('hex'),
      notBefore: parsed.notBefore.getTime(),
      notAfter: parsed.notAfter.getTime(),
      publicKey: Buffer.from(parsed.publicKey.rawData).toString('base64'),
      cuit: cuitOf(parsed.subjectName),
    };
  } catch {
    return null;
  }
}

export function publicKeyOfRequest(csr: string): string {
  return Buffer.from(new Pkcs10CertificateRequest(csr).publicKey.rawData).toString('base64');
}

/** What of the certificate itself forbids its use for `cuit` at `now`; `null` when nothing does. */
export function objectionTo(found: InspectedCertificate, cuit: string, now: number): Words | null {
  if (found.cuit === null) {
    return {
      es: 'El certificado no tiene serialNumber «CUIT …»: no parece emitido por ARCA.',
      en: 'The certificate has no serialNumber "CUIT …": it does not look issued by ARCA.',
    };
  }
  if (found.cuit !== cuit) {
    return {
      es: `El certificado es del CUIT ${found.cuit}, no de ${cuit}.`,
      en: `The certificate belongs to CUIT ${found.cuit}, not to ${cuit}.`,
    };
  }
  if (found.notAfter <= now) {
    return {
      es: `El certificado venció el ${new Date(found.notAfter).toISOString().slice(0, 10)}.`,
      en: `The certificate expired on ${new Date(found.notAfter).toISOString().slice(0, 10)}.`,
    };
  }
  return null;
}
