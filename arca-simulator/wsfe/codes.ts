// What the checks say: a code of the table with its text, on the days when it is in force.
import { CODES, type Code } from './tables/codes.ts';

export { CODES, type Code };

/** A code with the text to send. */
export interface Finding {
  readonly code: number;
  readonly message: string;
  /** Set when the same code observes here what it rejects elsewhere. */
  readonly observes?: boolean;
}

/** The finding of a code, with its own text unless another is given. */
export function find(code: number, message?: string): Finding {
  const known = CODES[code];
  if (!known) throw new Error(`Code ${code} is not in the table.`);
  return { code, message: message ?? known.message };
}

/** Whether a code exists on `day` (`yyyymmdd`). */
export function isInForce(code: number, day: string): boolean {
  const known = CODES[code];
  return known !== undefined && (known.from ?? '') <= day && day <= (known.until ?? '99999999');
}
