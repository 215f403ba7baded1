/** Money, rates and dates as Argentina reads them: `$ 1.234,56`, `10,5 %`, `18/11/2026`. */
import type { Day } from '../calendar/day.ts';
import { currencyByArca, PESOS } from '../comprobante/currency.ts';
import type { DecimalText } from '../invoice/request.ts';

const NBSP = '\u00a0';

/**
 * A number with dots for thousands and a comma for decimals, which are kept as they are.
 *
 * @example
 * formatNumber('1234.5'); // '1.234,5'
 */
export function formatNumber(value: DecimalText): string {
  const sign = value.startsWith('-') ? '-' : '';
  const [integers = '0', decimals] = value.slice(sign.length).split('.');
  const grouped = integers.replace(/\B(?=(\d{3})+$)/g, '.');
  return `${sign}${grouped}${decimals === undefined ? '' : `,${decimals}`}`;
}

/**
 * An amount with its currency; the space does not break. `currency` is ARCA's MonId or an ISO code.
 *
 * @example
 * formatMoney('1234.56', 'PES'); // '$ 1.234,56'
 * formatMoney('1452.00', 'DOL'); // 'USD 1.452,00'
 */
export function formatMoney(value: DecimalText, currency: string): string {
  const amount = formatNumber(value.replace('-', ''));
  return `${value.startsWith('-') ? '-' : ''}${symbolOf(currency)}${NBSP}${amount}`;
}

/**
 * @example
 * formatPercent('10.50'); // '10,5 %'
 */
export function formatPercent(value: DecimalText): string {
  const trimmed = value.includes('.') ? value.replace(/\.?0+$/, '') : value;
  return `${formatNumber(trimmed)}${NBSP}%`;
}

/**
 * @example
 * formatDay('2026-11-18'); // '18/11/2026'
 */
export function formatDay(day: Day): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

function symbolOf(currency: string): string {
  if (currency === PESOS || currency === 'ARS') return '$';
  return currencyByArca(currency)?.iso ?? currency;
}
