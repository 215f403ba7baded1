/** What an invoice becomes by its CAE: for the statement that writes it, and as the row that it will be. */
import type { InvoiceRow } from '../invoices/present-invoice.ts';
import type { Fact } from './lane-state.ts';
import { packContent } from './pack-content.ts';

export type Authorized = Extract<Fact, { fact: 'authorized' }>;

/** One row of `recordset`, in JSON. */
export const authorizationOf = (fact: Authorized) => ({
  id: fact.invoice,
  number: fact.number,
  cae: fact.code,
  kind: fact.kind,
  expires_on: fact.expires_on,
  observations: fact.observations,
  content: packContent(fact.content),
  date: fact.content.date,
});

/** One that was waiting, with its CAE. */
export const authorizedRow = (row: InvoiceRow, fact: Authorized, now: number): InvoiceRow => ({
  ...row,
  status: 'authorized',
  number: fact.number,
  cae: fact.code,
  authorization_kind: fact.kind,
  cae_expires_on: fact.expires_on,
  observations: [...fact.observations],
  comprobante: fact.content,
  issue_date: fact.content.date,
  authorized_at: now,
  updated_at: now,
  event_sequence: row.event_sequence + 1,
});
