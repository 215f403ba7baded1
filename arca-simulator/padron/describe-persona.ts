// A taxpayer as A13 tells it: identity and addresses, no taxes.
import type { Person } from '../people/person.ts';

/** The `persona` of A13. */
export function describePersona(person: Person): object {
  const company = person.company_name !== undefined;
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
    ...(company
      ? {
          razonSocial: person.company_name,
          formaJuridica: 'SOCIEDAD',
          fechaContratoSocial: '2018-03-01T12:00:00-03:00',
        }
      : {
          apellido: person.last_name ?? '',
          nombre: person.first_name ?? '',
          tipoDocumento: 'DNI',
          numeroDocumento: person.document ?? String(Number(person.cuit.slice(2, 10))),
          fechaNacimiento: '1985-06-15T12:00:00-03:00',
        }),
    ...(person.deceased_on === undefined
      ? {}
      : { fechaFallecimiento: `${person.deceased_on}T12:00:00-03:00` }),
    ...(main
      ? {
          descripcionActividadPrincipal: main.name,
          idActividadPrincipal: main.id,
          periodoActividadPrincipal: 201803,
        }
      : {}),
    domicilio: [
      { ...domicilio, tipoDomicilio: 'FISCAL' },
      { ...domicilio, tipoDomicilio: 'LEGAL/REAL' },
    ],
    estadoClave: person.active ? 'ACTIVO' : 'INACTIVO',
    idPersona: Number(person.cuit),
    mesCierre: 12,
    tipoClave: person.iva_condition === 'consumidor_final' ? 'CUIL' : 'CUIT',
    tipoPersona: company ? 'JURIDICA' : 'FISICA',
  };
}
