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
  calle: words,
  codigoPostal: words,
  datoAdicional: words,
  descripcionProvincia: words,
  direccion: words,
  estadoDomicilio: words,
  idProvincia: number,
  localidad: words,
  manzana: words,
  numero: number,
  oficinaDptoLocal: words,
  piso: words,
  sector: words,
  tipoDatoAdicional: words,
  /** `FISCAL` or `LEGAL/REAL`. */
  tipoDomicilio: words,
  torre: words,
});

const persona = record({
  apellido: words,
  claveInactivaAsociada: many(digits()),
  descripcionActividadPrincipal: words,
  domicilio: many(domicilio),
  /** `ACTIVO` or `INACTIVO`. */
  estadoClave: words,
  fechaContratoSocial: words,
  fechaFallecimiento: words,
  fechaNacimiento: words,
  formaJuridica: words,
  idActividadPrincipal: optional(digits()),
  idPersona: optional(digits()),
  mesCierre: number,
  nombre: words,
  numeroDocumento: words,
  periodoActividadPrincipal: number,
  razonSocial: words,
  tipoClave: words,
  tipoDocumento: words,
  /** `FISICA` or `JURIDICA`. */
  tipoPersona: words,
});

const personaReturn = { metadata, persona: optional(persona) } as const;

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
    result: { idPersona: many(digits()), metadata },
    resultElement: 'idPersonaListReturn',
  }),
} as const;

/** ws_sr_padron_a13; unknown and inactive keys are faults. */
export const padronA13: ServiceDescriptor<typeof operations> = {
  id: 'ws_sr_padron_a13',
  wsaaName: 'ws_sr_padron_a13',
  namespace: 'http://a13.soap.ws.server.puc.sr/',
  dialect: cxf,
  operations,
};
