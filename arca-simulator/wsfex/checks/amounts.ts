// Decimal text compared exactly: ARCA's tolerances are of one cent, which a double would miss by a hair.

const SCALE = 12;
const ONE = 10n ** BigInt(SCALE);

/** A decimal in units of 10^-12; digits beyond are cut. */
export function units(text: string | undefined): bigint {
  if (text === undefined) return 0n;
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const value = BigInt(whole) * ONE + BigInt(fraction.padEnd(SCALE, '0').slice(0, SCALE));
  return text.startsWith('-') ? -value : value;
}

/** The product of two amounts. */
export const times = (one: bigint, other: bigint): bigint => (one * other) / ONE;

/** At most `whole` integer digits and `decimals` others; trailing zeros do not count. */
export function fits(text: string, whole: number, decimals: number): boolean {
  const [left = '', right = ''] = text.replace('-', '').split('.');
  return left.length <= whole && right.replace(/0+$/, '').length <= decimals;
}

/** Equal within 0.01 % or one cent for each of `count`. */
export function close(actual: bigint, expected: bigint, count = 1): boolean {
  const difference = actual > expected ? actual - expected : expected - actual;
  const size = expected < 0n ? -expected : expected;
  return difference <= (ONE / 100n) * BigInt(count) || difference * 10_000n <= size;
}
