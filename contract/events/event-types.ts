/** The catalogue of what may be told: each type with what it means, what it carries, and an example. */
import type { z } from 'zod';
import { arcaOutage } from '../arca-events.ts';
import { batchAnswer } from '../batches.ts';
import { certificateNotice } from '../certificate-events.ts';
import { invoiceAnswer } from '../invoices.ts';
import { laneDifference } from '../lanes.ts';
import { endpointAnswer } from '../webhooks.ts';
import {
  BATCH_EXAMPLE,
  CERTIFICATE_EXAMPLE,
  CONFLICT_EXAMPLE,
  DIFFERENCE_EXAMPLE,
  ENDPOINT_EXAMPLE,
  EXHAUSTED_EXAMPLE,
  HALTED_EXAMPLE,
  INVOICE_EXAMPLE,
  OUTAGE_EXAMPLE,
  SUBMITTED_EXAMPLE,
} from './examples.ts';
import { deliveryExhausted, laneConflict, laneHalted } from './lane-events.ts';

export interface EventType<Data extends z.ZodType = z.ZodType> {
  /** Of what it carries: a change that old readers would not understand is a new one. */
  readonly version: number;
  /** When it is told. */
  readonly when: { readonly es: string; readonly en: string };
  /** What its `subject` is. */
  readonly subject: string;
  readonly data: Data;
  /** What it carries, for instance. */
  readonly example: unknown;
}

const type = <Data extends z.ZodType>(
  subject: string,
  es: string,
  en: string,
  data: Data,
  example: unknown,
): EventType<Data> => ({
  version: 1,
  when: { es, en },
  subject,
  data,
  example,
});

