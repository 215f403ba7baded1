/** The gate through which every number written by somebody else enters. */
import { type Exact, exact } from './exact.ts';

/** How many digits fit before and after the point. */
export interface DecimalLimits {
  readonly integers: number;
  readonly decimals: number;
}

/** WSFEv1: amounts have 13 integers and 2 decimals. */
export const AMOUNT: DecimalLimits = { integers: 13, decimals: 2 };
/** WSFEv1: `MonCotiz` has 4 integers and 6 decimals. */
export const EXCHANGE_RATE: DecimalLimits = { integers: 4, decimals: 6 };
/** WSFEv1: `Alic` of a Tributo has 3 integers and 2 decimals. */
export const TAX_RATE: DecimalLimits = { integers: 3, decimals: 2 };
/** Ours: quantities and unit prices are not sent to WSFEv1; six decimals as in WSFEX. */
export const QUANTITY: DecimalLimits = { integers: 12, decimals: 6 };
/** Ours, as wide as an amount and with six decimals. */
export const UNIT_PRICE: DecimalLimits = { integers: 13, decimals: 6 };
/** Ours: a discount such as `33.333333`. */
export const PERCENT: DecimalLimits = { integers: 3, decimals: 6 };

const PLAIN = /^(\d+)(?:\.(\d+))?$/;
/** Longer text is refused before the expression looks at it. */
const LONGEST = 64;

/**
 * Reads a number that is not negative, or says `null`: no sign, exponent, `NaN`, thousands or spaces.
 * Padding zeros do not count against the limits.
 *
 * @example
 * parseDecimal('33.330', AMOUNT); // 33.33
 * parseDecimal('1e400', AMOUNT); // null
 */
export function parseDecimal(text: string, limits: DecimalLimits): Exact | null {
  if (typeof text !== 'string' || text.length > LONGEST) return null;
  const match = PLAIN.exec(text);
  if (match === null) return null;
  const integers = (match[1] ?? '').replace(/^0+/, '');
  const decimals = (match[2] ?? '').replace(/0+$/, '');
  if (integers.length > limits.integers || decimals.length > limits.decimals) return null;
  return exact(text);
}

/**
 * The one spelling of a decimal text, for comparing what we sent with what came back:
 * `122.00`, `0122` and `122` are `122`. Text that is not a number stays as it is.
 */
export function normalDecimal(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (match === null) return text.trim();
  const integers = (match[2] ?? '').replace(/^0+(?=\d)/, '');
  const decimals = (match[3] ?? '').replace(/0+$/, '');
  const plain = decimals === '' ? integers : `${integers}.${decimals}`;
  return plain === '0' ? '0' : `${match[1] ?? ''}${plain}`;
}
