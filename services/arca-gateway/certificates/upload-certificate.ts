/** Installs a certificate that ARCA issued for one of our keys, or says why it will not. */
import { Refusal } from '@arca-api/contract/errors';
import type { Certificate, certificateUpload } from '@arca-api/contract/gateway';
import type { Words } from '@arca-api/domain/faults/fault';
import type { z } from 'zod';
import type { GatewayParts } from '../parts.ts';
import { describeCertificate } from './describe-certificate.ts';
import { inspectCertificate, objectionTo, publicKeyOfRequest } from './inspect-certificate.ts';

const NOT_A_CERTIFICATE: Words = {
  es: 'El texto no es un certificado X.509 en formato PEM (el archivo .crt que da ARCA).',
  en: 'The text is not an X.509 certificate in PEM (the .crt file that ARCA gives).',
};
const NO_KEY: Words = {
  es: 'El certificado no corresponde a ninguna clave creada acá: pedilo con el CSR de esta pantalla.',
  en: 'The certificate matches no key created here: request it with the CSR given here.',
};

export async function uploadCertificate(
  parts: GatewayParts,
  upload: z.infer<typeof certificateUpload>,
): Promise<Certificate> {
  const { environment, cuit } = upload;
  const found = await inspectCertificate(upload.certificate);
  if (!found) throw refuse(NOT_A_CERTIFICATE);
  const objection = objectionTo(found, cuit, parts.clock.now());
  if (objection) throw refuse(objection);
  const rows = await parts.certificates.ofTaxpayer(environment, cuit);
  const key = rows.find((row) => publicKeyOfRequest(row.csr) === found.publicKey);
  if (!key) throw refuse(NO_KEY);
  await parts.certificates.install(key.id, {
    origin: 'uploaded',
    certificate: found.pem,
    subject: found.subject,
    fingerprint: found.fingerprint,
    not_before: found.notBefore,
    not_after: found.notAfter,
    installed_at: parts.clock.now(),
  });
  await parts.tickets.forgetFailures(environment, cuit);
  const after = await parts.certificates.ofTaxpayer(environment, cuit);
  return describeCertificate(environment, cuit, after, parts.clock.now());
}

function refuse(detail: Words): Refusal {
  return new Refusal('certificate.invalid', { detail });
}
