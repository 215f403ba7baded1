// Reads the fields of a JSON object one by one; whatever is not as it must be is a problem that names the field.
import { isCuit } from './people/cuit.ts';
import { InputProblem, mustBe } from './problem.ts';
import { parseDay } from './world/time/calendar.ts';

/** A JSON object as it came. */
export type Input = Readonly<Record<string, unknown>>;

/** Refuses fields that nobody reads: a misspelt one must not pass in silence. */
export function onlyKnown(input: Input, names: readonly string[]): void {
  for (const name of Object.keys(input)) {
    if (names.includes(name)) continue;
    throw new InputProblem(
      name,
      { es: 'Ese campo no existe acá.', en: 'There is no such field here.' },
      { es: `Usá ${names.join(', ')}.`, en: `Use ${names.join(', ')}.` },
    );
  }
}

export function readText(input: Input, name: string, limit = 200): string {
  const value = input[name];
  if (typeof value !== 'string' || value === '' || value.length > limit)
    throw mustBe(name, `un texto de 1 a ${limit} caracteres`, `a text of 1 to ${limit} characters`);
  return value;
}

export function readCuit(input: Input, name: string): string {
  const value = input[name];
  if (typeof value !== 'string' || !isCuit(value))
    throw mustBe(name, '11 dígitos con su dígito verificador', 'eleven digits with a valid check digit');
  return value;
}

export function readWhole(input: Input, name: string, from: number, to: number): number {
  const value = input[name];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < from || value > to)
    throw mustBe(name, `un entero de ${from} a ${to}`, `a whole number from ${from} to ${to}`);
  return value;
}

export function readFlag(input: Input, name: string): boolean {
  const value = input[name] === undefined ? false : input[name];
  if (typeof value !== 'boolean') throw mustBe(name, 'true o false', 'true or false');
  return value;
}

export function readChoice<T extends string>(input: Input, name: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === input[name]);
  if (found === undefined) throw mustBe(name, `una de ${choices.join(', ')}`, `one of ${choices.join(', ')}`);
  return found;
}

/** `yyyymmdd` of a field written `yyyy-mm-dd`. */
export function readDay(input: Input, name: string): string {
  return parseDay(input[name], name);
}

export function readInstant(input: Input, name: string): Date {
  const value = input[name];
  const instant = new Date(typeof value === 'string' ? value : Number.NaN);
  if (Number.isNaN(instant.getTime())) throw mustBe(name, 'un instante ISO 8601', 'an instant in ISO 8601');
  return instant;
}

/** `{ name: value }` when the field was given, for options that may be absent. */
export function optional<N extends string, V>(
  input: Input,
  name: N,
  read: (input: Input, name: N) => V,
): { readonly [key in N]?: V } {
  return input[name] === undefined ? {} : ({ [name]: read(input, name) } as { readonly [key in N]?: V });
}
