// What a taxpayer is enrolled in: told by its IVA condition, unless its taxes were given one by one.
import { type Activity, isMonotributo, type Person, type Tax } from '../../people/person.ts';

/** `yyyymm` when everything began, where nothing else was said. */
export const FROM = 201803;

const MONOTRIBUTO = 20;

const tax = (id: number, name: string): Tax => ({ id, name, since: FROM });

/** Its taxes in order of number. */
export function taxesOf(person: Person): readonly Tax[] {
  if (person.taxes) return [...person.taxes].sort((one, other) => one.id - other.id);
  const company = person.company_name !== undefined;
  const ganancias = company ? tax(10, 'GANANCIAS SOCIEDADES') : tax(11, 'GANANCIAS PERSONAS FISICAS');
  switch (person.iva_condition) {
    case 'responsable_inscripto':
      return [ganancias, tax(30, 'IVA')];
    case 'exento':
      return [tax(32, 'IVA EXENTO')];
    case 'no_alcanzado':
      return [tax(34, 'IVA NO ALCANZADO')];
    case 'consumidor_final':
      return [];
    default:
      return [tax(MONOTRIBUTO, isSocial(person) ? 'MONOTRIBUTO SOCIAL' : 'MONOTRIBUTO')];
  }
}

export const isSocial = (person: Person): boolean => person.iva_condition === 'monotributo_social';

export const isOfMonotributo = ({ id }: Tax): boolean => id === MONOTRIBUTO;

/** Its activities in order of number; which is the main one is their `orden`. */
export function describeActivities(person: Person): object[] {
  return person.activities
    .map((activity: Activity, index) => ({
      descripcionActividad: activity.name,
      idActividad: activity.id,
      nomenclador: 883,
      orden: index + 1,
      periodo: activity.since ?? FROM,
    }))
    .sort((one, other) => one.idActividad - other.idActividad);
}

/** The category of a monotributista; `undefined` for anybody else. */
export function monotributoCategory(
  person: Person,
): { readonly id: number; readonly name: string } | undefined {
  if (!isMonotributo(person)) return undefined;
  const letter = person.monotributo_category ?? 'A';
  const kind = `${isSocial(person) ? 'MONOTRIBUTO SOCIAL ' : ''}LOCACIONES DE SERVICIOS`;
  return { id: 38 + letter.charCodeAt(0) - 'A'.charCodeAt(0), name: `${letter} ${kind}` };
}
