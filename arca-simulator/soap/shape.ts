// One table of types drives reading, writing and the WSDL, so the three cannot disagree.
import type { XmlNode } from './read-xml.ts';
import { element, escapeText } from './write-xml.ts';

export type Scalar = 'string' | 'int' | 'short' | 'long' | 'double' | 'decimal' | 'dateTime';

/** One child element of a complex type, in schema order. */
export interface Field {
  readonly name: string;
  readonly type: Scalar | Shape;
  /** Numbers that are required are written as 0 and read as 0 when absent, as .NET does. */
  readonly required: boolean;
  readonly many: boolean;
}

/** A complex type: its schema name and its children in order. */
export interface Shape {
  readonly name: string;
  readonly fields: readonly Field[];
  /** The type it adds to; its fields are the first of these. */
  readonly base?: Shape;
}

/** Thrown when a value cannot be read as its type; each stack says so in its own words. */
export class UnreadableValue extends Error {
  override name = 'UnreadableValue';
  readonly problem: 'format' | 'range';
  readonly type: Scalar;
  readonly text: string;
  readonly line: number;
  readonly column: number;
  constructor(problem: 'format' | 'range', type: Scalar, node: XmlNode) {
    super(`${problem} of ${type}`);
    this.problem = problem;
    this.type = type;
    this.text = node.text.trim();
    this.line = node.line;
    this.column = node.column;
  }
}

/** Shorthand for a {@link Shape}: `'Nro!int'` is required, `'FchBaja:string'` optional, `'Err*'` repeated. */
export function shape(name: string, ...fields: readonly (string | Field)[]): Shape {
  return { name, fields: fields.map((field) => (typeof field === 'string' ? scalarField(field) : field)) };
}

/** A type that adds to another. */
export function extend(name: string, base: Shape, ...fields: readonly (string | Field)[]): Shape {
  return { name, fields: [...base.fields, ...shape(name, ...fields).fields], base };
}

/** An optional child of complex type. */
export function part(name: string, type: Shape): Field {
  return { name, type, required: false, many: false };
}

/** A child that comes once or more. */
export function several(name: string, type: Scalar): Field {
  return { name, type, required: true, many: true };
}

/** A repeated child. */
export function many(name: string, type: Scalar | Shape): Field {
  return { name, type, required: false, many: true };
}

function scalarField(text: string): Field {
  const [, name = '', mark, type = 'string'] = /^(\w+)([!:])(\w+)$/.exec(text) ?? [];
  return { name, type: type as Scalar, required: mark === '!', many: false };
}

/**
 * Reads `node` by `type`. Only children in `namespace` are seen, in any order; others are ignored, as every reader of
 * ARCA's does with what it does not know.
 */
export function decode<T>(type: Shape, node: XmlNode, namespace: string): T {
  const result: Record<string, unknown> = {};
  const children = node.children.filter((one) => one.namespace === namespace);
  for (const field of type.fields) {
    if (field.many) {
      result[field.name] = children
        // Only what the schema calls nillable may be nil: of anything else, an element without text is read.
        .filter((one) => one.name === field.name && (field.required || !isNil(one)))
        .map((one) => decodeValue(field.type, one, namespace));
      continue;
    }
    const found = children.find(({ name }) => name === field.name);
    if (found) result[field.name] = decodeValue(field.type, found, namespace);
    else if (field.required && field.type !== 'string') result[field.name] = zeroOf(field.type);
  }
  return result as T;
}

const isNil = ({ attributes }: XmlNode): boolean => ['true', '1'].includes(attributes.get('nil') ?? '');

/** Decimals are text from end to end, so that their scale survives. */
const zeroOf = (type: Field['type']): number | string => (type === 'decimal' ? '0' : 0);

const LIMITS: Readonly<Record<'int' | 'short' | 'long', number>> = {
  short: 32_767,
  int: 2_147_483_647,
  long: Number.MAX_SAFE_INTEGER,
};

function decodeValue(type: Scalar | Shape, node: XmlNode, namespace: string): unknown {
  if (typeof type !== 'string') return decode(type, node, namespace);
  if (type === 'string' || type === 'dateTime') return node.text;
  const text = node.text.trim();
  if (type === 'decimal') return decodeDecimal(text, node);
  if (type === 'double') {
    if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text))
      throw new UnreadableValue('format', type, node);
    return Number(text);
  }
  if (!/^[+-]?\d+$/.test(text)) throw new UnreadableValue('format', type, node);
  const value = Number(text);
  if (Math.abs(value) > LIMITS[type]) throw new UnreadableValue('range', type, node);
  return value;
}

/** A decimal as .NET keeps it: no sign plus, no leading zeros, its trailing ones kept. */
function decodeDecimal(text: string, node: XmlNode): string {
  const [, sign, whole = '', fraction = ''] = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text) ?? [];
  if (sign === undefined || whole + fraction === '') throw new UnreadableValue('format', 'decimal', node);
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  if (digits.length + fraction.length > 28) throw new UnreadableValue('range', 'decimal', node);
  const value = fraction === '' ? digits : `${digits}.${fraction}`;
  return sign === '-' && /[1-9]/.test(value) ? `-${value}` : value;
}

/** A double as .NET's XmlConvert writes it: no padding (`122`, `101.202`), `E` notation for extremes. */
export function formatDouble(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e15 || size < 1e-4)) {
    const [mantissa = '0', exponent = '0'] = value.toExponential().split('e');
    const digits = String(Math.abs(Number(exponent))).padStart(2, '0');
    return `${mantissa}E${exponent.startsWith('-') ? '-' : '+'}${digits}`;
  }
  return String(value);
}

/** Writes the children of `value` in the order of `type`; `undefined` strings and objects are left out. */
export function encode(type: Shape, value: object): string {
  const source = value as Readonly<Record<string, unknown>>;
  let xml = '';
  for (const field of type.fields) {
    const found = source[field.name];
    if (field.many) {
      for (const item of Array.isArray(found) ? found : [])
        xml +=
          item === null
            ? `<${field.name} xsi:nil="true" />`
            : element(field.name, encodeValue(field.type, item));
    } else if (found !== undefined) {
      xml += element(field.name, encodeValue(field.type, found));
    } else if (field.required && field.type !== 'string') {
      xml += `<${field.name}>0</${field.name}>`;
    }
  }
  return xml;
}

function encodeValue(type: Scalar | Shape, value: unknown): string {
  if (typeof type !== 'string') return encode(type, value as object);
  if (type === 'double') return formatDouble(Number(value));
  return escapeText(String(value));
}
