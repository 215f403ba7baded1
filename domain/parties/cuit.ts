/** CUIT, CUIL and CDI: eleven digits whose last one proves the rest, and what is wrong when it does not. */
import type { Words } from '../faults/fault.ts';

/** Prefixes ARCA gives out: people, companies, and 50, 51, 55 for foreign clients of exports. */
const PREFIXES = ['20', '23', '24', '25', '26', '27', '30', '33', '34', '50', '51', '55'] as const;
const WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2] as const;

/** `Sujeto no categorizado`: the only CUIT of class B that is nobody's. */
export const UNCATEGORIZED_CUIT = '23000000000';

/** The eleven digits, or why they are none: `why` completes "is not valid: …". */
export type CuitReading =
  | { readonly ok: true; readonly cuit: string }
  | {
      readonly ok: false;
      readonly reason: 'characters' | 'length' | 'prefix' | 'check_digit';
      /** The digit that would make it valid; a hint, for the slip may be in another one. */
      readonly suggestion: string | null;
      readonly why: Words;
    };

/**
 * Reads a CUIT as people write it, with dashes, dots, spaces or none.
 *
 * @example
 * readCuit('30-00000013-9'); // { ok: true, cuit: '30000000139' }
 * readCuit('30000000130'); // { ok: false, reason: 'check_digit', suggestion: '9', ... }
 */
export function readCuit(text: string): CuitReading {
  const digits = text.length > 40 ? text : text.replace(/[\s.\-–/]/g, '');
  if (!/^\d*$/.test(digits)) {
    return wrong(
      'characters',
      'tiene caracteres que no son números',
      'it has characters that are not digits',
    );
  }
  if (digits.length !== 11) {
    return wrong(
      'length',
      `tiene ${digits.length} dígitos y tienen que ser 11`,
      `it has ${digits.length} digits and must have 11`,
    );
  }
  if (!PREFIXES.some((prefix) => digits.startsWith(prefix))) {
    return wrong(
      'prefix',
      `ninguno empieza con ${digits.slice(0, 2)}`,
      `none starts with ${digits.slice(0, 2)}`,
    );
  }
  const expected = cuitCheckDigit(digits.slice(0, 10));
  if (expected === null) {
    return wrong(
      'check_digit',
      'ese número no existe con ese prefijo',
      'that number does not exist with that prefix',
    );
  }
  if (digits[10] === expected) return { ok: true, cuit: digits };
  return {
    ok: false,
    reason: 'check_digit',
    suggestion: expected,
    why: {
      es: `revisá el último dígito (debería ser ${expected})`,
      en: `check the last digit (it should be ${expected})`,
    },
  };
}

/** Whether eleven plain digits are a valid CUIT. */
export function isCuit(text: string): boolean {
  const reading = readCuit(text);
  return reading.ok && reading.cuit === text;
}

/** The last digit for the first ten, or `null` where that number is not given out with that prefix. */
export function cuitCheckDigit(firstTen: string): string | null {
  const total = WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(firstTen[index]), 0);
  const digit = 11 - (total % 11);
  if (digit === 10) return null;
  return String(digit === 11 ? 0 : digit);
}

/**
 * As it is printed.
 *
 * @example
 * formatCuit('30000000139'); // '30-00000013-9'
 */
export function formatCuit(cuit: string): string {
  return cuit.length === 11 ? `${cuit.slice(0, 2)}-${cuit.slice(2, 10)}-${cuit.slice(10)}` : cuit;
}

/** Companies: prefixes 30, 33 and 34. */
export function isCompanyCuit(cuit: string): boolean {
  return /^3[034]/.test(cuit);
}

function wrong(
  reason: 'characters' | 'length' | 'prefix' | 'check_digit',
  es: string,
  en: string,
): CuitReading {
  return { ok: false, reason, suggestion: null, why: { es, en } };
}
