/** A fault is something the caller can mend in a document: a value in a list, never thrown. */

/** The same sentence in the two languages of the product: Spanish of Argentina first. */
export interface Words {
  readonly es: string;
  readonly en: string;
}

/**
 * One thing wrong (or worth knowing) about a document.
 *
 * @example
 * const fault: Fault = {
 *   code: 'recipient.cuit_invalid',
 *   path: 'recipient.cuit',
 *   message: { es: 'El CUIT no es válido.', en: 'The CUIT is not valid.' },
 *   fix: { es: 'Revisá el último dígito.', en: 'Check the last digit.' },
 *   arca: [],
 * };
 */
export interface Fault {
  /** Stable identifier, `noun.what_is_wrong`. Once published it is never renamed. */
  readonly code: string;
  /** Where in the document the caller sent, as `lines[0].quantity`; `''` is the whole document. */
  readonly path: string;
  /** What is wrong and why. */
  readonly message: Words;
  /** What to do about it. */
  readonly fix: Words;
  /** The codes ARCA would have answered with; empty where ARCA does not look. */
  readonly arca: readonly number[];
}

/** What a catalogue entry says. `{name}` in the words is filled with the particular of that name. */
export interface FaultDefinition {
  readonly message: Words;
  readonly fix: Words;
  readonly arca: readonly number[];
}
