// What arrives through the control API is checked field by field, so that a bad person is a 422 and not a later surprise.
import { isCompany, isCuit } from './cuit.ts';
import type { IvaCondition, Person } from './person.ts';

const CONDITIONS: readonly IvaCondition[] = [
  'responsable_inscripto',
  'monotributo',
  'monotributo_social',
  'exento',
  'no_alcanzado',
  'consumidor_final',
];

/** A {@link Person} made of `base` and the fields given; throws `TypeError` naming the first bad field. */
export function parsePerson(base: Person | undefined, input: Readonly<Record<string, unknown>>): Person {
  const cuit = String(input['cuit'] ?? base?.cuit ?? '');
  if (!isCuit(cuit)) throw new TypeError('cuit: eleven digits with a valid check digit');
  const merged = { ...(base ?? blank(cuit)), ...pickKnown(input), cuit, synthetic: false };
  if (!CONDITIONS.includes(merged.iva_condition))
    throw new TypeError(`iva_condition: one of ${CONDITIONS.join(', ')}`);
  const category = merged.monotributo_category;
  if (category !== undefined && !/^[A-K]$/.test(category))
    throw new TypeError('monotributo_category: a letter, A to K');
  const day = merged.deceased_on;
  if (day !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new TypeError('deceased_on: yyyy-mm-dd');
  const since = merged.class_a_from;
  if (since !== undefined && !/^\d{8}$/.test(since)) throw new TypeError('class_a_from: yyyymmdd');
  const receiver = merged.fce_receiver;
  if (receiver !== undefined && receiver !== 'grande' && receiver !== 'opted')
    throw new TypeError('fce_receiver: grande or opted');
  if (typeof merged.address?.street !== 'string') throw new TypeError('address.street: text');
  if (!Array.isArray(merged.activities)) throw new TypeError('activities: a list');
  for (const activity of merged.activities)
    if (!Number.isInteger(activity?.id) || typeof activity?.name !== 'string')
      throw new TypeError('activities: a list of { id, name }');
  if (merged.class_a !== undefined && !['plain', 'with_legend', 'none'].includes(merged.class_a))
    throw new TypeError('class_a: plain, with_legend or none');
  for (const register of merged.registers ?? [])
    if (register !== 'bienes_usados' && register !== 'seguros_caucion')
      throw new TypeError('registers: bienes_usados and seguros_caucion');
  return merged;
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

const TYPES: Readonly<Record<string, 'string' | 'boolean' | 'object'>> = {
  company_name: 'string',
  last_name: 'string',
  first_name: 'string',
  document: 'string',
  iva_condition: 'string',
  monotributo_category: 'string',
  active: 'boolean',
  deceased_on: 'string',
  certificate_errors: 'object',
  address: 'object',
  activities: 'object',
  pyme: 'boolean',
  fce_receiver: 'string',
  electronic_domicile: 'boolean',
  financial_entity: 'boolean',
  apocryphal: 'boolean',
  unreliable: 'boolean',
  form_pending: 'boolean',
  class_a: 'string',
  registers: 'object',
  class_a_from: 'string',
  electronic_issuer: 'boolean',
  autoimpresor: 'boolean',
  promotion_projects: 'object',
  cbus: 'object',
  exporter: 'boolean',
  simplified_exporter: 'boolean',
};

function pickKnown(input: Readonly<Record<string, unknown>>): Partial<Person> {
  const known: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(input)) {
    if (name === 'cuit' || name === 'synthetic' || value === undefined) continue;
    const type = TYPES[name];
    if (!type) throw new TypeError(`${name}: unknown field`);
    if (typeof value !== type || value === null) throw new TypeError(`${name}: ${type}`);
    known[name] = value;
  }
  for (const list of ['certificate_errors', 'cbus', 'promotion_projects', 'registers'])
    if (known[list] !== undefined && !Array.isArray(known[list]))
      throw new TypeError(`${list}: a list of texts`);
  return known;
}
