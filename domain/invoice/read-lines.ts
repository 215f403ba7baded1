/** Reads the numbers of lines, discounts and other taxes, and says of each what cannot be read. */
import { otherTaxByKind } from '../comprobante/other-taxes.ts';
import type { Fault } from '../faults/fault.ts';
import { raise } from '../faults/raise.ts';
import { centsText, percentOf, toCents, withinTolerance } from '../money/cents.ts';
import { compare, type Exact, HUNDRED, isZero, ZERO } from '../money/exact.ts';
import { AMOUNT, PERCENT, parseDecimal, QUANTITY, TAX_RATE, UNIT_PRICE } from '../money/parse-decimal.ts';
import {
  type InvoiceRequest,
  IVA_RATES,
  type IvaRate,
  type LineRequest,
  type OtherTaxRequest,
} from './request.ts';
import type { Discount, LineNumbers, OtherTaxNumbers } from './work-out-totals.ts';

/** `null` where the numbers cannot be read; the faults say why. */
export interface ReadNumbers {
  readonly lines: readonly (LineNumbers | null)[];
  readonly discount: { readonly value: Discount } | null;
  readonly otherTaxes: readonly (OtherTaxNumbers | null)[];
  readonly faults: readonly Fault[];
}

/** Reads every number of a request that makes up its total. A line that says no rate is sold at `assumedRate`. */
export function readNumbers(
  request: InvoiceRequest,
  withoutIva: boolean,
  assumedRate: IvaRate | null,
): ReadNumbers {
  const faults: Fault[] = [];
  if (request.lines.length === 0) faults.push(raise('lines.missing', 'lines'));
  const lines = request.lines.map((line, index) =>
    readLine({ ...line, iva: line.iva ?? assumedRate ?? undefined }, `lines[${index}]`, withoutIva, faults),
  );
  const discount = readDiscount(request, faults);
  const otherTaxes = request.other_taxes.map((tax, index) =>
    readOtherTax(tax, `other_taxes[${index}]`, faults),
  );
  return { lines, discount, otherTaxes, faults };
}

function readLine(line: LineRequest, path: string, withoutIva: boolean, faults: Fault[]): LineNumbers | null {
  if (line.description.trim() === '') {
    faults.push(raise('line.description_missing', `${path}.description`));
  }
  const quantity = parseDecimal(line.quantity, QUANTITY);
  if (quantity === null || isZero(quantity)) {
    faults.push(raise('line.quantity_invalid', `${path}.quantity`, { value: line.quantity }));
  }
  const unitPrice = parseDecimal(line.unit_price, UNIT_PRICE);
  if (unitPrice === null) {
    faults.push(raise('line.unit_price_invalid', `${path}.unit_price`, { value: line.unit_price }));
  }
  const discountPercent = readPercent(line.discount_percent);
  if (discountPercent === null) {
    faults.push(raise('line.discount_invalid', `${path}.discount_percent`, { value: line.discount_percent }));
  }
  const iva = line.iva ?? null;
  const ivaReadable = withoutIva || (iva !== null && IVA_RATES.includes(iva));
  if (!ivaReadable) {
    faults.push(raise('line.iva_invalid', `${path}.iva`, { value: iva ?? '' }));
  }
  if (quantity === null || isZero(quantity) || unitPrice === null || discountPercent === null) return null;
  return ivaReadable ? { quantity, unitPrice, discountPercent, iva: withoutIva ? null : iva } : null;
}

function readPercent(text: string): Exact | null {
  const percent = parseDecimal(text, PERCENT);
  return percent === null || compare(percent, HUNDRED) > 0 ? null : percent;
}

function readDiscount(request: InvoiceRequest, faults: Fault[]): { readonly value: Discount } | null {
  const percent = readPercent(request.discount_percent);
  if (percent === null) {
    faults.push(raise('discount.invalid', 'discount_percent', { value: request.discount_percent }));
  }
  const amount = parseDecimal(request.discount_amount, AMOUNT);
  if (amount === null) {
    faults.push(raise('discount.invalid', 'discount_amount', { value: request.discount_amount }));
  }
  if (percent === null || amount === null) return null;
  if (!isZero(percent) && !isZero(amount)) {
    faults.push(raise('discount.both', 'discount_amount'));
    return null;
  }
  if (!isZero(percent)) return { value: { percent } };
  return { value: isZero(amount) ? null : { amount } };
}

function readOtherTax(tax: OtherTaxRequest, path: string, faults: Fault[]): OtherTaxNumbers | null {
  const before = faults.length;
  if (otherTaxByKind(tax.kind) === null) {
    faults.push(raise('other_tax.kind_unknown', `${path}.kind`, { value: tax.kind }));
  }
  const base = tax.base === undefined ? null : parseDecimal(tax.base, AMOUNT);
  if (tax.base !== undefined && base === null) {
    faults.push(raise('other_tax.base_invalid', `${path}.base`, { value: tax.base }));
  }
  const rate = tax.rate === undefined ? null : parseDecimal(tax.rate, TAX_RATE);
  if (tax.rate !== undefined && rate === null) {
    faults.push(raise('other_tax.rate_invalid', `${path}.rate`, { value: tax.rate }));
  }
  const amount = tax.amount === undefined ? null : parseDecimal(tax.amount, AMOUNT);
  if (tax.amount !== undefined && amount === null) {
    faults.push(raise('other_tax.amount_invalid', `${path}.amount`, { value: tax.amount }));
  }
  if (tax.rate === undefined && tax.amount === undefined) {
    faults.push(raise('other_tax.amount_missing', path));
  }
  if (base !== null && rate !== null && amount !== null) {
    const expected = toCents(percentOf(base, rate));
    if (!withinTolerance(amount, expected)) {
      faults.push(
        raise('other_tax.amount_contradicts_rate', `${path}.amount`, { expected: centsText(expected) }),
      );
    }
  }
  judgeDescription(tax, path, faults);
  return faults.length === before ? { base, rate: rate ?? ZERO, amount } : null;
}

const LONGEST_DESCRIPTION = 80;

function judgeDescription(tax: OtherTaxRequest, path: string, faults: Fault[]): void {
  const description = tax.description?.trim() ?? '';
  if (tax.kind === 'other' && description === '') {
    faults.push(raise('other_tax.description_missing', `${path}.description`));
  }
  if (description.length > LONGEST_DESCRIPTION) {
    faults.push(raise('other_tax.description_too_long', `${path}.description`));
  }
}
