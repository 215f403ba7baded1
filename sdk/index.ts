/** What users import. */
export { type ArcaApi, type ArcaApiOptions, createArcaApi } from './client.ts';
export type { Invoice, InvoiceFilter, Line, NewInvoice, NewNote, Preview, Problem } from './documents.ts';
export { ArcaApiError, ArcaApiUnreachable, InvoicePending } from './errors.ts';
export type { CallOptions, IssueOptions, PdfOptions } from './invoices.ts';
