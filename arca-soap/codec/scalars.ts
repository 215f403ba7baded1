/** The values that messages are made of; amounts and long numbers stay text, because a float would change them. */
import type { XmlElement } from '../xml/reader.ts';
import { IllegalXmlText, type XmlWriter } from '../xml/writer.ts';
import { type Codec, InvalidValue, type Limits, saysNothing, type ValueForm } from './codec.ts';

interface Scalar<In, Out> {
  readonly form: ValueForm;
  readonly limits?: Limits;
  /** The text to write. */
  write(value: unknown): string;
  read(text: string): Out;
  readonly isAbsent?: (element: XmlElement) => boolean;
  readonly shape?: { readonly in: In; readonly out: Out };
}

function scalar<In, Out>(kind: Scalar<In, Out>): Codec<In, Out, 'required'> {
  return {
    presence: 'required',
    repeats: false,
    form: kind.form,
    limits: kind.limits,
    isAbsent: kind.isAbsent ?? saysNothing,
    encode(writer: XmlWriter, name: string, value: unknown): void {
      const text = kind.write(value);
      try {
        if (kind.form === 'secret') writer.secret(name, text);
        else writer.leaf(name, text);
      } catch (error) {
        if (error instanceof IllegalXmlText) throw new InvalidValue(error.message);
        throw error;
      }
    },
    decode(element: XmlElement): Out {
      if (element.children.length > 0) throw new InvalidValue('expected a value, found elements');
      return kind.read(element.text);
    },
  };
}

function textWithin(value: unknown, maxLength: number): string {
  if (typeof value !== 'string') throw new InvalidValue('expected text');
  if (value.length > maxLength) throw new InvalidValue(`longer than ${maxLength} characters`);
  return value;
}

/**
 * A whole number that JavaScript holds exactly; `maxDigits` binds what is sent, not what is read.
 *
 * @example
 * const fields = { CbteTipo: int(3) };
 */
export function int(maxDigits?: number): Codec<number, number, 'required'> {
  return scalar<number, number>({
    form: 'number',
    limits: { digits: maxDigits },
    write(value) {
      const fits = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
      if (!fits) throw new InvalidValue('expected a whole number from 0 on');
      const text = String(value);
      if (maxDigits !== undefined && text.length > maxDigits)
        throw new InvalidValue(`more than ${maxDigits} digits`);
      return text;
    },
    read(text) {
      const trimmed = text.trim();
      const value = Number(trimmed);
      if (!/^-?\d+$/.test(trimmed) || !Number.isSafeInteger(value)) {
        throw new InvalidValue('expected a whole number');
      }
      return value;
    },
  });
}

/**
 * A number that is an identifier (CUIT, document, CAE): digits as text, so that none is lost.
 *
 * @example
 * const fields = { DocNro: digits(11) };
 */
export function digits(maxLength?: number): Codec<string, string, 'required'> {
  return scalar<string, string>({
    form: 'digits',
    limits: { digits: maxLength },
    write(value) {
      const text = textWithin(value, maxLength ?? 19);
      if (!/^\d+$/.test(text)) throw new InvalidValue('expected digits');
      return text;
    },
    read(text) {
      const trimmed = text.trim();
      if (!/^\d+$/.test(trimmed)) throw new InvalidValue('expected digits');
      return trimmed;
    },
  });
}

/**
 * An exact decimal as text: at most `whole` digits before the point and `fraction` after it, so that ARCA never
 * rounds in silence. Read back as ARCA wrote it (`122` for `122.00`), only its exponents are spelled out.
 *
 * @example
 * const fields = { ImpTotal: decimal(13, 2) };
 */
export function decimal(whole: number, fraction: number): Codec<string, string, 'required'> {
  const pattern = new RegExp(`^-?\\d{1,${whole}}(\\.\\d{1,${fraction}})?$`);
  return scalar<string, string>({
    form: 'decimal',
    limits: { digits: whole, decimals: fraction },
    write(value) {
      if (typeof value !== 'string' || !pattern.test(value)) {
        throw new InvalidValue(
          `expected a decimal as text, ${whole} digits and ${fraction} decimals at most`,
        );
      }
      return value;
    },
    read: (text) => spellOut(text.trim()),
  });
}

/** .NET writes doubles from 1e15 on, and below 1e-4, with an exponent. */
function spellOut(text: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text);
  if (!parts) throw new InvalidValue('expected a decimal');
  const [, sign = '', whole = '', fraction = '', exponent] = parts;
  if (exponent === undefined) return text;
  const point = whole.length + Number(exponent);
  const all = `${'0'.repeat(Math.max(0, 1 - point))}${whole}${fraction}`.padEnd(Math.max(point, 1), '0');
  const at = Math.max(point, 1);
  const decimals = all.slice(at).replace(/0+$/, '');
  return `${sign}${all.slice(0, at)}${decimals === '' ? '' : `.${decimals}`}`;
}

/**
 * Any text XML can carry.
 *
 * @example
 * const fields = { Desc: optional(text(80)) };
 */
export function text(maxLength?: number): Codec<string, string, 'required'> {
  return scalar<string, string>({
    form: 'text',
    limits: { characters: maxLength },
    write: (value) => textWithin(value, maxLength ?? Number.POSITIVE_INFINITY),
    read: (value) => value,
  });
}

/**
 * A date as ARCA writes it, `yyyymmdd`. Its literal `NULL` reads as no date.
 *
 * @example
 * const fields = { FchVtoPago: optional(day()) };
 */
export function day(): Codec<string, string, 'required'> {
  return scalar<string, string>({
    form: 'day',
    write(value) {
      if (typeof value !== 'string' || !/^\d{8}$/.test(value)) throw new InvalidValue('expected yyyymmdd');
      return value;
    },
    read: (value) => value.trim(),
    isAbsent: (element) => saysNothing(element) || element.text.trim() === 'NULL',
  });
}

/**
 * A date as the Java services write it, `yyyy-mm-dd`.
 *
 * @example
 * const fields = { fechaEmision: optional(date()) };
 */
export function date(): Codec<string, string, 'required'> {
  return scalar<string, string>({
    form: 'date',
    write(value) {
      if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) {
        throw new InvalidValue('expected yyyy-mm-dd');
      }
      return value;
    },
    read: (value) => value.trim(),
  });
}

/**
 * One of a few words, in both directions: an answer with any other word is refused, because acting on a guess is worse.
 *
 * @example
 * const fields = { Resultado: oneOf('A', 'R', 'P') };
 */
export function oneOf<const W extends string>(...words: readonly W[]): Codec<W, W, 'required'> {
  const find = (value: unknown): W => {
    const word = words.find((candidate) => candidate === value);
    if (word === undefined) throw new InvalidValue(`expected ${words.join(' | ')}`);
    return word;
  };
  return scalar<W, W>({ form: 'word', limits: { words }, write: find, read: (value) => find(value.trim()) });
}

/** Text that never appears in what is kept or printed: tokens, signs, signed requests. */
export function secret(): Codec<string, string, 'required'> {
  return scalar<string, string>({
    form: 'secret',
    write(value) {
      const given = textWithin(value, 100_000);
      if (given === '') throw new InvalidValue('expected text that is not empty');
      return given;
    },
    read: (value) => value,
  });
}
