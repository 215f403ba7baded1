// A taxpayer as A13 tells it: identity and addresses, no taxes.
import type { Person } from '../../people/person.ts';
import { atNoon, describeDates, describeDocument, describeKey, describeName, isCompany } from './identity.ts';

/** The `persona` of A13. */
export function describeA13(person: Person): object {
  const { address } = person;
  const [, street = address.street, number] = /^(.*) (\d+)$/.exec(address.street) ?? [];
  const main = person.activities[0];
  const domicilio = {
    calle: street,
    codigoPostal: address.postal_code,
    descripcionProvincia: address.province,
    direccion: address.street,
    estadoDomicilio: 'DECLARADO',
    idProvincia: address.province_id,
    ...(address.city === undefined ? {} : { localidad: address.city }),
    ...(number === undefined ? {} : { numero: Number(number) }),
  };
  return {
    ...describeName(person),
    ...describeKey(person),
    ...describeDocument(person),
    ...describeDates(person),
    ...(isCompany(person) ? { formaJuridica: 'SOCIEDAD' } : { fechaNacimiento: atNoon('1985-06-15') }),
    ...(main
      ? {
          descripcionActividadPrincipal: main.name,
          idActividadPrincipal: main.id,
          periodoActividadPrincipal: main.since ?? 201803,
        }
      : {}),
    domicilio: [
      { ...domicilio, tipoDomicilio: 'FISCAL' },
      { ...domicilio, tipoDomicilio: 'LEGAL/REAL' },
    ],
    mesCierre: 12,
  };
}
