/** Notes made from the comprobante they correct: whole, by lines, or by an amount. */
import { type Day, laterOf } from '../calendar/day.ts';
import { MIPYME_OPTIONALS } from '../comprobante/optionals.ts';
import { simplifiedNote } from '../export/simplified-note.ts';
import { centsText, toCents } from '../money/cents.ts';
import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  isZero,
  multiply,
  subtract,
  sum,
  ZERO,
} from '../money/exact.ts';
import { shareAmount } from '../money/share-amount.ts';
import type { ResolvedRecipient, Totals } from './assessment.ts';
import type { DecimalText, InvoiceRequest, Letter, LineRequest, OtherTaxRequest } from './request.ts';
import { keepsOriginalRate } from './resolve-exchange-rate.ts';
import { lineSubtotal } from './work-out-totals.ts';

/** The authorised comprobante that is corrected. */
export interface Original {
  readonly request: InvoiceRequest;
  readonly letter: Letter;
  /** ARCA's CbteTipo. */
  readonly type: number;
  readonly number: number;
  readonly date: Day;
  readonly recipient: ResolvedRecipient;
  readonly totals: Totals;
  /** The rate it was authorised with. */
  readonly exchange_rate: DecimalText;
}

/** What the note is to undo. */
export interface NoteAsked {
  readonly kind: 'credit_note' | 'debit_note';
  /** The day the note is made, for a due date that cannot be earlier. */
  readonly day: Day;
  readonly of:
    | { readonly whole: true }
    | { readonly lines: readonly LineRequest[] }
    /** In the original's currency, taxes included. */
    | { readonly amount: DecimalText };
  /** FCE only: the buyer rejected the original and the note undoes it. */
  readonly cancellation?: boolean | undefined;
}

/**
 * What is left to credit of a comprobante: its total less what was credited already, never below zero.
 *
 * @example
 * leftToCredit('1000.00', ['250.00', '100.00']); // '650.00'
 */
export function leftToCredit(total: DecimalText, credited: readonly DecimalText[]): DecimalText {
  const left = subtract(exact(total), sum(credited.map(exact)));
  return centsText(compare(left, ZERO) < 0 ? ZERO : left);
}

/** An amount with its currency (ISO 4217) and the pesos that ARCA was told for one of it. */
export interface Told {
  readonly total: DecimalText;
  readonly currency: string;
  readonly exchange_rate: DecimalText;
}

/**
 * What a note takes from its original, in the original's currency: ARCA lets one in pesos correct another in dollars.
 *
 * @example
 * const sale = { total: '45.00', currency: 'USD', exchange_rate: '1500' };
 * weighNote({ total: '3000.00', currency: 'ARS', exchange_rate: '1' }, sale); // '2.00'
 */
export function weighNote(note: Told, original: Omit<Told, 'total'>): DecimalText {
  const rate = exact(original.exchange_rate);
  if (note.currency === original.currency || isZero(rate)) return note.total;
  return centsText(toCents(divide(multiply(exact(note.total), exact(note.exchange_rate)), rate)));
}

/**
 * The request of a note. It keeps the original's letter, recipient as resolved, currency, rate, punto de
 * venta and prices, and names the original in `related_comprobantes`.
 *
 * - **whole**: the same lines, discounts and taxes, so the same total.
 * - **lines**: those lines in the original's prices; a percentage off the whole applies to them too, and
 *   an amount off the whole, like the other taxes' bases and amounts, in proportion to the lines credited.
 * - **amount**: shared among rates, exempt, untaxed and other taxes in proportion to what each was of the
 *   original's total, by largest remainders; one line for each rate with IVA included, so that the total
 *   of the note is the amount to the cent.
 *
 * The amounts must be readable: whoever calls has checked them and `leftToCredit` before.
 */
export function buildNote(original: Original, asked: NoteAsked): InvoiceRequest {
  const { request } = original;
  return {
    ...request,
    kind: asked.kind,
    letter: original.letter,
    recipient: sameRecipient(original),
    issue_date: null,
    payment_due_date: dueDate(original, asked),
    exchange_rate: rateOfNote(original, asked.kind),
    related_comprobantes: [
      {
        type: original.type,
        punto_de_venta: request.punto_de_venta,
        number: original.number,
        cuit: request.taxpayer,
        date: original.date,
      },
    ],
    related_period: null,
    mipyme: request.mipyme === null ? null : { cancellation: asked.cancellation ?? false },
    export: request.export === null ? null : exportOfNote(request.export),
    optionals: optionalsOfNote(original, asked),
    external_id: null,
    metadata: {},
    ...contentOf(original, asked),
  };
}

type Content = Partial<
  Pick<
    InvoiceRequest,
    'lines' | 'other_taxes' | 'discount_percent' | 'discount_amount' | 'prices_include_iva'
  >
>;

function contentOf(original: Original, { of }: NoteAsked): Content {
  if ('whole' in of) return {};
  return 'lines' in of ? contentOfLines(original, of.lines) : contentOfAmount(original, exact(of.amount));
}

