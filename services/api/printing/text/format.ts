/** Writes amounts, days and numbers as an Argentine reads them; text it does not recognise is printed as it came. */

const NBSP = '\u00a0';
const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

function grouped(digits: string): string {
  const bare = digits.replace(/^0+(?=\d)/, '');
  return bare.replace(/\B(?=(?:\d{3})+$)/g, '.');
}

/** `'1234.5'` → `1.234,50`; decimals beyond `minimum` are kept up to the last that is not zero. */
export function formatDecimal(text: string | null, minimum = 2): string {
  const match = DECIMAL.exec(text ?? '');
  if (match === null) return text ?? '';
  const [, sign = '', whole = '0', fraction = ''] = match;
  const significant = fraction.replace(/0+$/, '').padEnd(minimum, '0');
  const minus = sign === '-' && /[1-9]/.test(whole + fraction) ? '-' : '';
  return minus + grouped(whole) + (significant === '' ? '' : `,${significant}`);
}

/** `('1234.56', 'ARS')` → `$ 1.234,56`; other currencies by their code. */
export function formatMoney(text: string | null, currency: string): string {
  const amount = formatDecimal(text);
  if (amount === '') return '';
  return `${currency === 'ARS' ? '$' : currency}${NBSP}${amount}`;
}

/** `'2026-11-22'` → `22/11/2026`. */
export function formatDay(day: string | null): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(day ?? '');
  return match === null ? (day ?? '') : `${match[3]}/${match[2]}/${match[1]}`;
}

/** `'30000000007'` → `30-00000000-7`. */
export function formatCuit(cuit: string | null): string {
  const match = /^(\d{2})(\d{8})(\d)$/.exec(cuit ?? '');
  return match === null ? (cuit ?? '') : `${match[1]}-${match[2]}-${match[3]}`;
}

/** `(3, 101)` → `00003-00000101`. */
export function formatFullNumber(puntoDeVenta: number, number: number): string {
  return `${String(puntoDeVenta).padStart(5, '0')}-${String(number).padStart(8, '0')}`;
}

/** CUIT, CUIL and CDI with dashes, DNI with dots, the rest as it is. */
export function formatDocument(label: string | null, number: string | null): string {
  if (number === null) return '';
  if (/^(CUIT|CUIL|CDI)$/.test(label ?? '')) return formatCuit(number);
  return label === 'DNI' && /^\d{6,9}$/.test(number) ? grouped(number) : number;
}

/** `COD. 006`, always three digits. */
export function formatTypeCode(code: number): string {
  return `COD. ${String(code).padStart(3, '0')}`;
}
