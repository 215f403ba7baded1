/** One cell as the value of its field, or the fault that says how to write it. */

import { isDay } from '@arca-api/domain/calendar/day';
import type { Fault } from '@arca-api/domain/faults/fault';
import type { DecimalSign } from '../batch.ts';
import { ambiguousDecimal, unreadableDay, unreadableDecimal, unreadableWord } from '../line-faults.ts';
import type { ColumnKind } from './columns.ts';
import { plainTitle } from './plain-title.ts';
import { readDecimal } from './read-decimal.ts';
import { CURRENCIES, NO_RATE, WORDS } from './words.ts';

export type ReadCell = { readonly value: unknown } | { readonly fault: Fault };

/** `path` is what a fault names. */
export function readCell(
  kind: ColumnKind,
  text: string,
  decimal: DecimalSign | null,
  path: string,
): ReadCell {
  switch (kind) {
    case 'text':
      return { value: text };
    case 'integer':
      return { value: /^\d{1,15}$/.test(text) ? Number(text) : text };
    case 'decimal':
      return readAmount(text, decimal, path);
    case 'day':
      return readDay(text, path);
    case 'rate':
      return readRate(text);
    case 'currency':
      return { value: CURRENCIES.get(currencyName(text)) ?? currencyName(text) };
    case 'document':
      return { value: text };
    case 'letter':
      return { value: plainTitle(text) === 'auto' ? 'auto' : text.toUpperCase() };
    case 'unit':
      // A unit of the caller's own is printed as it is.
      return { value: WORDS.unit.get(plainTitle(text)) ?? text };
    case 'yes': {
      const word = WORDS.yes.get(plainTitle(text));
      return word === undefined
        ? { fault: unreadableWord(path, text, ['si', 'no']) }
        : { value: word === 'true' };
    }
    case 'comprobante':
      return readComprobante(text, path);
    default:
      return readWord(kind, text, path);
  }
}

function readWord(kind: 'condition' | 'concept', text: string, path: string): ReadCell {
  const word = WORDS[kind].get(plainTitle(text));
  return word === undefined
    ? { fault: unreadableWord(path, text, [...new Set(WORDS[kind].values())]) }
    : { value: word };
}

function readAmount(text: string, decimal: DecimalSign | null, path: string): ReadCell {
  const read = readDecimal(text, decimal);
  if (read === null) return { fault: unreadableDecimal(path, text) };
  return 'ambiguous' in read ? { fault: ambiguousDecimal(path, read.ambiguous) } : { value: read.value };
}

/** `18/11/2026`, `18-11-26` or `2026-11-18`: the day always comes before the month. */
function readDay(text: string, path: string): ReadCell {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text) ?? [];
  if (year !== undefined) return { value: `${year}-${month}-${day}` };
  const [, d, m, y] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text) ?? [];
  if (d === undefined || m === undefined || y === undefined) return { fault: unreadableDay(path, text) };
  const value = `${y.length === 2 ? `20${y}` : y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  return isDay(value) ? { value } : { fault: unreadableDay(path, text) };
}

/** `21`, `21 %`, `10,5`, `exento`. */
function readRate(text: string): ReadCell {
  const none = NO_RATE.get(plainTitle(text));
  if (none !== undefined) return { value: none };
  const number = text.replace(/[\s%]/g, '').replace(',', '.');
  return { value: /^\d+\.\d*$/.test(number) ? number.replace(/\.?0*$/, '') : number };
}

/** `Factura`, `NC`, `Factura A`: the letter may stand behind. */
function readComprobante(text: string, path: string): ReadCell {
  const plain = plainTitle(text);
  const whole = WORDS.comprobante.get(plain);
  if (whole !== undefined) return { value: { kind: whole } };
  const [, word = '', letter = ''] = /^(.+)_([abce])$/.exec(plain) ?? [];
  const kind = WORDS.comprobante.get(word);
  return kind === undefined
    ? { fault: unreadableWord(path, text, ['factura', 'nota de crédito', 'nota de débito', 'recibo']) }
    : { value: { kind, letter: letter.toUpperCase() } };
}

const currencyName = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{M}\s.]/gu, '')
    .toUpperCase();
