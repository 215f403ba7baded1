/** Rules about the currency. The exchange rate itself is judged where it is resolved. */
import { PESOS } from '../../comprobante/currency.ts';
import type { Fault } from '../../faults/fault.ts';
import { raise } from '../../faults/raise.ts';
import type { Reading } from '../reading.ts';

/** 10037 and 10241. */
export function judgeCurrency({ request, currency }: Reading): readonly Fault[] {
  if (currency === null) return [raise('currency.unknown', 'currency', { value: request.currency })];
  if (currency.arca === PESOS && request.paid_in_same_currency) {
    return [raise('paid_in_same_currency.in_pesos', 'paid_in_same_currency')];
  }
  return [];
}
