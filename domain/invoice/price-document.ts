/** Prices the document: lines as printed, and the totals as soon as every number can be read. */
import type { Fault } from '../faults/fault.ts';
import { raise } from '../faults/raise.ts';
import { centsText } from '../money/cents.ts';
import { compare, sum } from '../money/exact.ts';
import type { PricedLine } from './assessment.ts';
import { readNumbers } from './read-lines.ts';
import type { InvoiceRequest, IvaRate } from './request.ts';
import {
  type Discount,
  type LineNumbers,
  lineSubtotal,
  type WorkedTotals,
  workOutTotals,
} from './work-out-totals.ts';

/** Lines and totals, with what kept a number from being read. */
export interface PricedDocument {
  /** Only lines whose numbers can be read. */
  readonly lines: readonly PricedLine[];
  readonly totals: WorkedTotals | null;
  readonly faults: readonly Fault[];
}

/** `withoutIva` is classes C and E. */
export function priceDocument(
  request: InvoiceRequest,
  withoutIva: boolean,
  assumedRate: IvaRate | null,
): PricedDocument {
  const numbers = readNumbers(request, withoutIva, assumedRate);
  const lines = request.lines.flatMap((line, index): PricedLine[] => {
    const read = numbers.lines[index];
    if (read === null || read === undefined) return [];
    return [
      {
        description: line.description,
        quantity: line.quantity,
        unit: line.unit,
        code: line.code ?? null,
        unit_price: line.unit_price,
        discount_percent: line.discount_percent,
        iva: read.iva,
        subtotal: centsText(lineSubtotal(read)),
      },
    ];
  });
  const readLines = numbers.lines.filter((line) => line !== null);
  const otherTaxes = numbers.otherTaxes.filter((tax) => tax !== null);
  const isWhole =
    readLines.length === request.lines.length && otherTaxes.length === request.other_taxes.length;
  if (!isWhole || readLines.length === 0 || numbers.discount === null) {
    return { lines, totals: null, faults: numbers.faults };
  }
  const discount = numbers.discount.value;
  if (exceeds(discount, readLines)) {
    const fault = raise('discount.exceeds_lines', 'discount_amount');
    return { lines, totals: null, faults: [...numbers.faults, fault] };
  }
  const totals = workOutTotals({
    lines: readLines,
    discount,
    otherTaxes,
    withoutIva,
    pricesIncludeIva: request.prices_include_iva,
  });
  return { lines, totals, faults: numbers.faults };
}

function exceeds(discount: Discount, lines: readonly LineNumbers[]): boolean {
  if (discount === null || 'percent' in discount) return false;
  return compare(discount.amount, sum(lines.map(lineSubtotal))) > 0;
}
