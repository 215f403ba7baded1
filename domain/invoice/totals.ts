/** Totals as documents write them: the worked figures in text, and what of them is tax on class B. */
import { otherTaxByKind } from '../comprobante/other-taxes.ts';
import { centsText } from '../money/cents.ts';
import { add, type Exact, ZERO } from '../money/exact.ts';
import type { Totals, Transparency } from './assessment.ts';
import type { OtherTaxRequest } from './request.ts';
import type { WorkedTotals } from './work-out-totals.ts';

/** The worked figures as decimal text with two decimals. */
export function totalsText(worked: WorkedTotals): Totals {
  return {
    net_taxed: centsText(worked.netTaxed),
    net_untaxed: centsText(worked.netUntaxed),
    exempt: centsText(worked.exempt),
    iva: worked.iva.map(({ rate, base, amount }) => ({
      rate,
      base: centsText(base),
      amount: centsText(amount),
    })),
    iva_total: centsText(worked.ivaTotal),
    other_taxes_total: centsText(worked.otherTaxesTotal),
    discount: centsText(worked.discount),
    total: centsText(worked.total),
  };
}

/** National taxes hidden in a price besides IVA: ids 1 and 4. Perceptions never count (RG 5614). */
const INDIRECT_NATIONAL: readonly number[] = [1, 4];

/** Ley 27.743: the IVA and the national indirect taxes that a price of class B contains. */
export function transparencyOf(worked: WorkedTotals, taxes: readonly OtherTaxRequest[]): Transparency {
  const indirect = worked.otherTaxes.reduce((total: Exact, tax, index) => {
    const kind = taxes[index]?.kind;
    const id = kind === undefined ? undefined : otherTaxByKind(kind)?.id;
    return id !== undefined && INDIRECT_NATIONAL.includes(id) ? add(total, tax.amount) : total;
  }, ZERO);
  return { iva: centsText(worked.ivaTotal), other_national_indirect: centsText(indirect) };
}
