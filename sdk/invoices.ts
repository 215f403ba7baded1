/** Invoices: issue, preview, read, print, credit. */
import type { Invoice, InvoiceFilter, NewInvoice, NewNote, Preview } from './documents.ts';
import { ArcaApiError, InvoicePending } from './errors.ts';
import { pages } from './pages.ts';
import { readRetryAfter } from './retry-after.ts';
import { readJson, type Send, type Surroundings } from './send.ts';

/** How to issue: the defaults suit almost everybody. */
export interface IssueOptions {
  /** Names the request: the same key is the same invoice, for ever. Default: a new random one at each call. */
  readonly idempotencyKey?: string;
  /** Milliseconds to go on asking for the CAE before {@link InvoicePending} is thrown. Default: 2 minutes. */
  readonly patienceMs?: number;
  readonly signal?: AbortSignal;
}

/** Ends waiting, not the invoice. */
export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** How to print. */
export interface PdfOptions extends CallOptions {
  /** `ticket80` is for rolls of 80 mm. Default: `a4`. */
  readonly format?: 'a4' | 'ticket80';
  /** Default: original and duplicate. */
  readonly copies?: readonly ('original' | 'duplicado' | 'triplicado')[];
}

const PATIENCE_MS = 120_000;
/** How long the server may hold one request; the API takes up to 60. */
const WAIT_SECONDS = 30;
/** Where an answer does not say when to ask again. */
const ASK_AGAIN_MS = 2_000;

export function createInvoices(send: Send, { newKey, now, sleep }: Surroundings) {
  /** Asks until the invoice is final: the key makes every repetition the same request. */
  async function issue(path: string, body: unknown, options: IssueOptions): Promise<Invoice> {
    const { idempotencyKey = newKey(), patienceMs = PATIENCE_MS, signal } = options;
    const until = now() + patienceMs;
    for (;;) {
      const waitSeconds = Math.max(0, Math.min(WAIT_SECONDS, Math.ceil((until - now()) / 1000)));
      const response = await send({ method: 'POST', path, body, idempotencyKey, waitSeconds, signal });
      const invoice = readJson<Invoice>(response);
      if (response.status !== 202) return invoice;
      const pause = readRetryAfter(response.headers.get('retry-after'), now()) ?? ASK_AGAIN_MS;
      if (now() + pause >= until) throw new InvoicePending(invoice);
      await sleep(pause, signal);
    }
  }

  async function get(id: string, options: CallOptions = {}): Promise<Invoice> {
    const response = await send({ method: 'GET', path: pathOf(id), signal: options.signal });
    return readJson<Invoice>(response);
  }

  return {
    /**
     * Issues an invoice and waits for its CAE. A lost answer is asked for again under the same key, so that
     * one call is one invoice. Throws {@link ArcaApiError} (with every fault, or ARCA's rejection),
     * `ArcaApiUnreachable` or {@link InvoicePending}.
     *
     * @example
     * const invoice = await arca.invoices.create({
     *   lines: [{ description: 'Café en grano 1 kg', unit_price: '12500', iva: '21' }],
     * });
     */
    create: (body: NewInvoice, options: IssueOptions = {}): Promise<Invoice> =>
      issue('/v1/invoices', body, options),

    /**
     * Says what would be issued, with all its faults; nothing is issued or stored.
     *
     * @example
     * const { valid, totals, faults } = await arca.invoices.preview(body);
     */
    async preview(
      body: NewInvoice & { readonly as_of?: string },
      options: CallOptions = {},
    ): Promise<Preview> {
      const response = await send({
        method: 'POST',
        path: '/v1/invoices/preview',
        body,
        signal: options.signal,
      });
      return readJson<Preview>(response);
    },

    /**
     * Reads one invoice.
     *
     * @example
     * const { status, cae } = await arca.invoices.get('inv_…');
     */
    get,

    /**
     * Every invoice that the filter lets through, page by page as they are asked for.
     *
     * @example
     * for await (const invoice of arca.invoices.list({ status: 'authorized' })) console.log(invoice.full_number);
     */
    list: (filter: InvoiceFilter = {}, { signal }: CallOptions = {}) =>
      pages<Invoice>(send, '/v1/invoices', { ...filter }, signal),

    /**
     * The PDF's bytes.
     *
     * @example
     * await writeFile('factura.pdf', await arca.invoices.pdf(invoice.id));
     */
    async pdf(id: string, options: PdfOptions = {}): Promise<Uint8Array> {
      const { format, copies, signal } = options;
      const query = { format, copies: copies?.join(',') };
      const response = await send({ method: 'GET', path: `${pathOf(id)}/pdf`, query, signal });
      return response.bytes;
    },

    /**
     * Cancels what was never sent to ARCA; cancelling again is no error.
     *
     * @example
     * await arca.invoices.cancel(invoice.id);
     */
    async cancel(id: string, options: CallOptions = {}): Promise<Invoice> {
      try {
        const response = await send({ method: 'POST', path: `${pathOf(id)}/cancel`, signal: options.signal });
        return readJson<Invoice>(response);
      } catch (error) {
        if (!(error instanceof ArcaApiError) || error.code !== 'invoice.not_cancellable') throw error;
        // The answer to an earlier try may have been lost: then it is cancelled already.
        const invoice = await get(id, options);
        if (invoice.status !== 'cancelled') throw error;
        return invoice;
      }
    },

    /**
     * Issues a credit note: of all that is left, or of a part.
     *
     * @example
     * const note = await arca.invoices.creditNote(invoice.id, { amount: '6250' });
     */
    creditNote: (id: string, body: NewNote = {}, options: IssueOptions = {}): Promise<Invoice> =>
      issue(`${pathOf(id)}/credit-notes`, body, options),

    /**
     * Issues a debit note.
     *
     * @example
     * const note = await arca.invoices.debitNote(invoice.id, { amount: '500', notes: 'Intereses' });
     */
    debitNote: (id: string, body: NewNote = {}, options: IssueOptions = {}): Promise<Invoice> =>
      issue(`${pathOf(id)}/debit-notes`, body, options),
  };
}

const pathOf = (id: string): string => `/v1/invoices/${encodeURIComponent(id)}`;
