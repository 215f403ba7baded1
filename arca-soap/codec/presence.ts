/** Fields that may be missing or that come many times, in the two ways ARCA's services write lists. */
import { type Codec, holdsText, InvalidValue, saysNothing } from './codec.ts';

/**
 * A field that may be left out. Reads as left out when ARCA writes it empty, nil or `NULL`.
 *
 * @example
 * const fields = { FchServDesde: optional(day()) };
 */
export function optional<In, Out>(codec: Codec<In, Out, 'required'>): Codec<In, Out, 'optional'> {
  return {
    presence: 'optional',
    repeats: false,
    inside: codec.inside,
    form: codec.form,
    limits: codec.limits,
    isAbsent: (element) => codec.isAbsent(element),
    encode: (writer, name, value) => codec.encode(writer, name, value),
    decode: (element) => codec.decode(element),
  };
}

function eachOf(value: unknown, encode: (item: unknown) => void): void {
  if (!Array.isArray(value)) throw new InvalidValue('expected a list');
  value.forEach((item, index) => {
    try {
      encode(item);
    } catch (error) {
      throw error instanceof InvalidValue ? error.within(String(index)) : error;
    }
  });
}

/**
 * A list inside a wrapper: `<Iva><AlicIva/><AlicIva/></Iva>`. An empty list is not written at all, because ARCA
 * refuses empty wrappers in some fields (10024).
 *
 * @example
 * const fields = { Iva: list('AlicIva', alicIva) };
 */
export function list<In, Out>(
  itemName: string,
  item: Codec<In, Out, 'required'>,
): Codec<readonly In[], readonly Out[], 'list'> {
  return {
    presence: 'list',
    repeats: false,
    itemName,
    inside: { [itemName]: item },
    isAbsent: saysNothing,
    encode(writer, name, value) {
      if (Array.isArray(value) && value.length === 0) return;
      writer.open(name);
      eachOf(value, (one) => item.encode(writer, itemName, one));
      writer.close(name);
    },
    decode(element) {
      if (holdsText(element)) throw new InvalidValue('expected a list, found text');
      // WSFEXv1 ends a table with rows that are nil.
      const items = element.children.filter((child) => child.name === itemName && !child.isNil);
      return items.map((child, index) => {
        try {
          return item.decode(child);
        } catch (error) {
          throw error instanceof InvalidValue ? error.within(String(index)) : error;
        }
      });
    },
  };
}

/**
 * An element that repeats without a wrapper: `<impuesto/><impuesto/>`.
 *
 * @example
 * const fields = { impuesto: many(impuesto) };
 */
export function many<In, Out>(
  item: Codec<In, Out, 'required'>,
): Codec<readonly In[], readonly Out[], 'list'> {
  return {
    presence: 'list',
    repeats: true,
    inside: item.inside,
    form: item.form,
    limits: item.limits,
    isAbsent: (element) => item.isAbsent(element),
    encode: (writer, name, value) => eachOf(value, (one) => item.encode(writer, name, one)),
    decode: (element) => item.decode(element),
  };
}

/**
 * A list of either kind that must have at least one item; `most` binds what is sent, not what is read.
 *
 * @example
 * const request = { idPersona: nonEmpty(many(digits(11)), 250), Items: nonEmpty(list('Item', item), 9999) };
 */
export function nonEmpty<In, Out>(
  items: Codec<readonly In[], readonly Out[], 'list'>,
  most?: number,
): Codec<readonly In[], readonly Out[], 'required'> {
  return {
    ...items,
    presence: 'required',
    limits: { ...items.limits, items: most },
    encode(writer, name, value) {
      if (Array.isArray(value) && value.length === 0) throw new InvalidValue('expected at least one');
      if (Array.isArray(value) && most !== undefined && value.length > most) {
        throw new InvalidValue(`more than ${most}`);
      }
      items.encode(writer, name, value);
    },
  };
}