function contentOfLines({ request }: Original, lines: readonly LineRequest[]): Content {
  const whole = sumOfLines(request.lines);
  const part = isZero(whole) ? ZERO : divide(sumOfLines(lines), whole);
  const inProportion = (text: DecimalText) => centsText(multiply(exact(text), part));
  return {
    lines,
    discount_amount: inProportion(request.discount_amount),
    other_taxes: request.other_taxes.map((tax) => ({
      ...tax,
      ...(tax.base === undefined ? {} : { base: inProportion(tax.base) }),
      ...(tax.amount === undefined ? {} : { amount: inProportion(tax.amount) }),
    })),
  };
}

function optionalsOfNote(original: Original, { of }: NoteAsked): InvoiceRequest['optionals'] {
  const { request, totals } = original;
  if (request.export === null) return request.optionals.filter(({ id }) => !MIPYME_OPTIONALS.includes(id));
  if ('whole' in of) return simplifiedNote(request.optionals, exact('1'));
  const [part, whole] =
    'lines' in of
      ? [sumOfLines(of.lines), sumOfLines(request.lines)]
      : [exact(of.amount), exact(totals.total)];
  return simplifiedNote(request.optionals, isZero(whole) ? ZERO : divide(part, whole));
}

function sumOfLines(lines: readonly LineRequest[]): Exact {
  return sum(
    lines.map((line) =>
      lineSubtotal({
        quantity: exact(line.quantity),
        unitPrice: exact(line.unit_price),
        discountPercent: exact(line.discount_percent),
      }),
    ),
  );
}

function contentOfAmount(original: Original, amount: Exact): Content {
  const { totals, request, letter } = original;
  const hasIva = letter === 'A' || letter === 'B';
  const buckets = [
    ...totals.iva.map(({ rate, base, amount: iva }) => ({ rate, value: add(exact(base), exact(iva)) })),
    { rate: hasIva ? ('untaxed' as const) : undefined, value: exact(totals.net_untaxed) },
    { rate: 'exempt' as const, value: exact(totals.exempt) },
    { rate: undefined, value: hasIva ? ZERO : exact(totals.net_taxed) },
  ].filter((bucket) => !isZero(bucket.value));
  const taxes = amountsOfTaxes(original);
  const shares = shareAmount(toCents(amount), [...buckets.map((bucket) => bucket.value), ...taxes]);
  const lines = buckets.flatMap(({ rate }, index): LineRequest[] => {
    const share = shares[index] ?? ZERO;
    if (isZero(share)) return [];
    const line = { description: 'Ajuste', quantity: '1', unit_price: centsText(share), unit: 'unit' };
    return [{ ...line, discount_percent: '0', ...(rate === undefined ? {} : { iva: rate }) }];
  });
  const otherTaxes = request.other_taxes.map((tax, index): OtherTaxRequest => {
    const share = shares[buckets.length + index] ?? ZERO;
    return { kind: tax.kind, description: tax.description, amount: centsText(share) };
  });
  return {
    lines,
    other_taxes: otherTaxes,
    discount_percent: '0',
    discount_amount: '0',
    prices_include_iva: true,
  };
}

/** What each other tax was, worked out again as it was then. */
function amountsOfTaxes({ request, totals }: Original): readonly Exact[] {
  return request.other_taxes.map((tax) => {
    if (tax.amount !== undefined) return exact(tax.amount);
    const base = exact(tax.base ?? totals.net_taxed);
    return toCents(divide(multiply(base, exact(tax.rate ?? '0')), exact('100')));
  });
}

/** The condition goes explicitly, so that a later change of the client does not change the letter. */
function sameRecipient({ request, recipient }: Original): InvoiceRequest['recipient'] {
  if (request.recipient === null) return null;
  return {
    ...request.recipient,
    iva_condition: recipient.iva_condition,
    name: recipient.name ?? undefined,
    address: recipient.address ?? undefined,
    email: recipient.email ?? undefined,
  };
}

/** What is paid in its own currency is told at the rate of the day, but for exported services. */
function rateOfNote({ request, exchange_rate }: Original, kind: NoteAsked['kind']): DecimalText | 'auto' {
  const isDaily = request.paid_in_same_currency && !keepsOriginalRate({ kind, export: request.export });
  return isDaily ? 'auto' : exchange_rate;
}

/** Service notes need one, not earlier than the note; a note of an FCE has one only when it cancels. */
function dueDate({ request }: Original, asked: NoteAsked): Day | null {
  if (request.payment_due_date === null) return null;
  if (request.mipyme !== null && asked.cancellation !== true) return null;
  if (request.mipyme === null && request.concept === 'products') return null;
  return laterOf(request.payment_due_date, asked.day);
}

function exportOfNote(asked: NonNullable<InvoiceRequest['export']>): InvoiceRequest['export'] {
  const { payment_date: _paid, has_permit: _has, permits: _permits, ...rest } = asked;
  return rest;
}
