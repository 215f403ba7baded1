// What fired, told so that it can be given back: the kth call of a kind met this fault. Chance leaves no trace in it.
import { type Input, onlyKnown, readCuit, readText, readWhole } from '../input.ts';
import { mustBe } from '../problem.ts';
import { parseFault } from './parse-rules.ts';
import type { Fault } from './rules.ts';

/** Names the calls that are counted together. */
export interface CallId {
  readonly service: string;
  readonly operation: string;
  readonly cuit: string | undefined;
  readonly punto_de_venta: number | undefined;
}

/** One fault that fired, on the `call`th call of its kind. Replayed, it fires there again. */
export interface FiredFault {
  readonly service: string;
  readonly operation: string;
  readonly cuit?: string;
  readonly punto_de_venta?: number;
  /** 1 is the first call of this service, operation, CUIT and punto de venta since the log began. */
  readonly call: number;
  readonly fault: Fault;
}

/** A log that can be given back as a script. */
export interface FaultLog {
  readonly format: 'arca-simulator/faults/1';
  readonly fired: readonly FiredFault[];
}

const MAX_LOG = 100_000;

export const keyOf = (id: Omit<FiredFault, 'call' | 'fault'> | CallId): string =>
  `${id.service} ${id.operation} ${id.cuit ?? ''} ${id.punto_de_venta ?? ''}`;

/** One entry of the log, without what the call did not say. */
export function fired(id: CallId, call: number, fault: Fault): FiredFault {
  const { cuit, punto_de_venta } = id;
  return {
    service: id.service,
    operation: id.operation,
    ...(cuit === undefined ? {} : { cuit }),
    ...(punto_de_venta === undefined ? {} : { punto_de_venta }),
    call,
    fault,
  };
}

/** A log from JSON; throws an `InputProblem` naming the first bad field. */
export function parseFaultLog(input: Input): FaultLog {
  onlyKnown(input, ['format', 'fired']);
  const list = input['fired'];
  if (!Array.isArray(list) || list.length > MAX_LOG)
    throw mustBe('fired', `una lista de hasta ${MAX_LOG}`, `a list of up to ${MAX_LOG}`);
  return { format: 'arca-simulator/faults/1', fired: list.map(parseFired) };
}

function parseFired(entry: unknown): FiredFault {
  if (typeof entry !== 'object' || entry === null)
    throw mustBe('fired', 'una lista de objetos', 'a list of objects');
  const given = entry as Input;
  onlyKnown(given, ['service', 'operation', 'cuit', 'punto_de_venta', 'call', 'fault']);
  return {
    service: readText(given, 'service'),
    operation: given['operation'] === '' ? '' : readText(given, 'operation'),
    ...(given['cuit'] === undefined ? {} : { cuit: readCuitLike(given) }),
    ...(given['punto_de_venta'] === undefined
      ? {}
      : { punto_de_venta: readWhole(given, 'punto_de_venta', 0, Number.MAX_SAFE_INTEGER) }),
    call: readWhole(given, 'call', 1, Number.MAX_SAFE_INTEGER),
    fault: parseFault(given['fault']),
  };
}

/** What a call said was its CUIT need not be one. */
function readCuitLike(given: Input): string {
  return /^\d{1,16}$/.test(String(given['cuit'])) ? String(given['cuit']) : readCuit(given, 'cuit');
}
