/** Shares an amount so that its cents always add up again: the method of the largest remainders. */
import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  isZero,
  multiply,
  subtract,
  sum,
  truncate,
  ZERO,
} from './exact.ts';

const CENT = exact('0.01');

/**
 * Splits `amount` (cents) in proportion to `weights` (none negative). The shares add up to `amount`;
 * cents left over go to the largest remainders, and to the first among equals.
 *
 * @example
 * shareAmount(exact('500'), [exact('9999.98'), exact('3750')]); // 363.64 and 136.36
 */
export function shareAmount(amount: Exact, weights: readonly Exact[]): readonly Exact[] {
  const whole = sum(weights);
  if (isZero(whole)) return weights.map(() => ZERO);
  const shares = weights.map((weight, index) => {
    const fair = divide(multiply(amount, weight), whole);
    const floor = truncate(fair, 2);
    return { index, floor, remainder: subtract(fair, floor) };
  });
  const result = shares.map((share) => share.floor);
  let left = subtract(amount, sum(result));
  const byRemainder = [...shares].sort((a, b) => compare(b.remainder, a.remainder) || a.index - b.index);
  for (const { index, floor } of byRemainder) {
    if (compare(left, CENT) < 0) break;
    result[index] = add(floor, CENT);
    left = subtract(left, CENT);
  }
  return result;
}
