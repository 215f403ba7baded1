// A taxpayer as the constancia de inscripción tells it: taxes, categories and what could not be told.
import type { Person, Tax } from '../../people/person.ts';
import { describeAddress, describeDates, describeKey, describeName } from './identity.ts';
import { describeActivities, FROM, isOfMonotributo, monotributoCategory, taxesOf } from './taxes.ts';

/** What depends on who asks and when. */
export interface Telling {
  /** The operations without `_v2` leave out special registers and the list of activities of monotributo. */
  readonly legacy: boolean;
  /** States and reasons of taxes are told since 2026-02-06. */
  readonly withStates: boolean;
}

/** The parts of `personaReturn` for one person. */
export function describeConstancia(person: Person, telling: Telling): object {
  if (person.certificate_errors) {
    return {
      errorConstancia: {
        ...describeErrorName(person),
        error: person.certificate_errors,
        idPersona: Number(person.cuit),
      },
    };
  }
  const taxes = taxesOf(person);
  return {
    datosGenerales: describeGeneral(person, telling),
    ...describeMonotributo(person, taxes.filter(isOfMonotributo), telling),
    ...describeGeneralRegime(
      person,
      taxes.filter((one) => !isOfMonotributo(one)),
      telling,
    ),
  };
}

function describeErrorName(person: Person): object {
  if (person.company_name !== undefined) return { apellido: person.company_name };
  return describeName(person);
}

function describeGeneral(person: Person, { legacy }: Telling): object {
  const large = person.fce_receiver === 'grande' && !legacy;
  return {
    ...describeName(person),
    ...describeKey(person),
    ...describeDates(person),
    ...(large
      ? {
          caracterizacion: [
            { descripcionCaracterizacion: 'EMPRESA GRANDE', idCaracterizacion: 356, periodo: FROM },
          ],
        }
      : {}),
    domicilioFiscal: describeAddress(person, 'FISCAL'),
    mesCierre: 12,
  };
}

const describeTax =
  ({ withStates }: Telling) =>
  ({ id, name, since }: Tax): object => ({
    descripcionImpuesto: name,
    ...(withStates ? { estadoImpuesto: 'AC' } : {}),
    idImpuesto: id,
    periodo: since,
  });

function describeMonotributo(person: Person, taxes: readonly Tax[], telling: Telling): object {
  if (person.monotributo_errors)
    return {
      errorMonotributo: {
        error: person.monotributo_errors,
        mensaje: 'No cumple con las condiciones para enviar datos monotributo',
      },
    };
  const category = monotributoCategory(person);
  if (!category) return {};
  const activities = describeActivities(person);
  return {
    datosMonotributo: {
      ...(telling.legacy ? {} : { actividad: activities }),
      ...(activities[0] ? { actividadMonotributista: activities[0] } : {}),
      categoriaMonotributo: {
        descripcionCategoria: category.name,
        idCategoria: category.id,
        idImpuesto: 20,
        periodo: FROM,
      },
      impuesto: taxes.map(describeTax(telling)),
    },
  };
}

function describeGeneralRegime(person: Person, taxes: readonly Tax[], telling: Telling): object {
  if (person.regime_errors)
    return {
      errorRegimenGeneral: {
        error: person.regime_errors,
        mensaje: 'No cumple con las condiciones para enviar datos del regimen general',
      },
    };
  if (taxes.length === 0) return {};
  return {
    datosRegimenGeneral: {
      actividad: describeActivities(person),
      impuesto: taxes.map(describeTax(telling)),
    },
  };
}
