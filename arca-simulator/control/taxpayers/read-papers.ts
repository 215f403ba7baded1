// Papers of other services that arrive through the control API, checked field by field.
import {
  type Input,
  onlyKnown,
  optional,
  readChoice,
  readCuit,
  readFlag,
  readText,
  readWhole,
} from '../../input.ts';
import { mustBe } from '../../problem.ts';
import type { FceAnswer } from '../../world/registers/fce-answers.ts';
import type { Permit } from '../../world/registers/permits.ts';
import { REMITO_TYPES, type Remito } from '../../world/registers/remitos.ts';
import { PAISES } from '../../wsfe/tables/paises.ts';
import { isCountryCuit } from '../../wsfex/tables/country-cuits.ts';

const ID = ['cuit', 'type', 'punto_de_venta', 'number'];

const readId = (input: Input): Omit<FceAnswer, 'answer'> => ({
  cuit: readCuit(input, 'cuit'),
  type: readWhole(input, 'type', 1, 9999),
  punto_de_venta: readWhole(input, 'punto_de_venta', 1, 99_998),
  number: readWhole(input, 'number', 1, 99_999_999),
});

/** A remito, confirmed unless it says otherwise; throws an `InputProblem` naming the first bad field. */
export function readRemito(input: Input): Remito {
  onlyKnown(input, [...ID, 'receiver', 'confirmed', 'export']);
  const id = readId(input);
  if (!REMITO_TYPES.includes(id.type))
    throw mustBe('type', `uno de ${REMITO_TYPES.join(', ')}`, `one of ${REMITO_TYPES.join(', ')}`);
  const confirmed = input['confirmed'] === undefined || readFlag(input, 'confirmed');
  const receiver = readReceiver(input);
  return { ...id, receiver, confirmed, ...optional(input, 'export', readFlag) };
}

/** A taxpayer, or the CUIT that stands for those of a country. */
function readReceiver(input: Input): string {
  const value = input['receiver'];
  return typeof value === 'string' && isCountryCuit(Number(value)) ? value : readCuit(input, 'receiver');
}

/** A shipping permit or a simplified export's document; throws an `InputProblem` naming the first bad field. */
export function readPermit(input: Input): Permit {
  onlyKnown(input, ['id', 'cuit', 'destinations', 'fob']);
  return {
    id: readText(input, 'id', 16),
    cuit: readCuit(input, 'cuit'),
    ...optional(input, 'destinations', readCountries),
    ...optional(input, 'fob', readAmount),
  };
}

function readCountries(input: Input, name: string): number[] {
  const value = input[name];
  const codes: unknown[] = Array.isArray(value) ? value : [undefined];
  const known = codes.filter((code): code is number => PAISES.some(([id]) => id === code));
  if (known.length < codes.length)
    throw mustBe(name, 'una lista de códigos de país', 'a list of country codes');
  return known;
}

function readAmount(input: Input, name: string): string {
  const value = input[name];
  if (typeof value !== 'string' || !/^\d{1,13}(\.\d{1,2})?$/.test(value))
    throw mustBe(name, 'un importe en texto, como "1500.00"', 'an amount as text, such as "1500.00"');
  return value;
}

/** What a buyer said of an FCE; throws an `InputProblem` naming the first bad field. */
export function readFceAnswer(input: Input): FceAnswer {
  onlyKnown(input, [...ID, 'answer']);
  return { ...readId(input), answer: readChoice(input, 'answer', ['accepted', 'rejected']) };
}
