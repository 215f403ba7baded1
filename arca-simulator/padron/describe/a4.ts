// A taxpayer as A4 tells it, the widest view: taxes with their state and first day, categories, office.
import type { Person, Tax } from '../../people/person.ts';
import {
  atNoon,
  describeAddress,
  describeDates,
  describeDocument,
  describeKey,
  describeName,
  describeOffice,
  isCompany,
} from './identity.ts';
import { describeActivities, FROM, monotributoCategory, taxesOf } from './taxes.ts';

const firstDay = (month: number): string => `${String(month).slice(0, 4)}-${String(month).slice(4)}-01`;

const describeTax = ({ id, name, since }: Tax): object => ({
  descripcionImpuesto: name,
  diaPeriodo: 1,
  estado: 'ACTIVO',
  ffInscripcion: atNoon(firstDay(since)),
  idImpuesto: id,
  periodo: since,
});

/** The `persona` of A4. */
export function describeA4(person: Person): object {
  const category = monotributoCategory(person);
  return {
    ...describeName(person),
    ...describeKey(person),
    ...describeDocument(person),
    ...describeDates(person),
    actividad: describeActivities(person),
    ...(category
      ? {
          categoria: [
            {
              descripcionCategoria: category.name,
              estado: 'ACTIVO',
              idCategoria: category.id,
              idImpuesto: 20,
              periodo: FROM,
            },
          ],
        }
      : {}),
    dependencia: describeOffice(person),
    domicilio: ['FISCAL', 'LEGAL/REAL'].map((kind) => ({ ...describeAddress(person, kind), orden: 1 })),
    ...(isCompany(person) ? { formaJuridica: 'SOCIEDAD' } : { fechaNacimiento: atNoon('1985-06-15') }),
    fechaInscripcion: atNoon(firstDay(FROM)),
    impuesto: taxesOf(person).map(describeTax),
    mesCierre: 12,
  };
}
