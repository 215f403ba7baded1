/** POST /v1/invoices/{id}/credit-notes and /debit-notes */

import { invoiceAnswer } from '@arca-api/contract/invoices';
import { z } from 'zod';
import { idempotencyKey } from '../doors/request-hash.ts';
import type { Route } from '../doors/route.ts';
import { answerInvoice } from './answer-invoice.ts';
import type { awaitInvoice } from './await-invoice.ts';
import type { findInvoice } from './find-invoice.ts';
import { type issueNote, noteBody } from './issue-note.ts';
import { ISSUING_REFUSALS } from './issuing-refusals.ts';
import { patienceMs } from './patience.ts';
import type { InvoiceRow, PublicUrl, Standstill } from './present-invoice.ts';

export interface IssueNoteDoor {
  readonly find: ReturnType<typeof findInvoice>;
  readonly issueNote: ReturnType<typeof issueNote>;
  readonly awaitInvoice: ReturnType<typeof awaitInvoice>;
  readonly haltOf: (row: InvoiceRow) => Promise<Standstill | null>;
  readonly publicUrl: PublicUrl;
}

const KINDS = {
  credit_note: { path: 'credit-notes', summary: 'Emitir una nota de crédito de este comprobante' },
  debit_note: { path: 'debit-notes', summary: 'Emitir una nota de débito de este comprobante' },
} as const;

export const issueNoteRoute = (door: IssueNoteDoor, kind: keyof typeof KINDS): Route => ({
  method: 'POST',
  path: `/v1/invoices/{id}/${KINDS[kind].path}`,
  scope: 'void',
  tag: 'Facturas',
  pool: 'issuing',
  summary: KINDS[kind].summary,
  description:
    'Por el total (lo que queda) si no se dice más; o por `lines`, o por `amount` con impuestos incluidos.',
  body: noteBody,
  headers: z.object({ 'idempotency-key': z.string().optional(), prefer: z.string().optional() }),
  answers: { 201: invoiceAnswer, 202: invoiceAnswer },
  refusals: ISSUING_REFUSALS,
  async handle({ principal, request, params, body, mayWait }) {
    const original = await door.find(principal, params['id']);
    const order = {
      principal,
      requestId: request.id,
      route: `POST /v1/invoices/{id}/${KINDS[kind].path}`,
      idempotencyKey: idempotencyKey(request.headers['idempotency-key']),
    };
    const issued = await door.issueNote(order, kind, original, body);
    const patience = mayWait() ? patienceMs(request.headers['prefer']) : 0;
    const row = await door.awaitInvoice(issued.row, patience);
    return answerInvoice(row, door.publicUrl, await door.haltOf(row));
  },
});
