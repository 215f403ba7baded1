// A whole country in small: in each province somebody of every condition, on numbers with no real owner, from a seed.
import { createRandom } from '../../world/random.ts';
import { cuitFor } from '../cuit.ts';
import type { Person } from '../person.ts';
import { COMMON_ACTIVITIES } from './activities.ts';
import { FORMS, GIVEN_NAMES, PLACES, STREETS, SURNAMES, TRADES } from './names.ts';
import { PLACES_BY_PROVINCE } from './places.ts';

/** Numbers from here on were never given to a person or a company. */
const FIRST_BODY = 10_001;

type Traits = Partial<Person> & Pick<Person, 'iva_condition'>;

/** One of these lives in every province; the last one varies with the province. */
const COMPANIES: readonly Traits[] = [
  { iva_condition: 'responsable_inscripto', pyme: true },
  { iva_condition: 'exento' },
  { iva_condition: 'no_alcanzado', activities: [] },
];

const INDIVIDUALS: readonly Traits[] = [
  { iva_condition: 'responsable_inscripto', pyme: true },
  { iva_condition: 'monotributo' },
  { iva_condition: 'monotributo_social', monotributo_category: 'A' },
  { iva_condition: 'monotributo_promovido', monotributo_category: 'A' },
  { iva_condition: 'consumidor_final', activities: [] },
  { iva_condition: 'no_categorizado', activities: [] },
];

const UNUSUAL_COMPANIES: readonly Traits[] = [
  { iva_condition: 'responsable_inscripto', fce_receiver: 'grande', pyme: false },
  { iva_condition: 'responsable_inscripto', active: false },
  { iva_condition: 'responsable_inscripto', apocryphal: true },
  { iva_condition: 'responsable_inscripto', unreliable: true },
  { iva_condition: 'responsable_inscripto', form_pending: true },
  { iva_condition: 'responsable_inscripto', financial_entity: true, pyme: false },
  { iva_condition: 'responsable_inscripto', electronic_domicile: false, pyme: true },
  {
    iva_condition: 'responsable_inscripto',
    certificate_errors: ['La CUIT registra inconvenientes con el domicilio fiscal declarado'],
  },
];

const UNUSUAL_INDIVIDUALS: readonly Traits[] = [
  { iva_condition: 'consumidor_final', deceased_on: '2025-08-14', activities: [] },
  { iva_condition: 'monotributo', active: false },
  { iva_condition: 'exento' },
];

const CATEGORIES = 'ABCDEFGHIJK';

/** The same people for the same seed, in order of province. */
export function populate(seed: number): Person[] {
  const random = createRandom(seed);
  const pick = <T>(list: readonly T[]): T => {
    const found = list[Math.floor(random() * list.length)];
    if (found === undefined) throw new Error('Nobody can be made out of an empty list.');
    return found;
  };
  let body = FIRST_BODY;
  const dress = (traits: Traits, place: Omit<Person['address'], 'street'>, turn: number): Person => ({
    cuit: '',
    active: true,
    activities: [pick(COMMON_ACTIVITIES)],
    ...(traits.iva_condition === 'monotributo'
      ? { monotributo_category: CATEGORIES[turn % CATEGORIES.length] ?? 'A' }
      : {}),
    pyme: false,
    electronic_domicile: true,
    ...traits,
    address: { ...place, street: `${pick(STREETS)} ${100 + Math.floor(random() * 4900)}` },
    synthetic: false,
  });
  const company = (traits: Traits, place: Omit<Person['address'], 'street'>, turn: number): Person => ({
    ...dress(traits, place, turn),
    cuit: cuitFor('30', body++),
    company_name: `${pick(TRADES)} ${pick(PLACES)} ${pick(FORMS)}`,
  });
  const individual = (traits: Traits, place: Omit<Person['address'], 'street'>, turn: number): Person => ({
    ...dress(traits, place, turn),
    document: String(body),
    cuit: cuitFor(turn % 2 === 0 ? '27' : '20', body++),
    last_name: pick(SURNAMES),
    first_name: pick(GIVEN_NAMES),
  });
  return PLACES_BY_PROVINCE.flatMap((place, turn) => [
    ...COMPANIES.map((traits) => company(traits, place, turn)),
    ...INDIVIDUALS.map((traits) => individual(traits, place, turn)),
    ...UNUSUAL_COMPANIES.filter((_, index) => index === turn % UNUSUAL_COMPANIES.length).map((traits) =>
      company(traits, place, turn),
    ),
    ...UNUSUAL_INDIVIDUALS.filter((_, index) => index === turn % UNUSUAL_INDIVIDUALS.length).map((traits) =>
      individual(traits, place, turn),
    ),
  ]);
}
