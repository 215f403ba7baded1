/** POST /v1/invoices/preview */
import { previewAnswer } from '@arca-api/contract/invoices';
import { json, type Route } from '../doors/route.ts';
import { previewBody, type previewInvoice } from './preview-invoice.ts';

export const previewInvoiceRoute = (preview: ReturnType<typeof previewInvoice>): Route => ({
  method: 'POST',
  path: '/v1/invoices/preview',
  scope: 'read',
  tag: 'Facturas',
  summary: 'Ver qué se emitiría, sin emitir ni guardar nada',
  description:
    'Responde letra y motivo, totales, todas las faltas y avisos, y el pedido exacto que iría a ARCA. `as_of` juzga con las reglas de otro día.',
  body: previewBody,
  answers: { 200: previewAnswer },
  async handle({ principal, body }) {
    return json(await preview(principal, body));
  },
});
