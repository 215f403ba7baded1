/** Amounts of money: rounding to the cent, percentages, and ARCA's tolerance between two amounts. */
import {
  compare,
  divide,
  type Exact,
  exact,
  HUNDRED,
  isNegative,
  multiply,
  round,
  subtract,
  toFixedText,
} from './exact.ts';

/** Rounds half away from zero to the cent. */
export function toCents(value: Exact): Exact {
  return round(value, 2);
}

/**
 * An amount as documents write it, with two decimals.
 *
 * @example
 * centsText(exact('1.005')); // '1.01'
 */
export function centsText(value: Exact): string {
  return toFixedText(value, 2);
}

/** `percent` per cent of `value`, not rounded. */
export function percentOf(value: Exact, percent: Exact): Exact {
  return divide(multiply(value, percent), HUNDRED);
}

/** `value` less `percent` per cent of it, not rounded. */
export function lessPercent(value: Exact, percent: Exact): Exact {
  return divide(multiply(value, subtract(HUNDRED, percent)), HUNDRED);
}

const CENT = exact('0.01');
const RELATIVE = exact('0.0001');

/**
 * Whether ARCA takes two amounts for the same: apart by a cent for each of `parts` at most,
 * or by 0.01 % (WSFEv1 manual, "márgenes de error").
 */
export function withinTolerance(found: Exact, expected: Exact, parts = 1): boolean {
  const gap = absolute(subtract(found, expected));
  if (compare(gap, multiply(CENT, exact(String(Math.max(parts, 1))))) <= 0) return true;
  return compare(gap, multiply(absolute(expected), RELATIVE)) <= 0;
}

function absolute(value: Exact): Exact {
  return isNegative(value) ? subtract(exact('0'), value) : value;
}
