/** What a certificate says of itself, and why it cannot be used where it cannot. */
import 'reflect-metadata';
import { Pkcs10CertificateRequest, X509Certificate } from '@peculiar/x509';
import { cuitOf } from './subject.ts';

export interface InspectedCertificate {
  readonly pem: string;
  readonly subject: string;
  readonly issuer: string;
  readonly fingerprint: string;
  readonly notBefore: number;
  readonly notAfter: number;
  /** SubjectPublicKeyInfo, base64. */
  readonly publicKey: string;
  readonly cuit: string | null;
}

export async function inspectCertificate(parsed: X509Certificate): Promise<InspectedCertificate> {
  const thumbprint = Buffer.from(await parsed.getThumbprint('SHA-256'));
  return {
    pem: parsed.toString('pem'),
    subject: parsed.subject,
    issuer: parsed.issuer,
    fingerprint: thumbprint.toString('hex'),
    notBefore: parsed.notBefore.getTime(),
    notAfter: parsed.notAfter.getTime(),
    publicKey: Buffer.from(parsed.publicKey.rawData).toString('base64'),
    cuit: cuitOf(parsed.subjectName),
  };
}

/** `null` when the text is no X.509 certificate in PEM. */
export async function inspectPem(text: string): Promise<InspectedCertificate | null> {
  try {
    return await inspectCertificate(new X509Certificate(text));
  } catch {
    return null;
  }
}

export function publicKeyOfRequest(csr: string): string {
  return Buffer.from(new Pkcs10CertificateRequest(csr).publicKey.rawData).toString('base64');
}
