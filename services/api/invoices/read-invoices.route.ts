/** GET /v1/invoices, GET /v1/invoices/{id}, GET /v1/invoices/{id}/events */

import { invoiceAnswer, page } from '@arca-api/contract/invoices';
import { line } from '@arca-api/contract/text';
import { z } from 'zod';
import { instant } from '../doors/instant.ts';
import { readBody } from '../doors/read-body.ts';
import { type Answer, json, type Route } from '../doors/route.ts';
import type { findInvoice } from './find-invoice.ts';
import type { listInvoicesStore } from './list-invoices.store.ts';
import { type InvoiceRow, type PublicUrl, presentInvoice, type Standstill } from './present-invoice.ts';
import type { readHistory } from './read-history.ts';
import type { showInvoices } from './show-invoices.ts';

export interface ReadInvoicesDoor {
  readonly list: ReturnType<typeof listInvoicesStore>['list'];
  /** As JSON. */
  readonly show: ReturnType<typeof showInvoices>;
  readonly find: ReturnType<typeof findInvoice>;
  readonly history: ReturnType<typeof readHistory>;
  readonly haltOf: (row: InvoiceRow) => Promise<Standstill | null>;
  readonly publicUrl: PublicUrl;
}

const digits = z
  .string()
  .transform((text) => text.replace(/[\s.-]/g, ''))
  .pipe(z.string().regex(/^\d{1,20}$/));
const decimal = z.string().regex(/^\d{1,15}(\.\d{1,2})?$/);

export const invoiceFilters = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  after: line(40, 0).optional(),
  status: z.enum(['submitted', 'verifying', 'authorized', 'rejected', 'cancelled']).optional(),
  letter: z.enum(['A', 'B', 'C', 'E']).optional(),
  kind: z.enum(['invoice', 'credit_note', 'debit_note', 'receipt']).optional(),
  taxpayer: digits.optional(),
  cuit: digits.optional(),
  dni: digits.optional(),
  issued_from: z.iso.date().optional(),
  issued_to: z.iso.date().optional(),
  total_from: decimal.optional(),
  total_to: decimal.optional(),
  punto_de_venta: z.coerce.number().int().min(1).max(99_998).optional(),
  number: z.coerce.number().int().min(1).max(99_999_999).optional(),
  cae: digits.optional(),
  external_id: line(255).optional(),
  q: line(200).optional(),
});

export const listInvoicesRoute = (door: ReadInvoicesDoor): Route => ({
  method: 'GET',
  path: '/v1/invoices',
  scope: 'read',
  tag: 'Facturas',
  summary: 'Listar y buscar comprobantes',
  description:
    'De a páginas, del más nuevo al más viejo. `q` busca palabras por su comienzo en el nombre y en las notas (sin distinguir ' +
    'mayúsculas ni acentos), o un documento, un `external_id` o un CAE enteros. Mientras `has_more` sea verdadero se sigue con ' +
    '`after=<next>`, aunque una página traiga menos que `limit` o nada: cada respuesta mira hasta un límite.',
  query: invoiceFilters,
  answers: { 200: page(invoiceAnswer) },
  async handle({ principal, grant, query }) {
    const { limit, after, cuit, dni, ...filter } = readBody(invoiceFilters, query);
    const { invoices, next } = await door.list(
      grant.organization,
      principal.mode,
      { ...filter, document: cuit ?? dni, taxpayers: grant.taxpayers },
      { after: after ?? null, limit },
    );
    return pageOf(await door.show(invoices), next);
  },
});

/** Of what is JSON already. */
const pageOf = (data: readonly string[], next: string | null): Answer => ({
  status: 200,
  type: 'application/json; charset=utf-8',
  body: `{"object":"list","data":[${data.join(',')}],"has_more":${next !== null},"next":${JSON.stringify(next)}}`,
});

export const readInvoiceRoute = (door: ReadInvoicesDoor): Route => ({
  method: 'GET',
  path: '/v1/invoices/{id}',
  scope: 'read',
  tag: 'Facturas',
  summary: 'Leer un comprobante',
  answers: { 200: invoiceAnswer },
  async handle({ principal, params }) {
    const row = await door.find(principal, params['id']);
    return json(presentInvoice(row, door.publicUrl, await door.haltOf(row)));
  },
});

const eventAnswer = z.object({
  id: z.string(),
  object: z.literal('event'),
  type: z.string(),
  sequence: z.int(),
  at: z.string(),
  data: z.unknown(),
});

/** One try at ARCA; without an outcome it is not certain yet. */
const sendAnswer = z.object({
  send_id: z.string(),
  number: z.int(),
  sent_at: z.string(),
  outcome: z.enum(['answered', 'refused', 'not-sent', 'overtaken']).nullable(),
  concluded_at: z.string().nullable(),
});

export const readHistoryRoute = (door: ReadInvoicesDoor): Route => ({
  method: 'GET',
  path: '/v1/invoices/{id}/events',
  scope: 'read',
  tag: 'Facturas',
  summary: 'La historia completa de un comprobante',
  answers: {
    200: page(eventAnswer).extend({ sends: z.array(sendAnswer) }),
  },
  async handle({ principal, params }) {
    const row = await door.find(principal, params['id']);
    const { events, sends } = await door.history(row.id);
    return json({
      object: 'list',
      data: events.map((event) => ({ ...event, object: 'event', at: instant(event.at) })),
      sends: sends.map((send) => ({
        ...send,
        sent_at: instant(send.sent_at),
        concluded_at: send.concluded_at === null ? null : instant(send.concluded_at),
      })),
      has_more: false,
      next: null,
    });
  },
});
