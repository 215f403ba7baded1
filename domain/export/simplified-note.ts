/** Exporta Simple: what a note says of the document and the FOB amount that its invoice carried as optionals. */
import { centsText, toCents } from '../money/cents.ts';
import { compare, type Exact, exact, multiply } from '../money/exact.ts';
import { AMOUNT, parseDecimal } from '../money/parse-decimal.ts';

type Optionals = readonly { readonly id: string; readonly value: string }[];

const DOCUMENT = '2401';
const FOB = '2402';
const WHOLE = exact('1');

/**
 * The optionals of a note that undoes this part of a simplified export: the FOB amount of that part, and no document
 * (WSFEX 2023, 2057, 2058). Other optionals stay as they are.
 *
 * @example
 * simplifiedNote([{ id: '2402', value: '45.00' }], exact('0.2')); // FOB of 9.00
 */
export function simplifiedNote(optionals: Optionals, part: Exact): Optionals {
  return optionals
    .filter(({ id }) => id !== DOCUMENT)
    .map(({ id, value }) => {
      const fob = id === FOB && compare(part, WHOLE) < 0 ? parseDecimal(value, AMOUNT) : null;
      return { id, value: fob === null ? value : centsText(toCents(multiply(fob, part))) };
    });
}
