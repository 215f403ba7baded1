// What is wrong with an input, where, and how to mend it, in both languages, so that nobody has to read our code.

/** The same words in Spanish of Argentina and in English. */
export interface Words {
  readonly es: string;
  readonly en: string;
}

/**
 * Thrown by every control whose input cannot be taken; over HTTP it becomes a problem document.
 *
 * @example
 * ```ts
 * try {
 *   simulator.control.asOf('mañana');
 * } catch (error) {
 *   if (error instanceof InputProblem) console.log(error.field, error.words.es, error.fix.es);
 * }
 * ```
 */
export class InputProblem extends TypeError {
  override name = 'InputProblem';
  /** The field that is wrong, as it is written in JSON; empty when it is the whole input. */
  readonly field: string;
  /** What is wrong with it. */
  readonly words: Words;
  /** What to do. */
  readonly fix: Words;
  /** HTTP status: 422 unless it is a conflict or something that is not there. */
  readonly status: number;
  constructor(field: string, words: Words, fix: Words, status = 422) {
    super(`${field}${field === '' ? '' : ': '}${words.en} ${fix.en}`);
    this.field = field;
    this.words = words;
    this.fix = fix;
    this.status = status;
  }
}

/** The problem of a field that is not what it must be; `es` and `en` say what it must be. */
export function mustBe(field: string, es: string, en: string): InputProblem {
  return new InputProblem(
    field,
    { es: `El campo ${field} no es válido.`, en: `The field ${field} is not valid.` },
    { es: `Tiene que ser ${es}.`, en: `It must be ${en}.` },
  );
}
