/** Padrón A13: from a DNI to its CUIT, and anybody's identity and addresses (no taxes). */
import { many, optional } from '../codec/presence.ts';
import { type RecordOutput, record } from '../codec/record.ts';
import { digits, int, text } from '../codec/scalars.ts';
import { operation, type ServiceDescriptor } from '../service/descriptor.ts';
import { cxf } from '../service/dialects.ts';
import { dummy, metadata, oneKey } from './metadata.ts';

const words = optional(text());
const number = optional(int());

const domicilio = record({
  /** Street. */
  calle: words,
  /** Postal code. */
  codigoPostal: words,
  /** What else there is to say of the address. */
  datoAdicional: words,
  /** Province, in words. */
  descripcionProvincia: words,
  /** Street, number and flat in one line. */
  direccion: words,
  /** State of the address, in words. */
  estadoDomicilio: words,
  /** Province, by number; 0 is the city of Buenos Aires. */
  idProvincia: number,
  /** Town; may be missing in the city of Buenos Aires. */
  localidad: words,
  /** Block. */
  manzana: words,
  /** Number. */
  numero: number,
  /** Office, flat or shop. */
  oficinaDptoLocal: words,
  /** Floor. */
  piso: words,
  /** Sector. */
  sector: words,
  /** What kind of thing `datoAdicional` is. */
  tipoDatoAdicional: words,
  /** `FISCAL` or `LEGAL/REAL`. */
  tipoDomicilio: words,
  /** Tower. */
  torre: words,
});

const persona = record({
  /** Surname, of a natural person. */
  apellido: words,
  /** Keys the person had before, 11 digits each. */
  claveInactivaAsociada: many(digits()),
  /** The main activity, in words. */
  descripcionActividadPrincipal: words,
  /** Every address. */
  domicilio: many(domicilio),
  /** `ACTIVO` or `INACTIVO`. */
  estadoClave: words,
  /** When the company was founded: `2021-08-10T12:00:00-03:00`. */
  fechaContratoSocial: words,
  /** When the person died: `2021-08-10T12:00:00-03:00`. */
  fechaFallecimiento: words,
  /** When the person was born: `1970-08-10T12:00:00-03:00`. */
  fechaNacimiento: words,
  /** Legal form of a company, in words. */
  formaJuridica: words,
  /** The main activity, by code. */
  idActividadPrincipal: optional(digits()),
  /** CUIT, CUIL or CDI, 11 digits. */
  idPersona: optional(digits()),
  /** The month its year closes, 1 to 12. */
  mesCierre: number,
  /** Given names, of a natural person. */
  nombre: words,
  /** Number of the document. */
  numeroDocumento: words,
  /** Since when it is the main one, `yyyymm`. */
  periodoActividadPrincipal: number,
  /** Name of a company. */
  razonSocial: words,
  /** `CUIT`, `CUIL` or `CDI`. */
  tipoClave: words,
  /** Kind of document, such as `DNI`. */
  tipoDocumento: words,
  /** `FISICA` or `JURIDICA`. */
  tipoPersona: words,
});

const personaReturn = {
  metadata,
  /** Who it is; missing when there is nothing to tell. */
  persona: optional(persona),
} as const;

/**
 * What A13 says of one CUIT, CUIL or CDI.
 *
 * @example
 * const name = ({ persona }: A13Persona) => persona?.razonSocial ?? `${persona?.apellido} ${persona?.nombre}`;
 */
export type A13Persona = RecordOutput<typeof personaReturn>;

const operations = {
  dummy,
  /** getPersona: identity and addresses of an active key. */
  persona: operation({
    name: 'getPersona',
    request: oneKey,
    result: personaReturn,
    resultElement: 'personaReturn',
  }),
  /** getPersonaV2: the same of any key, inactive ones too (manual A13 v1.4, August 2026). */
  personaV2: operation({
    name: 'getPersonaV2',
    request: oneKey,
    result: personaReturn,
    resultElement: 'personaReturn',
  }),
  /** getIdPersonaListByDocumento: the CUITs of a document number, inactive ones too. */
  idsPorDocumento: operation({
    name: 'getIdPersonaListByDocumento',
    request: {
      /** A DNI's digits, as text. */
      documento: text(20),
    },
    result: {
      /** CUIT, CUIL or CDI, 11 digits. */
      idPersona: many(digits()),
      /** When and where it was answered. */
      metadata,
    },
    resultElement: 'idPersonaListReturn',
  }),
} as const;

/** Identity and addresses, and the CUITs of a document; unknown and inactive keys are faults. */
export const padronA13: ServiceDescriptor<typeof operations> = {
  id: 'ws_sr_padron_a13',
  wsaaName: 'ws_sr_padron_a13',
  namespace: 'http://a13.soap.ws.server.puc.sr/',
  dialect: cxf,
  operations,
};
