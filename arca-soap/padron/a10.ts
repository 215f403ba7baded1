/** Padrón A10: the least about anybody: name, main activity and addresses. */
import { many, optional } from '../codec/presence.ts';
import { type RecordOutput, record } from '../codec/record.ts';
import { digits, int, text } from '../codec/scalars.ts';
import { operation, type ServiceDescriptor } from '../service/descriptor.ts';
import { cxf } from '../service/dialects.ts';
import { dummy, metadata, oneKey } from './metadata.ts';

const words = optional(text());
const number = optional(int());

const persona = record({
  /** Surname, of a natural person. */
  apellido: words,
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
  /** The main activity, in words. */
  descripcionActividadPrincipal: words,
  /** Every address. */
  domicilio: many(
    record({
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
      /** What kind of thing `datoAdicional` is. */
      tipoDatoAdicional: words,
      /** `FISCAL` or `LEGAL/REAL`. */
      tipoDomicilio: words,
    }),
  ),
  /** `ACTIVO` or `INACTIVO`. */
  estadoClave: words,
  /** The main activity, by code. */
  idActividadPrincipal: optional(digits()),
  /** CUIT, CUIL or CDI, 11 digits. */
  idPersona: optional(digits()),
  /** Given names, of a natural person. */
  nombre: words,
  /** Number of the document. */
  numeroDocumento: words,
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
 * What A10 says of one CUIT, CUIL or CDI.
 *
 * @example
 * const isActive = ({ persona }: A10Persona) => persona?.estadoClave === 'ACTIVO';
 */
export type A10Persona = RecordOutput<typeof personaReturn>;

const operations = {
  dummy,
  /** getPersona: name, main activity and addresses of one key. */
  persona: operation({
    name: 'getPersona',
    request: oneKey,
    result: personaReturn,
    resultElement: 'personaReturn',
  }),
} as const;

/** The least about anybody: name, main activity and addresses; unknown keys are faults. */
export const padronA10: ServiceDescriptor<typeof operations> = {
  id: 'ws_sr_padron_a10',
  wsaaName: 'ws_sr_padron_a10',
  namespace: 'http://a10.soap.ws.server.puc.sr/',
  dialect: cxf,
  operations,
};
