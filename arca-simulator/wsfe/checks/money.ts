// ARCA compares amounts within tolerances of one cent; doubles would miss by a hair, so sums are exact here.

const SCALE = 1_000_000n;

/** An amount in millionths, exactly as its digits say. */
export function units(amount: number): bigint {
  if (!Number.isFinite(amount) || Math.abs(amount) >= 1e20) return 0n;
  return BigInt(amount.toFixed(6).replace('.', ''));
}

export function total(amounts: readonly number[]): bigint {
  return amounts.reduce((sum, amount) => sum + units(amount), 0n);
}

/** Equal within 0.01 % or 0.01 times `count` (manual 4.5, page 198). */
export function close(actual: bigint, expected: bigint, count = 1): boolean {
  const difference = actual > expected ? actual - expected : expected - actual;
  const size = expected < 0n ? -expected : expected;
  return difference <= 10_000n * BigInt(Math.max(count, 1)) || difference * 10_000n <= size;
}

/** At most 13 integer digits and `decimals` decimals. */
export function fits(amount: number, decimals: number): boolean {
  return Math.abs(amount) < 1e13 && units(amount) % 10n ** BigInt(6 - decimals) === 0n;
}

/** `amount` times a percentage with one decimal, in millionths. */
export function percent(amount: number, percentage: number): bigint {
  return (units(amount) * BigInt(Math.round(percentage * 10))) / 1000n;
}

/** Product of two amounts in millionths. */
export function product(one: number, other: number): bigint {
  return (units(one) * units(other)) / SCALE;
}
