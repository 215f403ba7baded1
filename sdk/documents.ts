/** The documents that travel, as types: those of the API itself, so that client and server cannot drift apart. */
import type { BatchAnswer, BatchLineAnswer } from '@arca-api/contract/batches';
import type { InvoiceAnswer, invoiceBody, lineBody, previewAnswer } from '@arca-api/contract/invoices';
import type { Problem as ProblemDocument } from '@arca-api/contract/problem';

/**
 * An invoice as answered. Amounts are decimal strings, days `YYYY-MM-DD`, instants ISO 8601.
 *
 * @example
 * const show = (invoice: Invoice) => `${invoice.full_number} CAE ${invoice.cae}`;
 */
export type Invoice = InvoiceAnswer;

/**
 * What to issue. Only `lines` is always needed; amounts may be strings or numbers, strings are exact.
 *
 * @example
 * const body: NewInvoice = { lines: [{ description: 'Café', unit_price: '12500', iva: '21' }] };
 */
export type NewInvoice = (typeof invoiceBody)['_zod']['input'];

/**
 * One line of an invoice or of a partial note.
 *
 * @example
 * const line: Line = { description: 'Cuaderno', quantity: '3', unit_price: '33.33', iva: '21' };
 */
export type Line = (typeof lineBody)['_zod']['input'];

/**
 * What would be issued: letter and why, totals, every fault and warning, and the fields ARCA would get.
 *
 * @example
 * const isFine = (preview: Preview) => preview.valid && preview.warnings.length === 0;
 */
export type Preview = (typeof previewAnswer)['_zod']['output'];

/**
 * An RFC 9457 problem document: `code` to branch on, `message` and `fix` in Spanish and English, `errors` with
 * every fault of the request and its path, `arca` with ARCA's own codes.
 *
 * @example
 * const say = (problem: Problem) => `${problem.message.es} ${problem.fix.es}`;
 */
export type Problem = ProblemDocument;

/**
 * A credit or debit note: of all that is left when empty, or of a part by `lines` or by `amount` (taxes included).
 *
 * @example
 * const half: NewNote = { amount: '6250', notes: 'Devolución parcial' };
 */
export interface NewNote {
  readonly lines?: readonly Line[];
  readonly amount?: string | number;
  readonly issue_date?: string | null;
  /** FCE only: the buyer rejected the original. */
  readonly cancellation?: boolean;
  readonly notes?: string | null;
  readonly external_id?: string | null;
  readonly metadata?: Readonly<Record<string, string>>;
}

/**
 * What to list; nothing given lists everything the key may see, newest first.
 *
 * @example
 * const filter: InvoiceFilter = { status: 'authorized', issued_from: '2026-11-01' };
 */
export interface InvoiceFilter {
  readonly status?: Invoice['status'];
  readonly letter?: Invoice['letter'];
  readonly kind?: Invoice['kind'];
  readonly taxpayer?: string;
  readonly cuit?: string;
  readonly dni?: string;
  readonly issued_from?: string;
  readonly issued_to?: string;
  readonly total_from?: string;
  readonly total_to?: string;
  readonly punto_de_venta?: number;
  readonly number?: number;
  readonly cae?: string;
  readonly external_id?: string;
  /** Free text: names, descriptions. */
  readonly q?: string;
  /** Invoices a request; 100 at most. */
  readonly limit?: number;
}

/**
 * A file of invoices and how many of its lines stand where. `finished`: no line of it will change any more.
 *
 * @example
 * const isClean = ({ counts }: Batch) => counts.authorized === counts.total;
 */
export type Batch = BatchAnswer;

/**
 * What became of one line of a batch: its invoice, or every reason why there is none.
 *
 * @example
 * const say = ({ line, errors }: BatchLine) => errors.map(({ message }) => `${line}: ${message.es}`);
 */
export type BatchLine = BatchLineAnswer;
