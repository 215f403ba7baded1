/** Padrón A4: everything ARCA tells of a taxpayer: taxes, regimes, categories, relations, addresses, telephones. */
import { many, optional } from '../codec/presence.ts';
import { type RecordOutput, record } from '../codec/record.ts';
import { decimal, digits, int, text } from '../codec/scalars.ts';
import { operation, type ServiceDescriptor } from '../service/descriptor.ts';
import { cxf } from '../service/dialects.ts';
import { dummy, metadata, oneKey } from './metadata.ts';

const words = optional(text());
const number = optional(int());

const actividad = record({
  /** The activity, in words. */
  descripcionActividad: words,
  /** The activity, by code. */
  idActividad: optional(digits()),
  /** Which list the code is of: 883 since 2013. */
  nomenclador: number,
  /** 1 is the main one. */
  orden: number,
  /** Since when, `yyyymm`. */
  periodo: number,
});
const categoria = record({
  /** The category, in words. */
  descripcionCategoria: words,
  /** Its state, in words. */
  estado: words,
  /** The category, by number. */
  idCategoria: number,
  /** The tax: 20 monotributo, 30 IVA, 32 IVA exento. */
  idImpuesto: number,
  /** Since when, `yyyymm`. */
  periodo: number,
});
const domicilio = record({
  /** Postal code. */
  codPostal: words,
  /** What else there is to say of the address. */
  datoAdicional: words,
  /** Province, in words. */
  descripcionProvincia: words,
  /** Street, number and flat in one line. */
  direccion: words,
  /** Province, by number; 0 is the city of Buenos Aires. */
  idProvincia: number,
  /** Town; may be missing in the city of Buenos Aires. */
  localidad: words,
  /** 1 is the main one. */
  orden: number,
  /** What kind of thing `datoAdicional` is. */
  tipoDatoAdicional: words,
  /** `FISCAL` or `LEGAL/REAL`. */
  tipoDomicilio: words,
});
const impuesto = record({
  /** The tax, in words. */
  descripcionImpuesto: words,
  /** The day of `periodo`. */
  diaPeriodo: number,
  /** `ACTIVO` and others. */
  estado: words,
  /** When it was registered. */
  ffInscripcion: words,
  /** 20 monotributo, 30 IVA, 32 IVA exento. */
  idImpuesto: number,
  /** Since when, `yyyymm`. */
  periodo: number,
});
const regimen = record({
  /** The regime, in words. */
  descripcionRegimen: words,
  /** The day of `periodo`. */
  diaPeriodo: number,
  /** Its state, in words. */
  estado: words,
  /** The tax: 20 monotributo, 30 IVA, 32 IVA exento. */
  idImpuesto: number,
  /** The regime, by number. */
  idRegimen: number,
  /** Since when, `yyyymm`. */
  periodo: number,
  /** What kind of regime. */
  tipoRegimen: words,
});
const relacion = record({
  /** Since when. */
  ffRelacion: words,
  /** Until when. */
  ffVencimiento: words,
  /** CUIT, CUIL or CDI, 11 digits. */
  idPersona: optional(digits()),
  /** Key of the other one, 11 digits. */
  idPersonaAsociada: optional(digits()),
  /** More exactly. */
  subtipoRelacion: words,
  /** What kind of relation. */
  tipoRelacion: words,
});

const persona = record({
  /** What the taxpayer does. */
  actividad: many(actividad),
  /** Surname, of a natural person. */
  apellido: words,
  /** How many partners a company in monotributo has. */
  cantidadSociosEmpresaMono: number,
  /** The categories it is in. */
  categoria: many(categoria),
  /** Keys the person had before, 11 digits each. */
  claveInactivaAsociada: many(digits()),
  /** The ARCA office in charge. */
  dependencia: optional(
    record({
      /** The office, in words. */
      descripcionDependencia: words,
      /** The office, by number. */
      idDependencia: number,
    }),
  ),
  /** Every address. */
  domicilio: many(domicilio),
  /** Addresses for e-mail. */
  email: many(
    record({
      /** Street, number and flat in one line. */
      direccion: words,
      /** Its state, in words. */
      estado: words,
      /** What it is for. */
      tipoEmail: words,
    }),
  ),
  /** `ACTIVO` or `INACTIVO`. */
  estadoClave: words,
  /** When the company was founded: `2021-08-10T12:00:00-03:00`. */
  fechaContratoSocial: words,
  /** When the person died: `2021-08-10T12:00:00-03:00`. */
  fechaFallecimiento: words,
  /** When it was registered. */
  fechaInscripcion: words,
  /** When the person retired. */
  fechaJubilado: words,
  /** When the person was born: `1970-08-10T12:00:00-03:00`. */
  fechaNacimiento: words,
  /** Until when a foreigner may stay. */
  fechaVencimientoMigracion: words,
  /** Legal form of a company, in words. */
  formaJuridica: words,
  /** CUIT, CUIL or CDI, 11 digits. */
  idPersona: optional(digits()),
  /** The taxes it is registered for. */
  impuesto: many(impuesto),
  /** Law under which the person retired. */
  leyJubilacion: number,
  /** Where the company is registered. */
  localidadInscripcion: words,
  /** The month its year closes, 1 to 12. */
  mesCierre: number,
  /** Given names, of a natural person. */
  nombre: words,
  /** Number of the document. */
  numeroDocumento: words,
  /** Under which number. */
  numeroInscripcion: words,
  /** By whom. */
  organismoInscripcion: words,
  /** Who made the person known to ARCA. */
  organismoOriginante: words,
  /** In percent. */
  porcentajeCapitalNacional: optional(decimal(3, 2)),
  /** In which province. */
  provinciaInscripcion: words,
  /** Name of a company. */
  razonSocial: words,
  /** The regimes of payment and information it is in. */
  regimen: many(regimen),
  /** Relations to others. */
  relacion: many(relacion),
  /** As registered. */
  sexo: words,
  /** Telephones. */
  telefono: many(
    record({
      /** Number. */
      numero: optional(digits()),
      /** Kind of line. */
      tipoLinea: words,
      /** What it is for. */
      tipoTelefono: words,
    }),
  ),
  /** `CUIT`, `CUIL` or `CDI`. */
  tipoClave: words,
  /** Kind of document, such as `DNI`. */
  tipoDocumento: words,
  /** What kind of body that is. */
  tipoOrganismoOriginante: words,
  /** `FISICA` or `JURIDICA`. */
  tipoPersona: words,
  /** What kind of residence a foreigner has. */
  tipoResidencia: words,
});

const personaReturn = {
  metadata,
  /** Who it is; missing when there is nothing to tell. */
  persona: optional(persona),
} as const;

/**
 * What A4 says of one CUIT.
 *
 * @example
 * const paysIva = ({ persona }: A4Persona) =>
 *   persona?.impuesto.some(({ idImpuesto, estado }) => idImpuesto === 30 && estado === 'ACTIVO') ?? false;
 */
export type A4Persona = RecordOutput<typeof personaReturn>;

const operations = {
  dummy,
  /** getPersona: everything about one key. */
  persona: operation({
    name: 'getPersona',
    request: oneKey,
    result: personaReturn,
    resultElement: 'personaReturn',
  }),
} as const;

/** Everything ARCA tells of a taxpayer; unknown keys are faults. */
export const padronA4: ServiceDescriptor<typeof operations> = {
  id: 'ws_sr_padron_a4',
  wsaaName: 'ws_sr_padron_a4',
  namespace: 'http://a4.soap.ws.server.puc.sr/',
  dialect: cxf,
  operations,
};
