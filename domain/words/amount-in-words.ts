/** An amount in Spanish words, which a Factura de Crédito Electrónica must carry beside its figures. */
import { currencyByArca, currencyByIso } from '../comprobante/currency.ts';
import type { DecimalText } from '../invoice/request.ts';

const UNITS = [
  '',
  'un',
  'dos',
  'tres',
  'cuatro',
  'cinco',
  'seis',
  'siete',
  'ocho',
  'nueve',
  'diez',
  'once',
  'doce',
  'trece',
  'catorce',
  'quince',
  'dieciséis',
  'diecisiete',
  'dieciocho',
  'diecinueve',
  'veinte',
  'veintiún',
  'veintidós',
  'veintitrés',
  'veinticuatro',
  'veinticinco',
  'veintiséis',
  'veintisiete',
  'veintiocho',
  'veintinueve',
] as const;
const TENS = [
  '',
  '',
  '',
  'treinta',
  'cuarenta',
  'cincuenta',
  'sesenta',
  'setenta',
  'ochenta',
  'noventa',
] as const;
const HUNDREDS = [
  '',
  'ciento',
  'doscientos',
  'trescientos',
  'cuatrocientos',
  'quinientos',
  'seiscientos',
  'setecientos',
  'ochocientos',
  'novecientos',
] as const;

/**
 * Up to 18 integer digits, two decimals; `currency` is ARCA's MonId or an ISO code.
 *
 * @example
 * amountInWords('8954000.00', 'PES');
 * // 'ocho millones novecientos cincuenta y cuatro mil pesos argentinos con 00/100'
 */
export function amountInWords(value: DecimalText, currency: string): string {
  const [integers = '0', decimals = ''] = value.split('.');
  const digits = integers.replace(/^0+(?=\d)/, '');
  const cents = decimals.padEnd(2, '0').slice(0, 2);
  const name = (currencyByArca(currency) ?? currencyByIso(currency))?.name.toLowerCase() ?? currency;
  // "un millón de pesos", but "un millón cien pesos".
  const of = digits.length > 6 && /0{6}$/.test(digits) ? 'de ' : '';
  return `${integerInWords(digits)} ${of}${name} con ${cents}/100`;
}

/**
 * A whole number in words, as it stands before a noun: `veintiún`, `un`.
 *
 * @example
 * integerInWords('1000021'); // 'un millón veintiún'
 */
export function integerInWords(digits: string): string {
  const padded = digits.padStart(18, '0');
  if (/^0+$/.test(padded)) return 'cero';
  const parts = [
    scale(padded.slice(0, 6), 'billón', 'billones'),
    scale(padded.slice(6, 12), 'millón', 'millones'),
    thousands(padded.slice(12, 18)),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function scale(six: string, one: string, many: string): string {
  const words = thousands(six);
  if (words === '') return '';
  return `${words} ${words === 'un' ? one : many}`;
}

function thousands(six: string): string {
  const high = hundreds(Number(six.slice(0, 3)));
  const low = hundreds(Number(six.slice(3, 6)));
  const mil = high === '' ? '' : high === 'un' ? 'mil' : `${high} mil`;
  return [mil, low].filter((part) => part !== '').join(' ');
}

function hundreds(value: number): string {
  if (value === 100) return 'cien';
  const hundred = HUNDREDS[Math.floor(value / 100)] ?? '';
  const rest = value % 100;
  const ten = TENS[Math.floor(rest / 10)] ?? '';
  const unit = UNITS[rest % 10] ?? '';
  const low = rest < 30 ? (UNITS[rest] ?? '') : unit === '' ? ten : `${ten} y ${unit}`;
  return [hundred, low].filter((part) => part !== '').join(' ');
}
