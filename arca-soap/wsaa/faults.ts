/** WSAA's fault codes: what each means and whether asking again can help (technical specification 1.2.2; manual, FAQ 10.6). */
import type { Environment } from '../endpoints.ts';
import type { Exchange } from '../exchange.ts';
import { ArcaSoapFault, type Fault } from '../failure.ts';

/**
 * The same sentence in Spanish of Argentina and English.
 *
 * @example
 * const { es, en }: Explanation = fault.explanation;
 */
export interface Explanation {
  readonly es: string;
  readonly en: string;
}

type Retry = 'never' | 'after_a_minute' | 'after_the_window';

const say = (retry: Retry, es: string, en: string) => ({ retry, es, en });

const FAULTS = {
  'coe.notAuthorized': say(
    'never',
    'El certificado no está autorizado a usar este servicio. Asocialo en WSASS (homologación) o en el Administrador de Relaciones (producción).',
    'The certificate may not use this service. Associate it in WSASS (homologación) or the Administrador de Relaciones (producción).',
  ),
  'coe.alreadyAuthenticated': say(
    'after_the_window',
    'Ya hay un ticket vigente para este certificado y servicio. Usá el que tenés; si lo perdiste, esperá.',
    'A ticket for this certificate and service is still good. Use the one you have; if it was lost, wait.',
  ),
  'cms.bad': say('never', 'El CMS no es válido.', 'The CMS is not valid.'),
  'cms.bad.base64': say('never', 'El CMS no está bien codificado en Base64.', 'The CMS is not valid Base64.'),
  'cms.cert.notFound': say(
    'never',
    'El CMS no incluye el certificado que lo firmó.',
    'The CMS does not include its signing certificate.',
  ),
  'cms.sign.invalid': say(
    'never',
    'La firma no es válida o usa un algoritmo que ARCA no acepta.',
    'The signature is not valid, or uses an algorithm that ARCA does not accept.',
  ),
  'cms.cert.expired': say(
    'never',
    'El certificado está vencido. Pedí uno nuevo a ARCA.',
    'The certificate has expired. Ask ARCA for a new one.',
  ),
  'cms.cert.invalid': say(
    'never',
    'El certificado todavía no entró en vigencia. Revisá su fecha de inicio y tu reloj.',
    'The certificate is not valid yet. Check its start date and your clock.',
  ),
  'cms.cert.untrusted': say(
    'never',
    'El certificado no lo emitió ARCA para este ambiente. Los de homologación no sirven en producción ni al revés.',
    'ARCA did not issue this certificate for this environment. Those of homologación and producción are not interchangeable.',
  ),
  'xml.bad': say(
    'never',
    'El pedido de ticket no respeta el esquema.',
    'The ticket request does not follow the schema.',
  ),
  'xml.source.invalid': say(
    'never',
    'El origen del pedido no coincide con el certificado.',
    'The source of the request does not match the certificate.',
  ),
  'xml.destination.invalid': say(
    'never',
    'El destino del pedido no es este WSAA.',
    'The destination of the request is not this WSAA.',
  ),
  'xml.version.notSupported': say(
    'never',
    'WSAA no acepta esa versión del pedido.',
    'WSAA does not accept that version of the request.',
  ),
  'xml.generationTime.invalid': say(
    'never',
    'La hora de generación está en el futuro o tiene más de 24 horas. Sincronizá tu reloj.',
    'The generation time is in the future or over 24 hours old. Synchronise your clock.',
  ),
  'xml.expirationTime.expired': say(
    'never',
    'El pedido ya venció. Sincronizá tu reloj.',
    'The request has already expired. Synchronise your clock.',
  ),
  'xml.expirationTime.invalid': say(
    'never',
    'El vencimiento del pedido supera las 24 horas.',
    'The expiration of the request is over 24 hours ahead.',
  ),
  'wsn.unavailable': say(
    'after_a_minute',
    'El servicio está momentáneamente fuera de línea. Esperá al menos un minuto.',
    'The service is off line for now. Wait a minute at least.',
  ),
  'wsn.notFound': say(
    'never',
    'El servicio pedido no existe en este ambiente.',
    'The requested service does not exist in this environment.',
  ),
  'wsaa.unavailable': say(
    'after_a_minute',
    'WSAA está momentáneamente fuera de línea. Esperá al menos un minuto.',
    'WSAA is off line for now. Wait a minute at least.',
  ),
  'wsaa.internalError': say(
    'after_a_minute',
    'WSAA tuvo un error interno. Esperá al menos un minuto.',
    'WSAA had an internal error. Wait a minute at least.',
  ),
} as const satisfies Record<string, { readonly retry: Retry } & Explanation>;

/**
 * A fault code of WSAA's specification.
 *
 * @example
 * const code: WsaaFaultCode = 'cms.cert.expired';
 */
export type WsaaFaultCode = keyof typeof FAULTS;

const UNKNOWN_FAULT = say(
  'after_a_minute',
  'WSAA rechazó el pedido con un código que no documenta.',
  'WSAA refused the request with a code that it does not document.',
);

const MINUTE_MS = 60_000;
/** How long WSAA refuses a second ticket; ARCA may change it without notice. */
const WINDOW_MS: Readonly<Record<Environment, number>> = {
  homologacion: 10 * MINUTE_MS,
  produccion: 2 * MINUTE_MS,
};

function isKnown(code: string): code is WsaaFaultCode {
  return Object.hasOwn(FAULTS, code);
}

/**
 * WSAA refused to give a ticket.
 *
 * @example
 * if (error instanceof WsaaFault && error.code === 'coe.alreadyAuthenticated') {
 *   console.log(error.explanation.es, error.retryAfterMs);
 * }
 */
export class WsaaFault extends ArcaSoapFault {
  override readonly name = 'WsaaFault';
  /** One of {@link WsaaFaultCode}, or what WSAA made up (`Client.NoSOAPAction`). */
  readonly code: WsaaFaultCode | (string & {});
  readonly explanation: Explanation;
  /** Milliseconds to wait before asking again; `null`: asking again is pointless until a person mends the cause. */
  readonly retryAfterMs: number | null;

  constructor(fault: Fault, environment: Environment, exchange: Exchange | null) {
    super(fault, { service: 'wsaa', operation: 'loginCms', exchange: exchange ?? undefined });
    const { retry, es, en } = isKnown(fault.code) ? FAULTS[fault.code] : UNKNOWN_FAULT;
    this.code = fault.code;
    this.explanation = { es, en };
    const waits = { never: null, after_a_minute: MINUTE_MS, after_the_window: WINDOW_MS[environment] };
    this.retryAfterMs = waits[retry];
  }
}
