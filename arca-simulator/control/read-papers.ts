// Papers of other services that arrive through the control API, checked field by field.
import { type Input, onlyKnown, readChoice, readCuit, readFlag, readWhole } from '../input.ts';
import { mustBe } from '../problem.ts';
import type { FceAnswer } from '../world/fce-answers.ts';
import { REMITO_TYPES, type Remito } from '../world/remitos.ts';

const ID = ['cuit', 'type', 'punto_de_venta', 'number'];

const readId = (input: Input): Omit<FceAnswer, 'answer'> => ({
  cuit: readCuit(input, 'cuit'),
  type: readWhole(input, 'type', 1, 9999),
  punto_de_venta: readWhole(input, 'punto_de_venta', 1, 99_998),
  number: readWhole(input, 'number', 1, 99_999_999),
});

/** A remito, confirmed unless it says otherwise; throws an `InputProblem` naming the first bad field. */
export function readRemito(input: Input): Remito {
  onlyKnown(input, [...ID, 'receiver', 'confirmed']);
  const id = readId(input);
  if (!REMITO_TYPES.includes(id.type))
    throw mustBe('type', `uno de ${REMITO_TYPES.join(', ')}`, `one of ${REMITO_TYPES.join(', ')}`);
  const confirmed = input['confirmed'] === undefined || readFlag(input, 'confirmed');
  return { ...id, receiver: readCuit(input, 'receiver'), confirmed };
}

/** What a buyer said of an FCE; throws an `InputProblem` naming the first bad field. */
export function readFceAnswer(input: Input): FceAnswer {
  onlyKnown(input, [...ID, 'answer']);
  return { ...readId(input), answer: readChoice(input, 'answer', ['accepted', 'rejected']) };
}
