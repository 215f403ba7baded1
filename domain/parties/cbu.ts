/** CBU: the bank account an FCE names, with a check digit for the branch and one for the account. */

const BRANCH_WEIGHTS = [7, 1, 3, 9, 7, 1, 3] as const;
const ACCOUNT_WEIGHTS = [3, 9, 7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3] as const;

/**
 * Whether a text is a CBU: 22 digits and both check digits.
 *
 * @example
 * isCbu('0110599500040000000006'); // true
 */
export function isCbu(text: string): boolean {
  if (!/^\d{22}$/.test(text)) return false;
  return (
    checkDigit(text.slice(0, 7), BRANCH_WEIGHTS) === Number(text[7]) &&
    checkDigit(text.slice(8, 21), ACCOUNT_WEIGHTS) === Number(text[21])
  );
}

/** A CVU is a wallet's number in the shape of a CBU; ARCA asks for a bank's (10174). */
export function isCvu(text: string): boolean {
  return isCbu(text) && text.startsWith('000');
}

/** Six to twenty letters, digits, dots and dashes. */
export function isAlias(text: string): boolean {
  return /^[A-Za-z0-9.-]{6,20}$/.test(text);
}

function checkDigit(digits: string, weights: readonly number[]): number {
  const total = weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
  return (10 - (total % 10)) % 10;
}
