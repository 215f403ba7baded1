/** What an invoice becomes by its CAE: for the SQL that writes it, and as the row that it will be. */
import { type RawBuilder, sql } from 'kysely';
import type { InvoiceRow } from '../invoices/present-invoice.ts';
import type { Fact } from './lane-state.ts';
import { packContent } from './pack-content.ts';

export type Authorized = Extract<Fact, { fact: 'authorized' }>;

/** A list of what `authorizationOf` gives, in JSON, as rows of `v`. */
export const recordset = (values: string): RawBuilder<unknown> => sql`
  jsonb_to_recordset(${values}::jsonb) as v(id text, number integer, cae text, kind text, expires_on text,
    observations jsonb, content bytea, date text)`;

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
