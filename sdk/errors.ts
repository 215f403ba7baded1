/** The three ways a call can end badly, apart because each is mended by someone else. */
import type { Invoice, Problem } from './documents.ts';

/**
 * The API refused, and says why. Mended by changing the document (`problem.errors`), or by time when `retryable`.
 *
 * @example
 * try {
 *   await arca.invoices.create(body);
 * } catch (error) {
 *   if (error instanceof ArcaApiError) console.error(error.code, error.problem?.fix.es);
 *   else throw error;
 * }
 */
export class ArcaApiError extends Error {
  override readonly name = 'ArcaApiError';
  /** HTTP status. */
  readonly status: number;
  /** The whole problem document; `null` when something between here and the API answered in its place. */
  readonly problem: Problem | null;
  /** Milliseconds after which the server wants to be asked again; `null` where it says nothing of that. */
  readonly retryAfterMs: number | null;

  constructor(status: number, problem: Problem | null, retryAfterMs: number | null = null) {
    super(problem === null ? `the server answered ${status}` : `${problem.code}: ${problem.message.es}`);
    this.status = status;
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }

  /** The stable code of the catalogue, such as `request.invalid` or `arca.rejected`. */
  get code(): string | null {
    return this.problem?.code ?? null;
  }

  /** To be quoted when asking for help. */
  get requestId(): string | null {
    return this.problem?.request_id ?? null;
  }
}

/**
 * No answer came, whatever was tried. Nothing is known about what was asked for, except that asking again with
 * the same `idempotencyKey` is safe. Where there is none, look first whether it happened.
 *
 * @example
 * if (error instanceof ArcaApiUnreachable && error.idempotencyKey !== undefined) {
 *   const { idempotencyKey } = error;
 *   await arca.invoices.create(body, { idempotencyKey });
 * }
 */
export class ArcaApiUnreachable extends Error {
  override readonly name = 'ArcaApiUnreachable';
  readonly idempotencyKey: string | undefined;

  constructor(idempotencyKey: string | undefined, cause: unknown) {
    super('the API could not be reached', { cause });
    this.idempotencyKey = idempotencyKey;
  }
}

/**
 * The invoice is accepted and safe, but ARCA has not given its CAE within `patienceMs`. It will come: ask for it
 * later by `invoice.id`.
 *
 * @example
 * if (error instanceof InvoicePending) later(error.invoice.id);
 */
export class InvoicePending extends Error {
  override readonly name = 'InvoicePending';
  readonly invoice: Invoice;

  constructor(invoice: Invoice) {
    super(`invoice ${invoice.id} is ${invoice.status}: ARCA has not answered yet`);
    this.invoice = invoice;
  }
}
