/**
 * Lines in the prices their class must show: net in A, final in B and C, whatever prices the caller used.
 * The subtotals add up to what is charged, to the cent.
 */
import { TAXED_RATES } from '@arca-api/domain/comprobante/iva-rates';
import { unitByWord } from '@arca-api/domain/comprobante/units';
import type { PricedLine, Totals } from '@arca-api/domain/invoice/assessment';
import type { Letter } from '@arca-api/domain/invoice/request';
import { lessPercent, percentOf, toCents } from '@arca-api/domain/money/cents';
import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  HUNDRED,
  isZero,
  multiply,
  subtract,
  sum,
  toFixedText,
  toText,
  ZERO,
} from '@arca-api/domain/money/exact';
import { shareAmount } from '@arca-api/domain/money/share-amount';
import type { PrintableLine } from '../printing/printable.ts';

export interface PrintedLines {
  readonly lines: readonly PrintableLine[];
  /** What the global discount takes off, in the same prices. */
  readonly discount: string;
  readonly subtotal: string;
}

export function printedLines(
  priced: readonly PricedLine[],
  letter: Letter,
  pricesIncludeIva: boolean,
  totals: Totals,
): PrintedLines {
  const showNet = letter === 'A';
  const convert = (value: Exact, rate: string | null): Exact => {
    const percent = percentOfRate(rate);
    if (letter === 'C' || letter === 'E' || showNet !== pricesIncludeIva || isZero(percent)) return value;
    const factor = divide(add(HUNDRED, percent), HUNDRED);
    return showNet ? divide(value, factor) : multiply(value, factor);
  };
  const subtotals = shareByRate(priced, convert, showNet, totals);
  const lines = priced.map((line, index): PrintableLine => {
    const subtotal = subtotals[index] ?? ZERO;
    const unitPrice = convert(exact(line.unit_price), line.iva);
    const gross = multiply(unitPrice, exact(line.quantity));
    const discount = subtract(gross, lessPercent(gross, exact(line.discount_percent)));
    return {
      code: line.code,
      description: line.description,
      quantity: line.quantity,
      unit: unitByWord(line.unit)?.name ?? line.unit,
      unit_price: shownPrice(unitPrice),
      discount_percent: line.discount_percent,
      discount_amount: showNet ? null : toFixedText(discount, 2),
      subtotal: toFixedText(subtotal, 2),
      iva_rate: showNet ? rateLabel(line.iva) : null,
      subtotal_with_iva: showNet
        ? toFixedText(add(subtotal, toCents(percentOf(subtotal, percentOfRate(line.iva)))), 2)
        : null,
    };
  });
  const whole = sum(subtotals);
  const charged = showNet ? netOf(totals) : subtract(exact(totals.total), exact(totals.other_taxes_total));
  return {
    lines,
    subtotal: toFixedText(whole, 2),
    discount: toFixedText(subtract(whole, charged), 2),
  };
}

/** Converting each line by itself may miss a cent of its rate's total: the cents are shared out. */
function shareByRate(
  priced: readonly PricedLine[],
  convert: (value: Exact, rate: string | null) => Exact,
  showNet: boolean,
  totals: Totals,
): readonly Exact[] {
  const shares = new Map<PricedLine, Exact>();
  for (const rate of new Set(priced.map((line) => line.iva))) {
    const group = priced.filter((line) => line.iva === rate);
    const converted = group.map((line) => convert(exact(line.subtotal), rate));
    const whole = isZero(exact(totals.discount)) ? chargedAt(rate, showNet, totals) : null;
    const target = whole ?? toCents(sum(converted));
    for (const [index, share] of shareAmount(target, converted).entries()) {
      const line = group[index];
      if (line !== undefined) shares.set(line, share);
    }
  }
  return priced.map((line) => shares.get(line) ?? ZERO);
}

function chargedAt(rate: string | null, showNet: boolean, totals: Totals): Exact | null {
  const group = totals.iva.find((entry) => entry.rate === rate);
  if (group === undefined) return null;
  return showNet ? exact(group.base) : add(exact(group.base), exact(group.amount));
}

const netOf = (totals: Totals): Exact =>
  sum([exact(totals.net_taxed), exact(totals.net_untaxed), exact(totals.exempt)]);

function percentOfRate(rate: string | null): Exact {
  return TAXED_RATES.find((entry) => entry.rate === rate)?.percent ?? ZERO;
}

function rateLabel(rate: string | null): string {
  if (rate === 'exempt') return 'Exento';
  if (rate === 'untaxed') return 'No gravado';
  return rate === null ? '' : `${rate.replace('.', ',')}%`;
}

/** Two decimals, or up to four where the price has them. */
function shownPrice(price: Exact): string {
  const exactText = toText(price);
  const decimals = exactText.split('.')[1]?.length ?? 0;
  if (decimals <= 2) return toFixedText(price, 2);
  const four = toFixedText(price, 4);
  return compare(exact(four), price) === 0 ? four : toFixedText(price, 2);
}
