/**
 * The arithmetic of a comprobante: lines to the cent, sums by rate, one discount by rate, IVA once per
 * rate. Rounding IVA by line or by unit would break what ARCA checks (10051) on many small lines.
 */
import { TAXED_RATES, type TaxedRate } from '../comprobante/iva-rates.ts';
import { lessPercent, percentOf, toCents } from '../money/cents.ts';
import { add, divide, type Exact, HUNDRED, isZero, multiply, subtract, sum, ZERO } from '../money/exact.ts';
import { shareAmount } from '../money/share-amount.ts';
import type { IvaRate } from './request.ts';

/** A line with its numbers read. */
export interface LineNumbers {
  readonly quantity: Exact;
  readonly unitPrice: Exact;
  readonly discountPercent: Exact;
  /** `null` where IVA means nothing (classes C and E). */
  readonly iva: IvaRate | null;
}

/** A tax beyond IVA with its numbers read; `base` left out is the net taxed amount. */
export interface OtherTaxNumbers {
  readonly base: Exact | null;
  readonly rate: Exact | null;
  readonly amount: Exact | null;
}

/** Off the whole: per cent, an amount in the prices the caller uses, or none. */
export type Discount = { readonly percent: Exact } | { readonly amount: Exact } | null;

/** What is taxed at one rate. */
export interface WorkedGroup {
  readonly rate: TaxedRate;
  /** ARCA's AlicIva id. */
  readonly id: number;
  readonly base: Exact;
  readonly amount: Exact;
}

/** Exact figures, all of them already in cents. */
export interface WorkedTotals {
  readonly subtotals: readonly Exact[];
  /** What the global discount took off, in the prices the caller used. */
  readonly discount: Exact;
  readonly netTaxed: Exact;
  readonly netUntaxed: Exact;
  readonly exempt: Exact;
  readonly iva: readonly WorkedGroup[];
  readonly ivaTotal: Exact;
  readonly otherTaxes: readonly { readonly base: Exact; readonly rate: Exact; readonly amount: Exact }[];
  readonly otherTaxesTotal: Exact;
  readonly total: Exact;
}

/** quantity × price − discount, rounded to the cent. */
export function lineSubtotal(line: Omit<LineNumbers, 'iva'>): Exact {
  return toCents(lessPercent(multiply(line.quantity, line.unitPrice), line.discountPercent));
}

/**
 * Works the totals out. `withoutIva` is classes C and E, where everything goes to the net.
 * The discount must not exceed the lines; `assess` sees to it.
 */
export function workOutTotals(input: {
  readonly lines: readonly LineNumbers[];
  readonly discount: Discount;
  readonly otherTaxes: readonly OtherTaxNumbers[];
  readonly withoutIva: boolean;
  readonly pricesIncludeIva: boolean;
}): WorkedTotals {
  const subtotals = input.lines.map(lineSubtotal);
  const sums = new Map<IvaRate | 'all', Exact>();
  input.lines.forEach((line, index) => {
    const key = input.withoutIva || line.iva === null ? 'all' : line.iva;
    sums.set(key, add(sums.get(key) ?? ZERO, subtotals[index] ?? ZERO));
  });
  const discounted = applyDiscount(sums, input.discount);
  const iva = workOutIva(discounted, input.pricesIncludeIva);
  const netTaxed = add(sum(iva.map((group) => group.base)), discounted.get('all') ?? ZERO);
  const netUntaxed = discounted.get('untaxed') ?? ZERO;
  const exempt = discounted.get('exempt') ?? ZERO;
  const ivaTotal = sum(iva.map((group) => group.amount));
  const otherTaxes = input.otherTaxes.map((tax) => workOutOtherTax(tax, netTaxed));
  const otherTaxesTotal = sum(otherTaxes.map((tax) => tax.amount));
  return {
    subtotals,
    discount: subtract(sum(subtotals), sum([...discounted.values()])),
    netTaxed,
    netUntaxed,
    exempt,
    iva,
    ivaTotal,
    otherTaxes,
    otherTaxesTotal,
    total: sum([netTaxed, netUntaxed, exempt, ivaTotal, otherTaxesTotal]),
  };
}

/** A percentage comes off each sum and is rounded once there; an amount is shared so that its cents add up. */
function applyDiscount<Key>(sums: ReadonlyMap<Key, Exact>, discount: Discount): ReadonlyMap<Key, Exact> {
  if (discount === null) return sums;
  const entries = [...sums];
  if ('percent' in discount) {
    return new Map(entries.map(([key, value]) => [key, toCents(lessPercent(value, discount.percent))]));
  }
  const shares = shareAmount(
    discount.amount,
    entries.map(([, value]) => value),
  );
  return new Map(entries.map(([key, value], index) => [key, subtract(value, shares[index] ?? ZERO)]));
}

/** ARCA wants a base above zero (10020), so a rate whose lines came to nothing has no group. */
function workOutIva(
  sums: ReadonlyMap<IvaRate | 'all', Exact>,
  pricesIncludeIva: boolean,
): readonly WorkedGroup[] {
  return TAXED_RATES.flatMap(({ rate, id, percent }) => {
    const value = sums.get(rate);
    if (value === undefined || isZero(value)) return [];
    if (!pricesIncludeIva) {
      return [{ rate, id, base: value, amount: toCents(percentOf(value, percent)) }];
    }
    const base = toCents(divide(multiply(value, HUNDRED), add(HUNDRED, percent)));
    return [{ rate, id, base, amount: subtract(value, base) }];
  });
}

function workOutOtherTax(tax: OtherTaxNumbers, netTaxed: Exact) {
  const base = tax.base ?? netTaxed;
  const rate = tax.rate ?? ZERO;
  return { base, rate, amount: tax.amount ?? toCents(percentOf(base, rate)) };
}
