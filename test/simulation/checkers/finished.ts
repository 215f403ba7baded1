/** A finished run, as its judges see it. */
import type { InvoiceRow } from '@arca-api/api/invoices/present-invoice';
import type { AuthorizedComprobante } from 'arca-simulator';
import type { Login } from '../arca/arca.ts';
import type { News } from '../stores/port.ts';
import type { Wish } from '../world/customers.ts';

export interface Finished {
  readonly ledger: readonly AuthorizedComprobante[];
  readonly invoices: readonly InvoiceRow[];
  readonly wishes: readonly Wish[];
  readonly heard: readonly News[];
  readonly logins: readonly Login[];
  /** Lane and number of what ARCA granted after it had answered otherwise: nobody could know. */
  readonly contradicted: ReadonlySet<string>;
  /** Why lanes had stopped. */
  readonly halts: readonly string[];
}
