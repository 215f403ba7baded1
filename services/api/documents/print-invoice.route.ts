/** GET /v1/invoices/{id}/pdf, and the public link that opens it without a key */
import { Refusal } from '@arca-api/contract/errors';
import { fullNumber } from '@arca-api/domain/comprobante/number';
import { forEverybody, forOrganizations } from '@arca-api/platform/database/scope';
import { z } from 'zod';
import { readBody } from '../doors/read-body.ts';
import { type Answer, json, type Route } from '../doors/route.ts';
import type { findInvoice } from '../invoices/find-invoice.ts';
import type { InvoiceRow } from '../invoices/present-invoice.ts';
import { COPIES } from '../printing/printable.ts';
import type { PrintedInvoice, printInvoice } from './print-invoice.ts';
import type { publicLinks } from './public-links.ts';

export interface PrintInvoiceDoor {
  readonly find: ReturnType<typeof findInvoice>;
  readonly print: ReturnType<typeof printInvoice>;
  readonly links: ReturnType<typeof publicLinks>;
}

export const pdfQuery = z.strictObject({
  format: z.enum(['a4', 'ticket80']).default('a4'),
  copies: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(COPIES)).min(1).max(3))
    .default(['original', 'duplicado']),
});

export const printInvoiceRoute = (door: PrintInvoiceDoor): Route => ({
  method: 'GET',
  path: '/v1/invoices/{id}/pdf',
  scope: 'read',
  tag: 'Facturas',
  summary: 'El PDF del comprobante',
  description: '`format=ticket80` para rollos de 80 mm; `copies=original,duplicado,triplicado`.',
  query: pdfQuery,
  answers: { 200: ['application/pdf'] },
  refusals: ['invoice.not_printable'],
  async handle({ principal, params, query }) {
    const row = await door.find(principal, params['id']);
    const { format, copies } = readBody(pdfQuery, query);
    return answerPdf(row, await door.print(row, format, copies));
  },
});

export const publicInvoiceRoute = (door: PrintInvoiceDoor): Route => ({
  method: 'GET',
  path: '/public/invoices/{token}',
  scope: null,
  tag: 'Facturas',
  summary: 'El PDF por enlace público',
  answers: { 200: ['application/pdf'] },
  refusals: ['link.invalid', 'invoice.not_printable'],
  async handle({ params }) {
    const row = await forEverybody('whose a link is', () => door.links.open(params['token'] ?? ''));
    if (row === null) throw new Refusal('link.invalid');
    const printed = await forOrganizations([row.organization_id], () => door.print(row, 'a4', ['original']));
    const answer = answerPdf(row, printed);
    // Whoever was sent the link may open it; no search engine is told of it.
    return { ...answer, headers: { ...answer.headers, 'x-robots-tag': 'noindex, nofollow, noarchive' } };
  },
});

const linkAnswer = z.object({ public_url: z.string().nullable() });

export const createLinkRoute = (door: PrintInvoiceDoor): Route => ({
  method: 'POST',
  path: '/v1/invoices/{id}/public-link',
  scope: 'issue',
  tag: 'Facturas',
  summary: 'Crear (o renovar) el enlace público del PDF',
  answers: { 200: linkAnswer },
  async handle({ principal, params }) {
    return json({ public_url: await door.links.renew(await door.find(principal, params['id']), principal) });
  },
});

export const revokeLinkRoute = (door: PrintInvoiceDoor): Route => ({
  method: 'DELETE',
  path: '/v1/invoices/{id}/public-link',
  scope: 'issue',
  tag: 'Facturas',
  summary: 'Revocar el enlace público del PDF',
  answers: { 200: linkAnswer },
  async handle({ principal, params }) {
    await door.links.revoke(await door.find(principal, params['id']), principal);
    return json({ public_url: null });
  },
});

function answerPdf(row: InvoiceRow, printed: PrintedInvoice): Answer {
  const name = `${row.letter}-${fullNumber(row.punto_de_venta, row.number ?? 0)}.pdf`;
  return {
    status: 200,
    body: Buffer.from(printed.body.buffer, printed.body.byteOffset, printed.body.byteLength),
    type: 'application/pdf',
    headers: { 'content-disposition': `inline; filename="${name}"` },
  };
}
