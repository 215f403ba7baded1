// CUIT, CUIL and CDI share one check digit; the registry answers nothing for a number that fails it.

const WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
const PREFIXES = new Set(['20', '23', '24', '25', '26', '27', '30', '33', '34']);

/** Whether `cuit` is eleven digits with a known prefix and the right check digit. */
export function isCuit(cuit: string): boolean {
  return /^\d{11}$/.test(cuit) && PREFIXES.has(cuit.slice(0, 2)) && checkDigit(cuit) === Number(cuit[10]);
}

/** Whether the number belongs to a company (prefixes 30, 33 and 34). */
export function isCompany(cuit: string): boolean {
  return cuit.startsWith('3');
}

/** The digit that `cuit` should end with; 10 when there is none. */
export function checkDigit(cuit: string): number {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(cuit[index]), 0);
  return (11 - (sum % 11)) % 11;
}

/** The eleven digits for a prefix and a body, on the collision prefix where the plain one has no digit. */
export function cuitFor(prefix: '20' | '27' | '30', body: number): string {
  const stem = `${prefix}${String(body).padStart(8, '0')}`;
  const digit = checkDigit(`${stem}0`);
  if (digit !== 10) return `${stem}${digit}`;
  const collision = prefix === '30' ? '33' : '23';
  const other = `${collision}${stem.slice(2)}`;
  return `${other}${checkDigit(`${other}0`)}`;
}
