/** The exchange rate to send: one in pesos, ARCA's own when asked for, or the caller's once read. */
import type { Day } from '../calendar/day.ts';
import { isNote } from '../comprobante/comprobante-type.ts';
import { type Currency, PESOS } from '../comprobante/currency.ts';
import type { Fault } from '../faults/fault.ts';
import { raise } from '../faults/raise.ts';
import { EXCHANGE_RATE_BOUNDS } from '../law/figures.ts';
import { inForce } from '../law/in-force.ts';
import { add, compare, type Exact, exact, isZero, multiply, toText } from '../money/exact.ts';
import { EXCHANGE_RATE, parseDecimal } from '../money/parse-decimal.ts';
import type { AssessmentContext } from './assessment.ts';
import type { InvoiceRequest } from './request.ts';

/** The rate, in pesos for one unit of the currency; `null` while it is not known. */
export interface ResolvedRate {
  readonly rate: Exact | null;
  readonly faults: readonly Fault[];
}

const ONE = exact('1');
const PATH = 'exchange_rate';

/** Settles the rate and judges it against the official one (10038, 10039, 10119, 10240). */
export function resolveExchangeRate(
  request: InvoiceRequest,
  currency: Currency | null,
  context: AssessmentContext,
): ResolvedRate {
  const asked = request.exchange_rate;
  const read = asked === 'auto' ? null : parseDecimal(asked, EXCHANGE_RATE);
  if (asked !== 'auto' && (read === null || isZero(read))) {
    return { rate: null, faults: [raise('exchange_rate.invalid', PATH, { value: asked })] };
  }
  if (currency === null) return { rate: read, faults: [] };
  if (currency.arca === PESOS) {
    const isOne = read === null || compare(read, ONE) === 0;
    return { rate: ONE, faults: isOne ? [] : [raise('exchange_rate.not_one', PATH)] };
  }
  const official = context.official_rate === null ? null : exact(context.official_rate.rate);
  if (read === null) {
    if (official !== null) return { rate: official, faults: [] };
    return { rate: null, faults: [raise('exchange_rate.unavailable', PATH, { currency: currency.name })] };
  }
  return { rate: read, faults: official === null ? [] : judgeRate(request, context, read, official) };
}

/** ARCA judges by the business day before the issue date, or before today when that is earlier: the earlier of both. */
export function rateDay({ issue_date }: Pick<InvoiceRequest, 'issue_date'>, today: Day): Day {
  return issue_date !== null && issue_date < today ? issue_date : today;
}

/** WSFEX wants a note of exported services at the rate of what it corrects, whatever today's is (2053). */
export function keepsOriginalRate({
  kind,
  export: exported,
}: Pick<InvoiceRequest, 'kind' | 'export'>): boolean {
  return isNote(kind) && exported?.type === 'services';
}

/**
 * 10240 says a rate "no podrá superar en 1" the official one, which may mean a peso or a per cent. The
 * reading taken here is the stricter in pesos: less than one peso above, whatever the currency.
 */
function judgeRate(
  request: InvoiceRequest,
  context: AssessmentContext,
  rate: Exact,
  official: Exact,
): readonly Fault[] {
  const faults: Fault[] = [];
  const isOriginals = keepsOriginalRate(request);
  if (request.paid_in_same_currency && !isOriginals) {
    if (compare(rate, official) !== 0) {
      faults.push(raise('exchange_rate.not_official', PATH, { official: toText(official) }));
    }
    return faults;
  }
  const bounds = inForce(EXCHANGE_RATE_BOUNDS, context.today);
  if (bounds !== null) {
    const lowest = multiply(official, exact(bounds.lowest));
    const highest = multiply(official, exact(bounds.highest));
    if (compare(rate, lowest) < 0 || compare(rate, highest) > 0) {
      faults.push(
        raise('exchange_rate.out_of_bounds', PATH, { lowest: toText(lowest), highest: toText(highest) }),
      );
    }
  }
  if (!isOriginals && compare(rate, add(official, ONE)) >= 0) {
    faults.push(raise('exchange_rate.above_official', PATH, { official: toText(official) }));
  }
  return faults;
}
