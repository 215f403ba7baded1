/** Rules about what the comprobante adds up to. */
import type { Fault } from '../../faults/fault.ts';
import { raise } from '../../faults/raise.ts';
import { compare, exact, isZero } from '../../money/exact.ts';
import type { Reading } from '../reading.ts';

/** 13 integers and two decimals. */
const LARGEST = exact('9999999999999.99');

/** 10018 and 10056. */
export function judgeAmounts({ totals }: Reading): readonly Fault[] {
  if (totals === null) return [];
  const faults: Fault[] = [];
  if (compare(totals.total, LARGEST) > 0) faults.push(raise('total.too_large', 'lines'));
  const hasTaxedGroup = totals.iva.some((group) => group.rate !== '0');
  if (hasTaxedGroup && isZero(totals.ivaTotal)) faults.push(raise('iva.rounds_to_zero', 'lines'));
  return faults;
}