/** Every type there is. One that was published is never renamed, and what it carries only grows. */
export const EVENT_TYPES = {
  'invoice.submitted': type(
    'inv_…',
    'Se aceptó una factura o nota: está guardada y espera su número.',
    'An invoice or note was accepted: it is kept and waits for its number.',
    invoiceAnswer,
    SUBMITTED_EXAMPLE,
  ),
  'invoice.verifying': type(
    'inv_…',
    'No se sabe si ARCA la autorizó: se le está preguntando.',
    'Whether ARCA authorised it is not known: ARCA is being asked.',
    invoiceAnswer,
    { ...SUBMITTED_EXAMPLE, status: 'verifying' },
  ),
  'invoice.authorized': type(
    'inv_…',
    'ARCA la autorizó: tiene número y CAE.',
    'ARCA authorised it: it has a number and a CAE.',
    invoiceAnswer,
    INVOICE_EXAMPLE,
  ),
  'invoice.rejected': type(
    'inv_…',
    'ARCA la rechazó, con la causa y qué hacer.',
    'ARCA rejected it, with the cause and what to do.',
    invoiceAnswer,
    {
      ...SUBMITTED_EXAMPLE,
      status: 'rejected',
      rejection: {
        arca: [
          {
            code: 10016,
            message: 'El numero o fecha del comprobante no se corresponde con el proximo a autorizar.',
          },
        ],
        message: { es: 'ARCA no autorizó el comprobante.', en: 'ARCA did not authorise the comprobante.' },
        fix: { es: 'Corregila y volvé a emitirla.', en: 'Mend it and issue it again.' },
        explained: [],
      },
    },
  ),
  'invoice.cancelled': type(
    'inv_…',
    'Se canceló antes de que saliera hacia ARCA.',
    'It was cancelled before it left for ARCA.',
    invoiceAnswer,
    { ...SUBMITTED_EXAMPLE, status: 'cancelled' },
  ),
  'credit_note.authorized': type(
    'inv_…',
    'ARCA autorizó una nota de crédito (se cuenta además de invoice.authorized).',
    'ARCA authorised a credit note (told besides invoice.authorized).',
    invoiceAnswer,
    { ...INVOICE_EXAMPLE, kind: 'credit_note', comprobante_type: 8 },
  ),
  'batch.finished': type(
    'bat_…',
    'Terminó un lote: cada línea quedó emitida, rechazada o con sus errores.',
    'A batch ended: each line was issued, rejected, or has its errors.',
    batchAnswer,
    BATCH_EXAMPLE,
  ),
  'punto_de_venta.conflict': type(
    'environment:cuit:punto_de_venta:type',
    'Otro sistema emitió con un número que se esperaba: la fila siguió con el próximo.',
    'Another system issued under a number that was expected: the lane went on with the next.',
    laneConflict,
    CONFLICT_EXAMPLE,
  ),
  'punto_de_venta.orphan_found': type(
    'environment:cuit:punto_de_venta:type',
    'ARCA tiene un número del que los libros no saben de quién es: alguien tiene que decidirlo.',
    'ARCA has a number that the books do not know whose it is: a person has to decide.',
    laneConflict,
    { ...CONFLICT_EXAMPLE },
  ),
  'punto_de_venta.halted': type(
    'environment:cuit:punto_de_venta:type',
    'La fila se detuvo hasta que alguien la mire.',
    'The lane stopped until somebody has looked.',
    laneHalted,
    HALTED_EXAMPLE,
  ),
  'punto_de_venta.difference_found': type(
    'dif_…',
    'De noche se compararon los libros con ARCA y no dicen lo mismo de un número.',
    'At night books and ARCA were compared, and say different things of a number.',
    laneDifference,
    DIFFERENCE_EXAMPLE,
  ),
  'punto_de_venta.difference_resolved': type(
    'dif_…',
    'Esa diferencia ya no está, o alguien la aceptó.',
    'That difference is gone, or somebody has accepted it.',
    laneDifference,
    { ...DIFFERENCE_EXAMPLE, resolution: 'agrees' },
  ),
  'arca.unavailable': type(
    'environment:service',
    'Un servicio de ARCA no responde: lo que espera sale solo cuando vuelva.',
    "One of ARCA's services does not answer: what waits leaves by itself when it is back.",
    arcaOutage,
    OUTAGE_EXAMPLE,
  ),
  'arca.recovered': type(
    'environment:service',
    'Ese servicio de ARCA volvió.',
    'That service of ARCA is back.',
    arcaOutage,
    { ...OUTAGE_EXAMPLE, ended_at: '2026-11-27T15:20:00.000Z', retry_at: null },
  ),
  'arca.certificate.expiring': type(
    'fingerprint',
    'A un certificado le quedan 60, 30 o 7 días.',
    'A certificate has 60, 30 or 7 days left.',
    certificateNotice,
    CERTIFICATE_EXAMPLE,
  ),
  'arca.certificate.expired': type(
    'fingerprint',
    'Venció un certificado: sin otro no se emite.',
    'A certificate has expired: without another nothing is issued.',
    certificateNotice,
    { ...CERTIFICATE_EXAMPLE, notice_days: 0, days_left: 0 },
  ),
  'endpoint.failing': type(
    'whe_…',
    'A un destino de webhooks no le llega nada desde hace tres días; a los cinco se desactiva.',
    'Nothing has arrived at a webhook endpoint for three days; after five it is disabled.',
    endpointAnswer,
    ENDPOINT_EXAMPLE,
  ),
  'endpoint.disabled': type(
    'whe_…',
    'Se desactivó un destino de webhooks: no le llegaba nada, o respondió 410.',
    'A webhook endpoint was disabled: nothing arrived, or it answered 410.',
    endpointAnswer,
    { ...ENDPOINT_EXAMPLE, enabled: false, disabled_for: 'failing', disabled_at: '2026-11-27T15:00:00.000Z' },
  ),
  'delivery.exhausted': type(
    'whd_…',
    'Falló el último intento de un aviso: se puede mandar de nuevo.',
    'The last attempt of a delivery failed: it may be told again.',
    deliveryExhausted,
    EXHAUSTED_EXAMPLE,
  ),
} as const satisfies Readonly<Record<string, EventType>>;

export type EventTypeName = keyof typeof EVENT_TYPES;

export const isEventType = (name: string): name is EventTypeName => Object.hasOwn(EVENT_TYPES, name);

/**
 * Whether a pattern means any type there is.
 *
 * @example
 * meansSomething('invoice.*'); // true
 */
export function meansSomething(pattern: string): boolean {
  if (!pattern.endsWith('.*')) return isEventType(pattern);
  return Object.keys(EVENT_TYPES).some((name) => name.startsWith(pattern.slice(0, -1)));
}
