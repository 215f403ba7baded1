/** What a field of a message is: how it is written, how it is read, and which static types follow from it. */
import type { XmlElement } from '../xml/reader.ts';
import type { XmlWriter } from '../xml/writer.ts';

/**
 * `required`: always there. `optional`: may be missing. `list`: missing means none.
 *
 * @example
 * const mayBeLeftOut = ({ presence }: Codec<unknown>) => presence !== 'required';
 */
export type Presence = 'required' | 'optional' | 'list';

/**
 * How a single value is held: `number` and `digits` are whole numbers (as a JavaScript number, or as text where it is
 * an identifier), `decimal` an exact amount as text, the rest text of its own kind.
 *
 * @example
 * const isAmount = ({ form }: Codec<unknown>) => form === 'decimal';
 */
export type ValueForm = 'number' | 'digits' | 'decimal' | 'text' | 'day' | 'date' | 'word' | 'secret';

/**
 * What bounds a value that is sent; what is read is not refused for being longer.
 *
 * @example
 * const { digits, decimals }: Limits = decimal(13, 2).limits ?? {}; // 13 and 2
 */
export interface Limits {
  /** Of a whole number or identifier; before the point of a decimal. */
  readonly digits?: number | undefined;
  /** Behind the point of a decimal. */
  readonly decimals?: number | undefined;
  /** Of a text. */
  readonly characters?: number | undefined;
  /** The only words there are, in both directions. */
  readonly words?: readonly string[] | undefined;
  /** How often an element may repeat. */
  readonly items?: number | undefined;
}

/**
 * One kind of value on the wire. Both directions take `unknown`, because neither a JavaScript caller nor ARCA
 * is bound by our types; `shape` carries the static ones and is never set.
 *
 * @example
 * const amount: Codec<string, string, 'required'> = decimal(13, 2);
 */
export interface Codec<In, Out = In, P extends Presence = Presence> {
  readonly presence: P;
  /** The element itself repeats, without a wrapper. */
  readonly repeats: boolean;
  /** The element of one item, in a list with a wrapper. */
  readonly itemName?: string | undefined;
  encode(writer: XmlWriter, name: string, value: unknown): void;
  decode(element: XmlElement): unknown;
  /** Whether an element that is there says nothing: empty, nil, or a literal `NULL`. */
  isAbsent(element: XmlElement): boolean;
  /** The fields inside, by element name: so that a descriptor can be held against a WSDL. */
  readonly inside?: { readonly [name: string]: Codec<unknown, unknown> } | undefined;
  /** How a single value is held; missing for groups of fields. Held against the WSDL's types as well. */
  readonly form?: ValueForm | undefined;
  /** Its bounds, as the reference documentation tells them. */
  readonly limits?: Limits | undefined;
  readonly shape?: { readonly in: In; readonly out: Out };
}

/**
 * What a caller hands in for a codec.
 *
 * @example
 * type Tributo = InputOf<typeof tributo>; // { Id: number; Desc?: string; BaseImp: string; ... }
 */
export type InputOf<C> = C extends Codec<infer In, unknown> ? In : never;
/**
 * What a caller gets back from a codec.
 *
 * @example
 * type Verdict = OutputOf<typeof detResponse>;
 */
export type OutputOf<C> = C extends Codec<unknown, infer Out> ? Out : never;

/** A value that does not fit its field, seen while writing or reading; says where and what was expected. */
export class InvalidValue extends Error {
  override readonly name = 'InvalidValue';
  readonly expectation: string;
  readonly path: readonly string[];

  /** `expectation` never repeats the value: it may be a secret or a person's data. */
  constructor(expectation: string, path: readonly string[] = []) {
    super(path.length === 0 ? expectation : `${path.join('.')}: ${expectation}`);
    this.expectation = expectation;
    this.path = path;
  }

  /** The same, seen from one level up. */
  within(name: string): InvalidValue {
    return new InvalidValue(this.expectation, [name, ...this.path]);
  }
}

/** Empty or nil: how ARCA writes "nothing" for most types. */
export const saysNothing = (element: XmlElement): boolean =>
  element.isNil || (element.children.length === 0 && element.text.trim() === '');

/** Text where only elements belong: something was lost or put in on the way. */
export const holdsText = (element: XmlElement): boolean =>
  element.isMixed || (element.children.length === 0 && element.text.trim() !== '');
