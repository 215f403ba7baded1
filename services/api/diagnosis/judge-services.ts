/** What the doctor says of ARCA's services: who lets the issuer in, and what keeps it out where it is kept out. Pure. */
import type { CheckedAccess, Checkup } from '@arca-api/contract/gateway-certificates';
import type { Check } from '@arca-api/contract/taxpayers';
import type { Words } from '@arca-api/domain/faults/fault';
import { found, waitWords, words } from './check.ts';
import { delegate } from './where-at-arca.ts';

interface Kind {
  readonly check: 'invoicing' | 'export' | 'padron' | 'verification';
  /** Without it no invoice is issued. */
  readonly isNeeded: boolean;
  readonly name: Words;
}

const KINDS: Readonly<Record<CheckedAccess['service'], Kind>> = {
  wsfe: {
    check: 'invoicing',
    isNeeded: true,
    name: words('La facturación electrónica (wsfe)', 'Electronic invoicing (wsfe)'),
  },
  wsfex: {
    check: 'export',
    isNeeded: false,
    name: words('La factura de exportación (wsfex)', 'Export invoicing (wsfex)'),
  },
  ws_sr_constancia_inscripcion: {
    check: 'padron',
    isNeeded: false,
    name: words('El padrón (ws_sr_constancia_inscripcion)', 'The padrón (ws_sr_constancia_inscripcion)'),
  },
  wscdc: {
    check: 'verification',
    isNeeded: false,
    name: words('La constatación de comprobantes (wscdc)', 'Verification of comprobantes (wscdc)'),
  },
};

export function judgeServices({
  services,
  certificate,
}: Pick<Checkup, 'services' | 'certificate'>): readonly Check[] {
  return services.map((service) => judge(service, certificate));
}

function judge(service: CheckedAccess, certificate: Checkup['certificate']): Check {
  const { check, isNeeded, name } = KINDS[service.service];
  const { environment, cuit, certificate_cuit } = certificate;
  const bad = isNeeded ? 'failed' : 'warning';
  const unsure = isNeeded ? 'unknown' : 'warning';
  const wait = waitWords(service.retry_after_ms);
  const later = words(`Probá de nuevo ${wait.es}.`, `Try again ${wait.en}.`);
  const said = service.message === null ? '' : `: ${service.message}`;
  switch (service.access) {
    case 'ok':
      return found(
        [check, 'ok', 'service.ok'],
        words(`${name.es} responde y la delegación está hecha.`, `${name.en} answers and is delegated.`),
      );
    case 'no_certificate':
      return found(
        [check, bad, 'service.no_certificate'],
        words(`${name.es} necesita un certificado vigente.`, `${name.en} needs a certificate in force.`),
      );
    case 'not_delegated':
      return found(
        [check, bad, 'service.not_delegated'],
        words(
          `${name.es}: falta la delegación. ARCA no deja que este certificado se use ahí por ${cuit}.${isNeeded ? '' : ' Sólo hace falta si vas a usar ese servicio.'}`,
          `${name.en} is not delegated: ARCA does not let this certificate use it for ${cuit}.${isNeeded ? '' : ' It is only needed if you use it.'}`,
        ),
        after(delegate(environment, service.service, cuit, certificate_cuit), service.retry_after_ms),
      );
    case 'ticket_older':
      return found(
        [check, bad, 'service.ticket_older'],
        words(
          `${name.es}: el permiso (ticket) que hay es de antes de que ${cuit} delegara, y ARCA todavía no da otro. Las relaciones quedan fijas en cada ticket.`,
          `${name.en}: the ticket at hand was given before ${cuit} delegated, and ARCA gives no other yet. Relations are frozen in a ticket.`,
        ),
        words(
          `Si ya delegaste, no hay que hacer nada: se pide otro solo; probá ${wait.es}. Si no, ${lower(delegate(environment, service.service, cuit, certificate_cuit).es)}`,
          `If you have delegated, do nothing: another is asked for by itself; try ${wait.en}. If not: ${delegate(environment, service.service, cuit, certificate_cuit).en}`,
        ),
      );
    case 'already_authenticated':
      return found(
        [check, unsure, 'service.already_authenticated'],
        words(
          `${name.es}: ARCA dio un permiso (ticket) hace un momento y no lo repite. Pasa si otro sistema usa el mismo certificado, o si se perdió la respuesta.`,
          `${name.en}: ARCA gave a ticket a moment ago and does not repeat it. It happens when another system uses the same certificate, or when the answer was lost.`,
        ),
        words(
          `No hay que hacer nada: se vuelve a pedir ${wait.es}. Si otro sistema usa este certificado, dale uno propio.`,
          `Do nothing: it is asked for again ${wait.en}. If another system uses this certificate, give it one of its own.`,
        ),
      );
    case 'certificate_refused':
      return found(
        [check, bad, 'service.certificate_refused'],
        words(
          `${name.es} no acepta el certificado (${service.code ?? ''}): mirá el punto del certificado.`,
          `${name.en} does not take the certificate (${service.code ?? ''}): see the item of the certificate.`,
        ),
        later,
      );
    case 'clock_off':
      return found(
        [check, bad, 'service.clock_off'],
        words(
          `${name.es}: ARCA rechaza el pedido de permiso por la hora de esta máquina.`,
          `${name.en}: ARCA refuses the request for a ticket because of this machine's time.`,
        ),
        words(
          'Sincronizá el reloj por NTP (time.afip.gov.ar).',
          'Synchronise the clock by NTP (time.afip.gov.ar).',
        ),
      );
    case 'refused':
      return found(
        [check, bad, 'service.refused'],
        words(`${name.es} rechazó la consulta${said}.`, `${name.en} refused the query${said}.`),
        later,
      );
    case 'down':
      return found(
        [check, unsure, 'service.down'],
        words(
          `${name.es} no responde ahora: es ARCA, o la conexión. Lo que emitas queda en espera y sale solo.`,
          `${name.en} does not answer now: it is ARCA, or the connection. What you issue waits and leaves by itself.`,
        ),
        later,
      );
  }
}

function after(next: Words, retryAfterMs: number | null): Words {
  if (retryAfterMs === null) return next;
  const wait = waitWords(retryAfterMs);
  return words(
    `${next.es} Si ya lo hiciste, ARCA se vuelve a consultar ${wait.es}.`,
    `${next.en} If you have, ARCA is asked again ${wait.en}.`,
  );
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
