/** What the doctor says of a certificate: whether it is there, and how long it lasts. Pure. */
import type { Certificate } from '@arca-api/contract/gateway';
import type { Check } from '@arca-api/contract/taxpayers';
import type { Words } from '@arca-api/domain/faults/fault';

const DAY_MS = 24 * 3_600_000;
const WARN_DAYS = 30;

/** Who signs certificates in each environment, and where to go. */
const WHERE: Readonly<Record<Certificate['environment'], Words>> = {
  simulator: {
    es: 'El simulador lo da solo al emitir el primer comprobante: no hay que hacer nada.',
    en: 'The simulator gives it by itself with the first comprobante: nothing to do.',
  },
  homologacion: {
    es: 'Pedí el CSR con POST …/certificates, cargalo en WSASS (Autogestión de certificados de homologación) y subí el .crt con POST …/certificates/upload.',
    en: 'Get the CSR with POST …/certificates, load it in WSASS (test certificates of ARCA) and upload the .crt with POST …/certificates/upload.',
  },
  produccion: {
    es: 'Pedí el CSR con POST …/certificates, cargalo en «Administración de Certificados Digitales» de ARCA y subí el .crt con POST …/certificates/upload.',
    en: 'Get the CSR with POST …/certificates, load it in ARCA\'s "Administración de Certificados Digitales" and upload the .crt with POST …/certificates/upload.',
  },
};

export function diagnoseCertificate(certificate: Certificate | null, now: number): readonly Check[] {
  if (certificate === null) {
    return [
      check('certificate', 'unknown', {
        es: 'No se pudo consultar el certificado.',
        en: 'The certificate could not be looked at.',
      }),
    ];
  }
  const where = WHERE[certificate.environment];
  switch (certificate.state) {
    case 'missing':
      return [
        check(
          'certificate',
          certificate.environment === 'simulator' ? 'ok' : 'failed',
          { es: 'Todavía no hay certificado.', en: 'There is no certificate yet.' },
          where,
        ),
      ];
    case 'requested':
      return [
        check(
          'certificate',
          'failed',
          {
            es: 'El CSR está hecho y falta el certificado de ARCA.',
            en: "The CSR is made and ARCA's certificate is missing.",
          },
          where,
        ),
      ];
    case 'expired':
      return [
        check(
          'certificate',
          'failed',
          { es: 'El certificado venció.', en: 'The certificate has expired.' },
          where,
        ),
      ];
    case 'installed':
      return [
        check('certificate', 'ok', {
          es: 'El certificado está instalado.',
          en: 'The certificate is installed.',
        }),
        expiry(certificate.not_after, now, where),
      ];
  }
}

function expiry(notAfter: string | null, now: number, where: Words): Check {
  const end = notAfter === null ? Number.NaN : Date.parse(notAfter);
  if (Number.isNaN(end)) {
    return check('certificate_expiry', 'unknown', {
      es: 'No se sabe cuándo vence el certificado.',
      en: 'It is not known when the certificate expires.',
    });
  }
  const days = Math.max(0, Math.floor((end - now) / DAY_MS));
  const words: Words = {
    es: `El certificado vence en ${days} días.`,
    en: `The certificate expires in ${days} days.`,
  };
  return days < WARN_DAYS
    ? check('certificate_expiry', 'warning', words, where)
    : check('certificate_expiry', 'ok', words);
}

export function check(
  name: Check['check'],
  state: Check['state'],
  message: Words,
  next: Words | null = null,
): Check {
  return { check: name, state, message, next_step: next };
}
