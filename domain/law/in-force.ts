/** Law changes by date: a figure is never a constant but a dated table, and the day decides. */
import type { Day } from '../calendar/day.ts';

/** A value with the first day on which it rules and the norm that says so. */
export interface Dated<T> {
  readonly validFrom: Day;
  readonly value: T;
  readonly source: string;
}

/**
 * The value that rules on a day, or `null` before the first of them.
 *
 * @example
 * inForce(CONSUMIDOR_FINAL_THRESHOLD, '2026-11-18'); // '10000000'
 */
export function inForce<T>(table: readonly Dated<T>[], day: Day): T | null {
  let ruling: Dated<T> | null = null;
  for (const entry of table) {
    if (entry.validFrom <= day && (ruling === null || entry.validFrom > ruling.validFrom)) ruling = entry;
  }
  return ruling === null ? null : ruling.value;
}
