/** How WSFEv1 tells errors, observations and events: in every result, with HTTP 200. */
import type { OutputOf } from '../codec/codec.ts';
import { list, optional } from '../codec/presence.ts';
import { record } from '../codec/record.ts';
import { int, text } from '../codec/scalars.ts';

const codeAndMsg = record({
  /** What to decide by; the tables of the manual say what each means. */
  Code: int(),
  /** ARCA's words, which change without notice: decide by `Code`. */
  Msg: optional(text()),
});

/**
 * A code and ARCA's words for it.
 *
 * @example
 * const isTicketTrouble = ({ Code }: CodeAndMsg) => Code === 600;
 */
export type CodeAndMsg = OutputOf<typeof codeAndMsg>;

/** `Observaciones/Obs`: why one comprobante was refused, or what ARCA noted while accepting it. */
export const observaciones = list('Obs', codeAndMsg);

/** `Errors/Err` and `Events/Evt` as most results carry them. */
export const complaints = {
  /** Why ARCA did not do what was asked; empty when it did. */
  Errors: list('Err', codeAndMsg),
  /** What ARCA announces, such as maintenance; never an error. */
  Events: list('Evt', codeAndMsg),
} as const;

/** The same in the order of the results that authorize. */
export const complaintsLast = {
  /** What ARCA announces, such as maintenance; never an error. */
  Events: complaints.Events,
  /** Why ARCA did not do what was asked; empty when it did. */
  Errors: complaints.Errors,
} as const;
