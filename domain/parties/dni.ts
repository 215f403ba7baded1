/** DNI: the number on the identity card, which people write with dots. */

/**
 * The digits of a DNI, or `null` when it cannot be one: six to eight digits, dots and spaces allowed.
 *
 * @example
 * readDni('28.456.789'); // '28456789'
 */
export function readDni(text: string): string | null {
  if (text.length > 20) return null;
  const digits = text.replace(/[\s.]/g, '').replace(/^0+/, '');
  return /^\d{6,8}$/.test(digits) ? digits : null;
}

/**
 * As it is printed.
 *
 * @example
 * formatDni('28456789'); // '28.456.789'
 */
export function formatDni(dni: string): string {
  return dni.replace(/\B(?=(\d{3})+$)/g, '.');
}
