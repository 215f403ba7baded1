// Papers of other services that arrive through the control API, checked field by field.
import { isCuit } from '../people/cuit.ts';
import type { FceAnswer } from '../world/fce-answers.ts';
import { REMITO_TYPES, type Remito } from '../world/remitos.ts';

type Input = Readonly<Record<string, unknown>>;

function readCuit(input: Input, name: string): string {
  const value = input[name];
  if (typeof value !== 'string' || !isCuit(value))
    throw new TypeError(`${name}: eleven digits with a valid check digit`);
  return value;
}

function readNumber(input: Input, name: string): number {
  const value = Number(input[name]);
  if (!Number.isInteger(value) || value < 1) throw new TypeError(`${name}: a number`);
  return value;
}

const readId = (input: Input): Omit<FceAnswer, 'answer'> => ({
  cuit: readCuit(input, 'cuit'),
  type: readNumber(input, 'type'),
  punto_de_venta: readNumber(input, 'punto_de_venta'),
  number: readNumber(input, 'number'),
});

/** A remito, confirmed unless it says otherwise; throws `TypeError` naming the first bad field. */
export function readRemito(input: Input): Remito {
  const id = readId(input);
  if (!REMITO_TYPES.includes(id.type)) throw new TypeError(`type: one of ${REMITO_TYPES.join(', ')}`);
  return { ...id, receiver: readCuit(input, 'receiver'), confirmed: input['confirmed'] !== false };
}

/** What a buyer said of an FCE; throws `TypeError` naming the first bad field. */
export function readFceAnswer(input: Input): FceAnswer {
  const { answer } = input;
  if (answer !== 'accepted' && answer !== 'rejected') throw new TypeError('answer: accepted or rejected');
  return { ...readId(input), answer };
}
