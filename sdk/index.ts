/** What users import. */
export type { BatchOptions } from './batches.ts';
export { type ArcaApi, type ArcaApiOptions, createArcaApi, verifyWebhook } from './client.ts';
export type {
  Batch,
  BatchLine,
  Invoice,
  InvoiceFilter,
  Line,
  NewInvoice,
  NewNote,
  Preview,
  Problem,
} from './documents.ts';
export { ArcaApiError, ArcaApiUnreachable, InvoicePending } from './errors.ts';
export type { CallOptions, IssueOptions, PdfOptions } from './invoices.ts';
export {
  type ArrivedWebhook,
  type WebhookEvent,
  WebhookRejected,
  type WebhookRejectionReason,
} from './verify-webhook.ts';
