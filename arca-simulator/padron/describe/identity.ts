// Who somebody is and where: what every service of the padrón tells in its own arrangement.
import type { Person } from '../../people/person.ts';

export const isCompany = (person: Person): boolean => person.company_name !== undefined;

/** Company name, or last and first name. */
export function describeName(person: Person): object {
  if (person.company_name !== undefined) return { razonSocial: person.company_name };
  return { apellido: person.last_name ?? '', nombre: person.first_name ?? '' };
}

/** Key, kind and state. */
export function describeKey(person: Person): object {
  return {
    estadoClave: person.active ? 'ACTIVO' : 'INACTIVO',
    idPersona: Number(person.cuit),
    tipoClave: person.iva_condition === 'consumidor_final' ? 'CUIL' : 'CUIT',
    tipoPersona: isCompany(person) ? 'JURIDICA' : 'FISICA',
  };
}

/** The document of a person; companies have none. */
export function describeDocument(person: Person): object {
  if (isCompany(person)) return {};
  return {
    numeroDocumento: person.document ?? String(Number(person.cuit.slice(2, 10))),
    tipoDocumento: 'DNI',
  };
}

/** Days without an hour are told at noon. */
export const atNoon = (day: string): string => `${day}T12:00:00-03:00`;

/** Founding, death: the dates that some have. */
export function describeDates(person: Person): object {
  return {
    ...(person.deceased_on === undefined ? {} : { fechaFallecimiento: atNoon(person.deceased_on) }),
    ...(isCompany(person) ? { fechaContratoSocial: atNoon('2018-03-01') } : {}),
  };
}

/** The address as A4, A5 and A10 write it. */
export function describeAddress({ address }: Person, tipoDomicilio: string): object {
  return {
    codPostal: address.postal_code,
    ...(address.detail === undefined ? {} : { datoAdicional: address.detail }),
    descripcionProvincia: address.province,
    direccion: address.street,
    idProvincia: address.province_id,
    ...(address.city === undefined ? {} : { localidad: address.city }),
    ...(address.detail_kind === undefined ? {} : { tipoDatoAdicional: address.detail_kind }),
    tipoDomicilio,
  };
}

/** The office of ARCA that it belongs to: by its province. */
export function describeOffice({ address }: Person): object {
  return {
    descripcionDependencia: `AGENCIA ${address.city ?? 'SEDE CIUDAD'}`,
    idDependencia: 100 + address.province_id,
  };
}
