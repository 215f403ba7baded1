/** Real waiting invoices for tests of issuing: judged by the domain's own rules, told apart by their price. */
import type { Day } from '@arca-api/domain/calendar/day';
import type { Comprobante } from '@arca-api/domain/comprobante/comprobante';
import { assess } from '@arca-api/domain/invoice/assess';
import { INVOICE_B } from '@arca-api/domain/specimens/documents';
import type { WaitingInvoice } from '../port.ts';

/** Two with the same price and date are twins: ARCA cannot tell them apart. */
export function waitingInvoice(
  invoice: string,
  price: number,
  today: Day,
  fixedDate: Day | null = null,
): WaitingInvoice {
  const [line] = INVOICE_B.request.lines;
  if (line === undefined) throw new Error('the specimen has no line');
  const request = {
    ...INVOICE_B.request,
    issue_date: fixedDate,
    lines: [{ ...line, unit_price: String(price) }],
  };
  const judged_by = { ...INVOICE_B.context, today };
  const assessment = assess(request, judged_by);
  if (assessment.comprobante === null) throw new Error(JSON.stringify(assessment.faults));
  return { invoice, fixed_date: fixedDate, request, judged_by, assessment };
}

export function contentOf(waiting: WaitingInvoice): Comprobante {
  if (waiting.assessment.comprobante === null) throw new Error('nothing to send');
  return waiting.assessment.comprobante;
}
