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
  apellido: words,
  /** Keys the person had before, 11 digits each. */
  claveInactivaAsociada: many(digits()),
  /** The ARCA office in charge. */
  dependencia: optional(record({ descripcionDependencia: words, idDependencia: number })),
  descripcionActividadPrincipal: words,
  domicilio: many(
    record({
      codPostal: words,
      datoAdicional: words,
      descripcionProvincia: words,
      direccion: words,
      idProvincia: number,
      localidad: words,
      tipoDatoAdicional: words,
      /** `FISCAL` or `LEGAL/REAL`. */
      tipoDomicilio: words,
    }),
  ),
  /** `ACTIVO` or `INACTIVO`. */
  estadoClave: words,
  idActividadPrincipal: optional(digits()),
  idPersona: optional(digits()),
  nombre: words,
  numeroDocumento: words,
  razonSocial: words,
  /** `CUIT`, `CUIL` or `CDI`. */
  tipoClave: words,
  tipoDocumento: words,
  /** `FISICA` or `JURIDICA`. */
  tipoPersona: words,
});

const personaReturn = { metadata, persona: optional(persona) } as const;

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

/** ws_sr_padron_a10; unknown keys are faults. */
export const padronA10: ServiceDescriptor<typeof operations> = {
  id: 'ws_sr_padron_a10',
  wsaaName: 'ws_sr_padron_a10',
  namespace: 'http://a10.soap.ws.server.puc.sr/',
  dialect: cxf,
  operations,
};
