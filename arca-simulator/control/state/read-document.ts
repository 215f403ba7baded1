// A comprobante in ARCA's own names that comes as JSON: read by the same table of types as one that comes as XML.
import { type Input, onlyKnown } from '../../input.ts';
import { mustBe } from '../../problem.ts';
import type { Field, Scalar, Shape } from '../../soap/shape.ts';

const MAX_ITEMS = 1000;
const MAX_TEXT = 4000;
const NUMBERS: readonly Scalar[] = ['int', 'short', 'long', 'double'];

/** The fields of `value` that `type` knows; throws an `InputProblem` naming the first bad one by its path. */
export function readDocument(value: unknown, type: Shape, path: string): Input {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw mustBe(path, 'un objeto', 'an object');
  const given = value as Input;
  onlyKnown(
    given,
    type.fields.map(({ name }) => name),
  );
  for (const field of type.fields) {
    const inside = given[field.name];
    if (inside !== undefined) readField(inside, field, `${path}.${field.name}`);
  }
  return given;
}

function readField(value: unknown, { type, many }: Field, path: string): void {
  if (!many) {
    readValue(value, type, path);
    return;
  }
  if (!Array.isArray(value) || value.length > MAX_ITEMS)
    throw mustBe(path, `una lista de hasta ${MAX_ITEMS}`, `a list of up to ${MAX_ITEMS}`);
  for (const [index, item] of value.entries()) readValue(item, type, `${path}[${index}]`);
}

function readValue(value: unknown, type: Scalar | Shape, path: string): void {
  if (typeof type !== 'string') readDocument(value, type, path);
  else if (NUMBERS.includes(type)) {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw mustBe(path, 'un número', 'a number');
  } else if (typeof value !== 'string' || value.length > MAX_TEXT)
    throw mustBe(path, `un texto de hasta ${MAX_TEXT} caracteres`, `a text of up to ${MAX_TEXT} characters`);
}
