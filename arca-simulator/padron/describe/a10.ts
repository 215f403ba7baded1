// A taxpayer as A10 tells it, the narrowest view: identity, office, main activity and addresses.
import type { Person } from '../../people/person.ts';
import { describeAddress, describeDocument, describeKey, describeName, describeOffice } from './identity.ts';

/** The `persona` of A10. */
export function describeA10(person: Person): object {
  const main = person.activities[0];
  return {
    ...describeName(person),
    ...describeKey(person),
    ...describeDocument(person),
    dependencia: describeOffice(person),
    ...(main ? { descripcionActividadPrincipal: main.name, idActividadPrincipal: main.id } : {}),
    domicilio: ['FISCAL', 'LEGAL/REAL'].map((kind) => describeAddress(person, kind)),
  };
}
