/** Exact decimal numbers, so that no cent is ever made or lost by a float; the only file that knows the library. */
import { Decimal } from 'decimal.js';

declare const opaque: unique symbol;

/** An exact decimal number. Opaque: only `domain/money` looks inside. */
export interface Exact {
  readonly [opaque]: 'exact';
}

/** 60 significant digits: the widest product of the rules (13+6 by 13+6) has 38. */
const Number60 = Decimal.clone({
  precision: 60,
  rounding: Decimal.ROUND_HALF_UP,
  toExpNeg: -100,
  toExpPos: 100,
});

const inside = (value: Exact): Decimal => value as unknown as Decimal;
const outside = (value: Decimal): Exact => value as unknown as Exact;

/**
 * The exact number written in a plain decimal text. Text of unknown origin goes through
 * `parseDecimal` first; anything that is not a number here is a defect and throws.
 *
 * @example
 * exact('33.33');
 */
export function exact(text: string): Exact {
  return outside(new Number60(text));
}

/** 0 */
export const ZERO: Exact = exact('0');
/** 100 */
export const HUNDRED: Exact = exact('100');

/** a + b */
export function add(a: Exact, b: Exact): Exact {
  return outside(inside(a).plus(inside(b)));
}

/** a − b */
export function subtract(a: Exact, b: Exact): Exact {
  return outside(inside(a).minus(inside(b)));
}

/** a × b, exact */
export function multiply(a: Exact, b: Exact): Exact {
  return outside(inside(a).times(inside(b)));
}

/** Exact to 60 significant digits; the divisor is never zero. */
export function divide(a: Exact, b: Exact): Exact {
  return outside(inside(a).dividedBy(inside(b)));
}

/** The sum of all; zero of none. */
export function sum(values: readonly Exact[]): Exact {
  return values.reduce(add, ZERO);
}

/** Negative, zero or positive, as `sort` wants it. */
export function compare(a: Exact, b: Exact): number {
  return inside(a).comparedTo(inside(b));
}

/** Whether it is zero. */
export function isZero(value: Exact): boolean {
  return inside(value).isZero();
}

/** Whether it is below zero. */
export function isNegative(value: Exact): boolean {
  return inside(value).isNegative() && !inside(value).isZero();
}

/** Half away from zero, to so many decimals: the rounding of every amount in this product. */
export function round(value: Exact, decimals: number): Exact {
  return outside(inside(value).toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP));
}

/** Towards zero, to so many decimals. */
export function truncate(value: Exact, decimals: number): Exact {
  return outside(inside(value).toDecimalPlaces(decimals, Decimal.ROUND_DOWN));
}

/** Plain text without padding zeros: `'1478.5'`, `'1'`. */
export function toText(value: Exact): string {
  return inside(value).toFixed();
}

/** Plain text with exactly so many decimals, rounded half away from zero. */
export function toFixedText(value: Exact, decimals: number): string {
  return inside(value).toFixed(decimals, Decimal.ROUND_HALF_UP);
}
