/** POST /v1/invoices/{id}/cancel */
import { invoiceAnswer } from '@arca-api/contract/invoices';
import type { RecordChange } from '../access/record-change.ts';
import { json, type Route } from '../doors/route.ts';
import type { cancelInvoice } from './cancel-invoice.ts';
import type { findInvoice } from './find-invoice.ts';
import { type PublicUrl, presentInvoice } from './present-invoice.ts';

export interface CancelInvoiceDoor {
  readonly find: ReturnType<typeof findInvoice>;
  readonly cancel: ReturnType<typeof cancelInvoice>;
  readonly record: RecordChange;
  readonly publicUrl: PublicUrl;
}

export const cancelInvoiceRoute = (door: CancelInvoiceDoor): Route => ({
  method: 'POST',
  path: '/v1/invoices/{id}/cancel',
  scope: 'void',
  tag: 'Facturas',
  summary: 'Cancelar lo que nunca se envió a ARCA',
  answers: { 200: invoiceAnswer },
  refusals: ['invoice.not_cancellable'],
  async handle({ principal, params }) {
    const row = await door.find(principal, params['id']);
    return json(
      presentInvoice(
        await door.cancel(row, (trx) =>
          door.record(trx, principal, { action: 'invoice.cancelled', subject: row.id }),
        ),
        door.publicUrl,
      ),
    );
  },
});
