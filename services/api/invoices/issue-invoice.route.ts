/** POST /v1/invoices */

import { draftReference } from '@arca-api/contract/drafts';
import { invoiceAnswer, invoiceBody } from '@arca-api/contract/invoices';
import { z } from 'zod';
import { idempotencyKey } from '../doors/request-hash.ts';
import type { Route } from '../doors/route.ts';
import type { issueDraft } from '../drafts/issue-draft.ts';
import { EXAMPLE_BODIES } from '../judging/example-bodies.ts';
import { answerInvoice } from './answer-invoice.ts';
import type { awaitInvoice } from './await-invoice.ts';
import type { issueInvoice } from './issue-invoice.ts';
import { ISSUING_REFUSALS } from './issuing-refusals.ts';
import { patienceMs } from './patience.ts';
import type { InvoiceRow, PublicUrl, Standstill } from './present-invoice.ts';

export interface IssueInvoiceDoor {
  readonly issue: ReturnType<typeof issueInvoice>;
  readonly issueDraft: ReturnType<typeof issueDraft>;
  readonly awaitInvoice: ReturnType<typeof awaitInvoice>;
  readonly haltOf: (row: InvoiceRow) => Promise<Standstill | null>;
  readonly publicUrl: PublicUrl;
}

export const issueInvoiceRoute = (door: IssueInvoiceDoor): Route => ({
  method: 'POST',
  path: '/v1/invoices',
  scope: 'issue',
  tag: 'Facturas',
  pool: 'issuing',
  summary: 'Emitir un comprobante',
  description:
    'Espera el CAE hasta `Prefer: wait=<segundos>` (8 si no se dice). 201: autorizado. 202: ARCA todavía no respondió; ' +
    'no hace falta reenviarlo. Con la misma `Idempotency-Key` se obtiene siempre el mismo comprobante. ' +
    'En vez de un comprobante acepta `draft_id` y `content_hash` de un borrador.',
  body: z.union([invoiceBody, draftReference]),
  examples: EXAMPLE_BODIES,
  headers: z.object({ 'idempotency-key': z.string().optional(), prefer: z.string().optional() }),
  answers: { 201: invoiceAnswer, 202: invoiceAnswer },
  refusals: [...ISSUING_REFUSALS, 'draft.changed', 'draft.issued', 'resource.not_found'],
  async handle({ principal, request, body, mayWait }) {
    const order = {
      principal,
      requestId: request.id,
      route: 'POST /v1/invoices',
      idempotencyKey: idempotencyKey(request.headers['idempotency-key']),
      original: null,
    };
    const isDraft = typeof body === 'object' && body !== null && 'draft_id' in body;
    const issued = isDraft
      ? await door.issueDraft(order, body)
      : await door.issue({ ...order, body, origin: 'api', draft: null });
    const patience = mayWait() ? patienceMs(request.headers['prefer']) : 0;
    const row = await door.awaitInvoice(issued.row, patience);
    return answerInvoice(row, door.publicUrl, await door.haltOf(row));
  },
});
