/** What the doctor says of certificates: whether one can sign, for how long, and what was wrong with the last file. Pure. */
import type { Certificate, Checkup } from '@arca-api/contract/gateway-certificates';
import type { Check } from '@arca-api/contract/taxpayers';
import { dayInBuenosAires } from '@arca-api/domain/calendar/day';
import type { Words } from '@arca-api/domain/faults/fault';
import { daysLeft, NOTICE_DAYS } from '../certificates/due-notice.ts';
import { found, words } from './check.ts';
import { getCertificate } from './where-at-arca.ts';

export function judgeCertificate(
  { certificate, refused_upload }: Pick<Checkup, 'certificate' | 'refused_upload'>,
  now: number,
): readonly Check[] {
  return [
    stateOf(certificate),
    ...(refused_upload === null
      ? []
      : [
          found(
            ['certificate_upload', 'warning', `certificate_upload.${refused_upload.reason}`],
            words(
              `El último archivo subido se rechazó. ${refused_upload.words.es}`,
              `The last file uploaded was refused. ${refused_upload.words.en}`,
            ),
            getCertificate(certificate),
          ),
        ]),
    ...renewal(certificate),
    ...(certificate.state === 'installed' ? [expiry(certificate, now)] : []),
  ];
}

function stateOf(certificate: Certificate): Check {
  const { environment, state, certificate_cuit, cuit } = certificate;
  const where = getCertificate(certificate);
  const whose =
    cuit === certificate_cuit
      ? words('', '')
      : words(` del CUIT ${certificate_cuit}`, ` of CUIT ${certificate_cuit}`);
  switch (state) {
    case 'missing':
      return found(
        ['certificate', environment === 'simulator' ? 'ok' : 'failed', 'certificate.missing'],
        words(`Todavía no hay certificado${whose.es}.`, `There is no certificate${whose.en} yet.`),
        where,
      );
    case 'requested':
      return found(
        ['certificate', 'failed', 'certificate.requested'],
        words(
          'La clave y el CSR están hechos; falta el certificado de ARCA.',
          "Key and CSR are made; ARCA's certificate is missing.",
        ),
        where,
      );
    case 'expired':
      return found(
        ['certificate', 'failed', 'certificate.expired'],
        words(
          `El certificado${whose.es} venció el ${dayOf(certificate.not_after).es}.`,
          `The certificate${whose.en} expired on ${dayOf(certificate.not_after).en}.`,
        ),
        where,
      );
    case 'not_yet_valid':
      return found(
        ['certificate', 'failed', 'certificate.not_yet_valid'],
        words(
          `El certificado vale recién desde el ${dayOf(certificate.not_before).es}.`,
          `The certificate is only valid from ${dayOf(certificate.not_before).en}.`,
        ),
        words(
          'Esperá a esa fecha, y revisá que tu reloj esté en hora.',
          'Wait for that day, and check that your clock is right.',
        ),
      );
    case 'installed':
      return used(certificate, whose);
  }
}

function used(certificate: Certificate, whose: Words): Check {
  const refused = certificate.installed.find((one) => one.in_use)?.refused_code ?? null;
  if (refused === null) {
    return found(
      ['certificate', 'ok', 'certificate.installed'],
      words(`El certificado${whose.es} está instalado.`, `The certificate${whose.en} is installed.`),
    );
  }
  const { message, next } = refusedCertificate(refused, certificate);
  return found(['certificate', 'failed', codeOf(refused)], message, next);
}

/** WSAA's refusals of a certificate, as the doctor calls them. */
function codeOf(refused: string): string {
  const known: Readonly<Record<string, string>> = {
    'cms.cert.untrusted': 'certificate.other_environment',
    'cms.cert.expired': 'certificate.expired',
    'cms.cert.invalid': 'certificate.not_yet_valid',
    'cms.sign.invalid': 'certificate.key_mismatch',
  };
  return known[refused] ?? 'certificate.refused';
}

function refusedCertificate(code: string, certificate: Certificate): { message: Words; next: Words } {
  const { environment } = certificate;
  const where = getCertificate(certificate);
  switch (code) {
    case 'cms.cert.untrusted':
      return {
        message: words(
          `ARCA no reconoce este certificado en ${environment}: es de otro ambiente. Los de homologación no sirven en producción, ni al revés.`,
          `ARCA does not recognise this certificate in ${environment}: it is of another environment. Those of homologación do not serve in producción, nor the other way round.`,
        ),
        next: where,
      };
    case 'cms.cert.expired':
      return {
        message: words('Para ARCA el certificado está vencido.', 'To ARCA the certificate has expired.'),
        next: where,
      };
    case 'cms.cert.invalid':
      return {
        message: words(
          'Para ARCA el certificado todavía no entró en vigencia.',
          'To ARCA the certificate is not valid yet.',
        ),
        next: words(
          'Revisá el reloj de esta máquina y probá en unos minutos.',
          "Check this machine's clock and try in some minutes.",
        ),
      };
    default:
      return {
        message: words(`ARCA rechazó el certificado (${code}).`, `ARCA refused the certificate (${code}).`),
        next: where,
      };
  }
}

/** A newer one that ARCA does not take, while the one before it still works. */
function renewal(certificate: Certificate): readonly Check[] {
  const { installed } = certificate;
  const inUse = installed.find((one) => one.in_use);
  const newer = installed.find(
    (one) =>
      one.state === 'in_force' &&
      !one.in_use &&
      one.refused_code !== null &&
      inUse !== undefined &&
      one.not_before > inUse.not_before,
  );
  if (newer === undefined || newer.refused_code === null) return [];
  const { message, next } = refusedCertificate(newer.refused_code, certificate);
  return [
    found(
      ['certificate_renewal', 'warning', 'certificate.renewal_refused'],
      words(
        `El certificado nuevo no se puede usar y se sigue con el anterior. ${message.es}`,
        `The new certificate cannot be used, and the one before it goes on serving. ${message.en}`,
      ),
      next,
    ),
  ];
}

function expiry(certificate: Certificate, now: number): Check {
  const { not_after, origin } = certificate;
  const end = not_after === null ? Number.NaN : Date.parse(not_after);
  if (Number.isNaN(end)) {
    return found(
      ['certificate_expiry', 'unknown', 'certificate_expiry.unknown'],
      words('No se sabe cuándo vence el certificado.', 'It is not known when the certificate expires.'),
    );
  }
  const days = daysLeft(end, now);
  const message = words(
    `El certificado vence en ${days} días, el ${dayOf(not_after).es}.`,
    `The certificate expires in ${days} days, on ${dayOf(not_after).en}.`,
  );
  const isSoon = days < NOTICE_DAYS[0] && origin === 'uploaded';
  return isSoon
    ? found(
        ['certificate_expiry', 'warning', 'certificate_expiry.soon'],
        message,
        words(
          `Renovalo ya: el nuevo convive con este y no se interrumpe nada. ${getCertificate(certificate).es}`,
          `Renew it now: the new one works beside this one and nothing stops. ${getCertificate(certificate).en}`,
        ),
      )
    : found(['certificate_expiry', 'ok', 'certificate_expiry.ok'], message);
}

/** As each language writes it; the day it is in Buenos Aires. */
function dayOf(instant: string | null): Words {
  if (instant === null) return words('—', '—');
  const day = dayInBuenosAires(Date.parse(instant));
  return words(day.split('-').reverse().join('/'), day);
}
