/** An invoice's state as the answer to whoever asked for it to be issued. */

import { Refusal } from '@arca-api/contract/errors';
import type { Answer } from '../doors/route.ts';
import { serviceOfType } from './explain-arca.ts';
import { explainRejection } from './explain-rejection.ts';
import { type InvoiceRow, type PublicUrl, presentInvoice, type Standstill } from './present-invoice.ts';

/** Seconds after which asking again is worth it. */
const ASK_AGAIN_S = 2;

/** 201 with its CAE, 202 while ARCA owes an answer; a rejection is a problem document. */
export function answerInvoice(row: InvoiceRow, publicUrl: PublicUrl, halt: Standstill | null): Answer {
  if (row.status === 'rejected') {
    const { arca, message, fix } = explainRejection(row.rejection ?? [], serviceOfType(row.type));
    throw new Refusal('arca.rejected', {
      detail: message,
      fix,
      arca,
      extra: { invoice: presentInvoice(row, publicUrl) },
    });
  }
  const location = { location: `/v1/invoices/${row.id}` };
  // Nothing can become of it sooner.
  const wait = Math.max(ASK_AGAIN_S, halt?.reason === 'arca' ? halt.retry_after_s : 0);
  const pending = row.status === 'submitted' || row.status === 'verifying';
  return {
    status: pending ? 202 : 201,
    body: presentInvoice(row, publicUrl, pending ? halt : null),
    headers: pending ? { ...location, 'retry-after': String(wait) } : location,
  };
}
