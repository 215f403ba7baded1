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
export type { FollowOptions } from './events.ts';
export type { CallOptions, IssueOptions, PdfOptions } from './invoices.ts';
export type {
  CreatedWebhookEndpoint,
  DeliveryFilter,
  EventData,
  EventFilter,
  EventType,
  EventTypeName,
  KnownEvent,
  NewWebhookEndpoint,
  NewWebhookReplay,
  RotatedWebhookSecret,
  WebhookAttempt,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookEndpointChange,
  WebhookEvent,
  WebhookReplay,
  WebhookSecret,
  WebhookStatistics,
  WebhookStatisticsWindow,
} from './webhooks/documents.ts';
export type { RotateSecretOptions } from './webhooks/endpoints.ts';
export {
  type ArrivedWebhook,
  WebhookRejected,
  type WebhookRejectionReason,
} from './webhooks/verify-webhook.ts';
