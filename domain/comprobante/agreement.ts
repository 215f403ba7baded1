/** When what was sent and what ARCA echoes of it are the same: decimals normalised, lists without order, gaps not compared. */
import { normalDecimal } from '../money/parse-decimal.ts';
import type { RelatedComprobante } from './comprobante.ts';

/**
 * - `equal`: everything ARCA echoes agrees, the total among it.
 * - `different`: it contradicts what tells one sale from another: somebody else's comprobante.
 * - `ambiguous`: it contradicts anything else, or does not say the total: a person must look.
 */
export type Comparison = 'equal' | 'different' | 'ambiguous';

/** Whether a field agrees that ARCA may not have told: what is not told contradicts nothing. */
export function echoed<T>(value: T | null, agrees: (value: T) => boolean): boolean {
  return value === null || agrees(value);
}

/** `122` is `122.00`. */
export function sameNumber(a: string, b: string): boolean {
  return normalDecimal(a) === normalDecimal(b);
}

/** The same items, in any order. */
export function sameList<T>(a: readonly T[], b: readonly T[], key: (item: T) => string): boolean {
  if (a.length !== b.length) return false;
  const mine = a.map(key).sort();
  const theirs = b.map(key).sort();
  return mine.every((item, index) => item === theirs[index]);
}

/** What tells one optional from another. */
export const optionalKey = (optional: { readonly id: string; readonly value: string }): string =>
  JSON.stringify([normalDecimal(optional.id), optional.value.trim()]);

const relatedKey = (related: RelatedComprobante): string =>
  JSON.stringify([related.type, related.punto_de_venta, related.number]);

/** The issuer and the date of a related comprobante are optional, so they count only when both sides say them. */
export function sameRelated(a: readonly RelatedComprobante[], b: readonly RelatedComprobante[]): boolean {
  if (!sameList(a, b, relatedKey)) return false;
  return a.every((mine) => {
    const theirs = b.filter((other) => relatedKey(other) === relatedKey(mine));
    return theirs.some((other) => saysSame(mine.cuit, other.cuit) && saysSame(mine.date, other.date));
  });
}

function saysSame(a: string | null, b: string | null): boolean {
  return a === null || b === null || a === b;
}
