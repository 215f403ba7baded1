/** A group of named fields: its key order is the XSD's order, and its static types follow from its codecs. */
import type { XmlElement } from '../xml/reader.ts';
import type { XmlWriter } from '../xml/writer.ts';
import {
  type Codec,
  holdsText,
  type InputOf,
  InvalidValue,
  type OutputOf,
  type Presence,
  saysNothing,
} from './codec.ts';

/**
 * Named fields in the order of the XSD.
 *
 * @example
 * const fields = { PtoVta: int(5), CbteTipo: int(3) } satisfies Fields;
 */
export type Fields = { readonly [name: string]: Codec<unknown, unknown> };

/** The fields of some presence; the `as` keeps each field's own documentation, which editors then show. */
type Present<F, P extends Presence, K extends keyof F> = F[K] extends { readonly presence: P } ? K : never;
type Flat<T> = { readonly [K in keyof T]: T[K] };

/**
 * What is handed in: optional fields and lists may be left out.
 *
 * @example
 * type Request = RecordInput<typeof fields>;
 */
export type RecordInput<F extends Fields> = Flat<
  { [K in keyof F as Present<F, 'required', K>]: InputOf<F[K]> } & {
    [K in keyof F as Present<F, 'optional' | 'list', K>]?: InputOf<F[K]>;
  }
>;
/**
 * What comes back: lists are always there, be they empty.
 *
 * @example
 * type Result = RecordOutput<typeof fields>;
 */
export type RecordOutput<F extends Fields> = Flat<
  { [K in keyof F as Present<F, 'required' | 'list', K>]: OutputOf<F[K]> } & {
    [K in keyof F as Present<F, 'optional', K>]?: OutputOf<F[K]>;
  }
>;

/** The fields of a record, ready for use. */
export interface FieldSet {
  write(writer: XmlWriter, value: unknown): void;
  read(element: XmlElement): Record<string, unknown>;
}

function inside<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof InvalidValue ? error.within(name) : error;
  }
}

/** Prepares fields for writing and reading without an element around them. */
export function fieldSet(fields: Fields): FieldSet {
  const names = Object.keys(fields);
  const codecs = Object.values(fields);
  const position = new Map(names.map((name, index) => [name, index]));

  return {
    write(writer, value) {
      if (typeof value !== 'object' || value === null) throw new InvalidValue('expected fields');
      for (const name of Object.keys(value)) {
        if (!position.has(name)) throw new InvalidValue('no such field', [name]);
      }
      const given = value as Readonly<Record<string, unknown>>;
      codecs.forEach((codec, index) => {
        const name = names[index] ?? '';
        const item = given[name];
        if (item === undefined && codec.presence !== 'required') return;
        if (item === undefined) throw new InvalidValue('missing', [name]);
        inside(name, () => codec.encode(writer, name, item));
      });
    },

    read(element) {
      if (holdsText(element)) throw new InvalidValue('expected fields, found text');
      const slots: (XmlElement[] | undefined)[] = new Array(codecs.length);
      for (const child of element.children) {
        const index = position.get(child.name);
        if (index === undefined) continue;
        const slot = slots[index];
        if (!slot) slots[index] = [child];
        else slot.push(child);
      }
      const out: Record<string, unknown> = {};
      codecs.forEach((codec, index) => {
        const name = names[index] ?? '';
        const value = inside(name, () => readSlot(codec, slots[index]));
        if (value !== undefined) out[name] = value;
      });
      return out;
    },
  };
}

function readSlot(codec: Codec<unknown, unknown>, elements: XmlElement[] | undefined): unknown {
  if (codec.repeats) {
    return (elements ?? []).filter((element) => !codec.isAbsent(element)).map((item) => codec.decode(item));
  }
  const [element, second] = elements ?? [];
  if (second) throw new InvalidValue('found more than once');
  if (codec.presence === 'required') {
    if (!element) throw new InvalidValue('missing');
    return codec.decode(element);
  }
  if (!element || codec.isAbsent(element)) return codec.presence === 'list' ? [] : undefined;
  return codec.decode(element);
}

/**
 * Fields inside an element of their own.
 *
 * @example
 * const alicIva = record({ Id: int(2), BaseImp: decimal(13, 2), Importe: decimal(13, 2) });
 * type AlicIva = InputOf<typeof alicIva>; // { Id: number; BaseImp: string; Importe: string }
 */
export function record<const F extends Fields>(
  fields: F,
): Codec<RecordInput<F>, RecordOutput<F>, 'required'> {
  const set = fieldSet(fields);
  return {
    presence: 'required',
    repeats: false,
    inside: fields,
    isAbsent: saysNothing,
    encode(writer, name, value) {
      writer.open(name);
      set.write(writer, value);
      writer.close(name);
    },
    decode: (element) => set.read(element),
  };
}
