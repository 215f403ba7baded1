// What arrives through the control API is checked field by field, so that a bad person is a 422 and not a later surprise.
import {
  type Input,
  onlyKnown,
  optional,
  readChoice,
  readCuit,
  readDay,
  readFlag,
  readText,
  readWhole,
} from '../input.ts';
import { mustBe } from '../problem.ts';
import { isCompany } from './cuit.ts';
import { IVA_CONDITIONS, type Person, type PersonAddress, type Tax } from './person.ts';

type Read = (input: Input, name: string) => unknown;

const isoDay: Read = (input, name) => readDay(input, name) && input[name];

const listOf =
  (read: (item: Input, name: string) => unknown, limit: number): Read =>
  (input, name) => {
    const value = input[name];
    if (!Array.isArray(value) || value.length > limit)
      throw mustBe(name, `una lista de hasta ${limit}`, `a list of up to ${limit}`);
    return value.map((item, index) => read({ [`${name}[${index}]`]: item }, `${name}[${index}]`));
  };

const pattern =
  (expression: RegExp, es: string, en: string): Read =>
  (input, name) => {
    const value = input[name];
    if (typeof value !== 'string' || !expression.test(value)) throw mustBe(name, es, en);
    return value;
  };

function readObject(input: Input, name: string): Input {
  const value = input[name];
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw mustBe(name, 'un objeto', 'an object');
  return value as Input;
}

const readAddress = (input: Input, name: string): PersonAddress => {
  const value = readObject(input, name);
  onlyKnown(value, ['street', 'city', 'postal_code', 'province_id', 'province', 'detail', 'detail_kind']);
  return {
    street: readText(value, 'street'),
    ...(value['city'] === undefined ? {} : { city: readText(value, 'city') }),
    postal_code: readText(value, 'postal_code', 8),
    province_id: readWhole(value, 'province_id', 0, 24),
    province: readText(value, 'province'),
    ...optional(value, 'detail', readText),
    ...optional(value, 'detail_kind', readText),
  };
};

const readActivity = (input: Input, name: string): Person['activities'][number] => {
  const value = readObject(input, name);
  onlyKnown(value, ['id', 'name', 'ended', 'since']);
  return {
    id: readWhole(value, 'id', 1, 999_999),
    name: readText(value, 'name'),
    ...optional(value, 'ended', readFlag),
    ...optional(value, 'since', readMonth),
  };
};

const readMonth = (input: Input, name: string): number => readWhole(input, name, 190_001, 299_912);

const readTax = (input: Input, name: string): Tax => {
  const value = readObject(input, name);
  onlyKnown(value, ['id', 'name', 'since']);
  return {
    id: readWhole(value, 'id', 1, 9999),
    name: readText(value, 'name'),
    since: readMonth(value, 'since'),
  };
};

const texts = listOf((item, name) => readText(item, name, 500), 20);

const FIELDS: Readonly<Record<string, Read>> = {
  company_name: readText,
  last_name: readText,
  first_name: readText,
  document: pattern(/^\d{1,8}$/, 'un DNI de 1 a 8 dígitos', 'a DNI of 1 to 8 digits'),
  iva_condition: (input, name) => readChoice(input, name, IVA_CONDITIONS),
  monotributo_category: pattern(/^[A-K]$/, 'una letra de A a K', 'a letter, A to K'),
  active: readFlag,
  deceased_on: isoDay,
  certificate_errors: texts,
  regime_errors: texts,
  monotributo_errors: texts,
  taxes: listOf(readTax, 100),
  address: readAddress,
  activities: listOf(readActivity, 50),
  pyme: readFlag,
  fce_receiver: (input, name) => readChoice(input, name, ['grande', 'opted']),
  electronic_domicile: readFlag,
  financial_entity: readFlag,
  apocryphal: readFlag,
  unreliable: readFlag,
  form_pending: readFlag,
  class_a: (input, name) => readChoice(input, name, ['plain', 'with_legend', 'none']),
  registers: listOf((item, name) => readChoice(item, name, ['bienes_usados', 'seguros_caucion']), 2),
  class_a_from: pattern(/^\d{8}$/, 'un día, aaaammdd', 'a day, yyyymmdd'),
  exporter: readFlag,
  simplified_exporter: readFlag,
  electronic_issuer: readFlag,
  autoimpresor: readFlag,
  promotion_projects: listOf(pattern(/^\d{8}$/, 'un proyecto de 8 dígitos', 'a project of 8 digits'), 50),
  cbus: listOf(pattern(/^\d{22}$/, 'un CBU de 22 dígitos', 'a CBU of 22 digits'), 20),
};

/**
 * A {@link Person} made of `base` and the fields given; `null` takes an optional field away. Throws an `InputProblem`
 * naming the first bad field.
 */
export function parsePerson(base: Person | undefined, input: Input): Person {
  const cuit = readCuit({ cuit: input['cuit'] ?? base?.cuit }, 'cuit');
  onlyKnown(input, ['cuit', 'synthetic', ...Object.keys(FIELDS)]);
  const before: Person = base ?? blank(cuit);
  const required = new Set(Object.keys(blank(cuit)));
  const merged: Record<string, unknown> = { ...before };
  for (const [name, read] of Object.entries(FIELDS)) {
    if (input[name] === undefined) continue;
    if (input[name] === null && !required.has(name)) delete merged[name];
    else merged[name] = read(input, name);
  }
  return { ...(merged as unknown as Person), cuit, synthetic: false };
}

function blank(cuit: string): Person {
  return {
    cuit,
    ...(isCompany(cuit) ? { company_name: `EMPRESA ${cuit}` } : { last_name: 'PERSONA', first_name: cuit }),
    iva_condition: isCompany(cuit) ? 'responsable_inscripto' : 'consumidor_final',
    active: true,
    address: {
      street: 'CALLE FALSA 123',
      postal_code: '1000',
      province_id: 0,
      province: 'CIUDAD AUTONOMA BUENOS AIRES',
    },
    activities: [],
    pyme: false,
    electronic_domicile: true,
    synthetic: false,
  };
}
