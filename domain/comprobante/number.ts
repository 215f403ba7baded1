/** The number as everybody reads it: five digits of punto de venta, eight of comprobante. */

/**
 * @example
 * fullNumber(3, 101); // '00003-00000101'
 */
export function fullNumber(puntoDeVenta: number, number: number): string {
  return `${String(puntoDeVenta).padStart(5, '0')}-${String(number).padStart(8, '0')}`;
}

/** The two numbers of a full number, or `null`. Padding may be left out. */
export function readFullNumber(text: string): { puntoDeVenta: number; number: number } | null {
  const match = /^(\d{1,5})-(\d{1,8})$/.exec(text.trim());
  return match === null ? null : { puntoDeVenta: Number(match[1]), number: Number(match[2]) };
}
