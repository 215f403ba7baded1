/** POST /v1/invoices/preview */
import { previewAnswer } from '@arca-api/contract/invoices';
import { json, type Route } from '../doors/route.ts';
import { EXAMPLE_BODIES } from './example-bodies.ts';
import { previewBody, type previewInvoice } from './preview-invoice.ts';

export const previewInvoiceRoute = (preview: ReturnType<typeof previewInvoice>): Route => ({
  method: 'POST',
  path: '/v1/invoices/preview',
  scope: 'read',
  tag: 'Facturas',
  counts: 'reads',
  pool: 'issuing',
  summary: 'Ver qué se emitiría, sin emitir ni guardar nada',
  description:
    'Responde letra y motivo, totales, todas las faltas y avisos, y el pedido exacto que iría a ARCA. `as_of` juzga con las reglas de otro día.',
  body: previewBody,
  examples: EXAMPLE_BODIES,
  answers: { 200: previewAnswer },
  refusals: ['taxpayer.owned'],
  async handle({ principal, body }) {
    return json(await preview(principal, body));
  },
});
