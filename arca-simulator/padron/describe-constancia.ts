// A taxpayer as the constancia de inscripción tells it: taxes, categories and what could not be told.
import { isMonotributo, type Person } from '../people/person.ts';

const FROM = 201803;

const tax = (id: number, name: string): object => ({
  descripcionImpuesto: name,
  estadoImpuesto: 'AC',
  idImpuesto: id,
  periodo: FROM,
});

const CATEGORY_KIND = 'LOCACIONES DE SERVICIOS';

/** The parts of `personaReturn` for one person. */
export function describeConstancia(person: Person): object {
  if (person.certificate_errors) {
    return {
      errorConstancia: {
        ...names(person),
        error: person.certificate_errors,
        idPersona: Number(person.cuit),
      },
    };
  }
  const activities = person.activities.map(({ id, name }, index) => ({
    descripcionActividad: name,
    idActividad: id,
    nomenclador: 883,
    orden: index + 1,
    periodo: FROM,
  }));
  return {
    datosGenerales: describeGeneral(person),
    ...(isMonotributo(person) ? { datosMonotributo: describeMonotributo(person, activities) } : {}),
    ...describeGeneralRegime(person, activities),
  };
}

function names(person: Person): object {
  if (person.company_name !== undefined) return { apellido: person.company_name };
  return { apellido: person.last_name ?? '', nombre: person.first_name ?? '' };
}

function describeGeneral(person: Person): object {
  const { address } = person;
  return {
    ...(person.company_name === undefined ? names(person) : { razonSocial: person.company_name }),
    ...(person.fce_receiver === 'grande'
      ? {
          caracterizacion: [
            { descripcionCaracterizacion: 'EMPRESA GRANDE', idCaracterizacion: 356, periodo: FROM },
          ],
        }
      : {}),
    domicilioFiscal: {
      codPostal: address.postal_code,
      descripcionProvincia: address.province,
      direccion: address.street,
      idProvincia: address.province_id,
      ...(address.city === undefined ? {} : { localidad: address.city }),
      tipoDomicilio: 'FISCAL',
    },
    estadoClave: person.active ? 'ACTIVO' : 'INACTIVO',
    ...(person.deceased_on === undefined
      ? {}
      : { fechaFallecimiento: `${person.deceased_on}T12:00:00-03:00` }),
    ...(person.company_name === undefined ? {} : { fechaContratoSocial: '2018-03-01T12:00:00-03:00' }),
    idPersona: Number(person.cuit),
    mesCierre: 12,
    tipoClave: person.iva_condition === 'consumidor_final' ? 'CUIL' : 'CUIT',
    tipoPersona: person.company_name === undefined ? 'FISICA' : 'JURIDICA',
  };
}

function describeMonotributo(person: Person, activities: readonly object[]): object {
  const letter = person.monotributo_category ?? 'A';
  const social = person.iva_condition === 'monotributo_social';
  return {
    ...(activities[0] ? { actividadMonotributista: activities[0] } : {}),
    categoriaMonotributo: {
      descripcionCategoria: social
        ? `${letter} MONOTRIBUTO SOCIAL ${CATEGORY_KIND}`
        : `${letter} ${CATEGORY_KIND}`,
      idCategoria: 38 + letter.charCodeAt(0) - 'A'.charCodeAt(0),
      idImpuesto: 20,
      periodo: FROM,
    },
    impuesto: [tax(20, social ? 'MONOTRIBUTO SOCIAL' : 'MONOTRIBUTO')],
  };
}

function describeGeneralRegime(person: Person, actividad: readonly object[]): object {
  const company = person.company_name !== undefined;
  const ganancias = company ? tax(10, 'GANANCIAS SOCIEDADES') : tax(11, 'GANANCIAS PERSONAS FISICAS');
  switch (person.iva_condition) {
    case 'responsable_inscripto':
      return { datosRegimenGeneral: { actividad, impuesto: [ganancias, tax(30, 'IVA')] } };
    case 'exento':
      return { datosRegimenGeneral: { actividad, impuesto: [tax(32, 'IVA EXENTO')] } };
    case 'no_alcanzado':
      return { datosRegimenGeneral: { actividad, impuesto: [tax(34, 'IVA NO ALCANZADO')] } };
    default:
      return {};
  }
}
