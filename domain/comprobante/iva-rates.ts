/** IVA rates and ARCA's ids for them (FEParamGetTiposIva). Exempt and untaxed are not rates: they have no id. */
import type { IvaRate } from '../invoice/request.ts';
import { type Exact, exact } from '../money/exact.ts';

/** A rate that has an id of its own at ARCA. */
export type TaxedRate = Exclude<IvaRate, 'exempt' | 'untaxed'>;

/** In the order of ARCA's ids, which is how groups are sent. */
export const TAXED_RATES: readonly {
  readonly rate: TaxedRate;
  readonly id: number;
  readonly percent: Exact;
}[] = [
  { rate: '0', id: 3, percent: exact('0') },
  { rate: '10.5', id: 4, percent: exact('10.5') },
  { rate: '21', id: 5, percent: exact('21') },
  { rate: '27', id: 6, percent: exact('27') },
  { rate: '5', id: 8, percent: exact('5') },
  { rate: '2.5', id: 9, percent: exact('2.5') },
];

/** ARCA's AlicIva id of a rate. */
export function ivaIdOf(rate: TaxedRate): number | null {
  return TAXED_RATES.find((entry) => entry.rate === rate)?.id ?? null;
}

/** The rate of ARCA's AlicIva id, or `null`. */
export function ivaRateOf(id: number): TaxedRate | null {
  return TAXED_RATES.find((entry) => entry.id === id)?.rate ?? null;
}
