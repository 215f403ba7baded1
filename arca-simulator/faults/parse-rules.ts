// Rules come from people and scripts in JSON: each field is read by what it must be.
import {
  type Input,
  onlyKnown,
  readChoice,
  readCuit,
  readFlag,
  readInstant,
  readText,
  readWhole,
} from '../input.ts';
import { mustBe } from '../problem.ts';
import { WSAA_FAULTS } from '../wsaa/faults.ts';
import { FAULT_KINDS, type Fault, type FaultRule, type FaultScript } from './rules.ts';

type Read = (input: Input, name: string) => unknown;

const MAX_STEPS = 10_000;
const DAY_MS = 24 * 60 * 60 * 1000;
const YEAR_MS = 366 * DAY_MS;

const whole =
  (from: number, to: number): Read =>
  (input, name) =>
    readWhole(input, name, from, to);

const oneOf =
  (...numbers: readonly number[]): Read =>
  (input, name) => {
    if (!numbers.some((number) => number === input[name]))
      throw mustBe(name, `uno de ${numbers.join(', ')}`, `one of ${numbers.join(', ')}`);
    return input[name];
  };

const chance: Read = (input, name) => {
  const value = input[name];
  if (typeof value !== 'number' || !(value >= 0 && value <= 1))
    throw mustBe(name, 'un número de 0 a 1', 'a number from 0 to 1');
  return value;
};

const instant: Read = (input, name) => readInstant(input, name) && input[name];

const MATCH: Readonly<Record<string, Read>> = {
  service: readText,
  operation: readText,
  cuit: readCuit,
  punto_de_venta: whole(1, 99_998),
};

const FAULT: Readonly<Record<string, Read>> = {
  kind: (input, name) => readChoice(input, name, FAULT_KINDS),
  delay_ms: whole(0, DAY_MS),
  skew_ms: whole(-YEAR_MS, YEAR_MS),
  event_code: whole(0, 999_999),
  event_message: (input, name) => readText(input, name, 2000),
  pieces: whole(2, 1000),
  keep: whole(0, 9998),
  code: oneOf(500, 501, 502, 601),
  status: oneOf(500, 502, 503, 504),
  login_code: (input, name) => readChoice(input, name, Object.keys(WSAA_FAULTS)),
  commits: readFlag,
  after_calls: whole(0, 1_000_000),
};

const RULE: Readonly<Record<string, Read>> = {
  ...MATCH,
  ...FAULT,
  nth: whole(1, 1_000_000_000),
  times: whole(0, 1_000_000_000),
  probability: chance,
  from: instant,
  until: instant,
};

function read(input: unknown, fields: Readonly<Record<string, Read>>, required: readonly string[]): object {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw mustBe('', 'un objeto', 'an object');
  const given = input as Input;
  onlyKnown(given, Object.keys(fields));
  const result: Record<string, unknown> = {};
  for (const [name, reader] of Object.entries(fields)) {
    if (given[name] !== undefined || required.includes(name)) result[name] = reader(given, name);
  }
  return result;
}

/** A rule from JSON; throws an `InputProblem` naming the first bad field. */
export function parseFaultRule(input: unknown): FaultRule {
  return read(input, RULE, ['kind']) as FaultRule;
}

/** What befalls a call, without its conditions. */
export function parseFault(input: unknown): Fault {
  return read(input, FAULT, ['kind']) as Fault;
}

/** A script from JSON; throws an `InputProblem` naming the first bad field. */
export function parseFaultScript(input: unknown): FaultScript {
  const steps: Read = (given, name) => {
    const list = given[name];
    if (!Array.isArray(list) || list.length === 0 || list.length > MAX_STEPS)
      throw mustBe(name, `una lista de 1 a ${MAX_STEPS} pasos`, `a list of 1 to ${MAX_STEPS} steps`);
    return list.map((step) => (step === null ? null : parseFault(step)));
  };
  return read(input, { ...MATCH, steps, repeat: readFlag }, ['steps']) as FaultScript;
}
