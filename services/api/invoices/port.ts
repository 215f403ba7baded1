/** What issuing an invoice needs of the books of invoices; the SQL and the twin in memory pass one suite. */

import type { Refusal } from '@arca-api/contract/errors';
import type { Transaction } from 'kysely';
import type { AuditRow } from '../access/audit.store.ts';
import type { CoreTables, Environment } from '../tables.ts';
import type { invoicesStore, NewInvoice } from './invoices.store.ts';
import type { InvoiceRow } from './present-invoice.ts';

export interface Acceptance {
  readonly invoice: NewInvoice;
  readonly environment: Environment;
  readonly cuit: string;
  /** Who asked for it; left out where nobody did. */
  readonly audit?: AuditRow;
  /** A draft that this invoice uses up, as it was looked at. */
  readonly draft: { readonly id: string; readonly content_hash: string } | null;
}

export type Accepted =
  | { readonly row: InvoiceRow }
  /** An invoice with the same key is there already. */
  | { readonly twin: true }
  | { readonly refusal: Refusal };

/** Makes one invoice durable, with its lane, its reservation and its event. */
export type Accept = (item: Acceptance) => Promise<Accepted>;

/** Refuses what ARCA may have, or is about to. */
export type Cancel = (
  row: InvoiceRow,
  /** Written with it, or not at all. */
  within?: (trx: Transaction<CoreTables>) => Promise<void>,
) => Promise<InvoiceRow>;

/** What is asked of invoices that are there already. */
export type KnownInvoices = Pick<
  ReturnType<typeof invoicesStore>,
  'byId' | 'byKey' | 'byNumber' | 'byExternalId' | 'notesOf'
>;

/** What a note weighs against its original. */
export interface CountedNote {
  readonly kind: string;
  readonly total: string;
  readonly currency: string;
  readonly exchange_rate: string;
}
