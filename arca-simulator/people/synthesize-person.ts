// Any valid CUIT answers something stable, so that trying the product needs no registration first.
import { hashText } from '../world/random.ts';
import { isCompany } from './cuit.ts';
import type { IvaCondition, Person } from './person.ts';
import { ACTIVITIES, CITIES, FORMS, GIVEN_NAMES, PLACES, STREETS, SURNAMES, TRADES } from './seed/names.ts';

// Ten slots: what a stranger's number turns out to be. Companies are always responsables inscriptos.
const PEOPLE_MIX: readonly IvaCondition[] = [
  'monotributo',
  'monotributo',
  'monotributo',
  'monotributo',
  'responsable_inscripto',
  'responsable_inscripto',
  'consumidor_final',
  'consumidor_final',
  'consumidor_final',
  'exento',
];

/** The taxpayer a number stands for; the same for ever. */
export function synthesizePerson(cuit: string): Person {
  const pick = <T>(list: readonly [T, ...T[]] | readonly T[], salt: string): T => {
    const found = list[hashText(`${salt}${cuit}`) % list.length];
    if (found === undefined) throw new Error('A synthetic taxpayer needs a list that is not empty.');
    return found;
  };
  const { city, ...place } = pick(CITIES, 'city');
  const condition = isCompany(cuit) ? 'responsable_inscripto' : pick(PEOPLE_MIX, 'iva');
  const address = {
    street: `${pick(STREETS, 'street')} ${100 + (hashText(`n${cuit}`) % 4900)}`,
    ...(city === undefined ? {} : { city }),
    ...place,
  };
  const name = isCompany(cuit)
    ? { company_name: `${pick(TRADES, 'trade')} ${pick(PLACES, 'place')} ${pick(FORMS, 'form')}` }
    : {
        last_name: pick(SURNAMES, 'last'),
        first_name: pick(GIVEN_NAMES, 'first'),
        document: String(Number(cuit.slice(2, 10))),
      };
  return {
    cuit,
    ...name,
    iva_condition: condition,
    ...(condition === 'monotributo' ? { monotributo_category: pick(['A', 'B', 'C', 'D', 'E'], 'cat') } : {}),
    active: true,
    address,
    activities: condition === 'consumidor_final' ? [] : [pick(ACTIVITIES, 'activity')],
    pyme: isCompany(cuit),
    electronic_domicile: true,
    synthetic: true,
  };
}
