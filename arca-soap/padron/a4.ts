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
  descripcionActividad: words,
  idActividad: optional(digits()),
  nomenclador: number,
  /** 1 is the main one. */
  orden: number,
  /** Since when, `yyyymm`. */
  periodo: number,
});
const categoria = record({
  descripcionCategoria: words,
  estado: words,
  idCategoria: number,
  idImpuesto: number,
  /** Since when, `yyyymm`. */
  periodo: number,
});
const domicilio = record({
  codPostal: words,
  datoAdicional: words,
  descripcionProvincia: words,
  direccion: words,
  idProvincia: number,
  localidad: words,
  orden: number,
  tipoDatoAdicional: words,
  /** `FISCAL` or `LEGAL/REAL`. */
  tipoDomicilio: words,
});
const impuesto = record({
  descripcionImpuesto: words,
  diaPeriodo: number,
  /** `ACTIVO` and others. */
  estado: words,
  ffInscripcion: words,
  /** 20 monotributo, 30 IVA, 32 IVA exento. */
  idImpuesto: number,
  /** Since when, `yyyymm`. */
  periodo: number,
});
const regimen = record({
  descripcionRegimen: words,
  diaPeriodo: number,
  estado: words,
  idImpuesto: number,
  idRegimen: number,
  /** Since when, `yyyymm`. */
  periodo: number,
  tipoRegimen: words,
});
const relacion = record({
  ffRelacion: words,
  ffVencimiento: words,
  idPersona: optional(digits()),
  idPersonaAsociada: optional(digits()),
  subtipoRelacion: words,
  tipoRelacion: words,
});

const persona = record({
  actividad: many(actividad),
  apellido: words,
  cantidadSociosEmpresaMono: number,
  categoria: many(categoria),
  /** Keys the person had before, 11 digits each. */
  claveInactivaAsociada: many(digits()),
  /** The ARCA office in charge. */
  dependencia: optional(record({ descripcionDependencia: words, idDependencia: number })),
  domicilio: many(domicilio),
  email: many(record({ direccion: words, estado: words, tipoEmail: words })),
  /** `ACTIVO` or `INACTIVO`. */
  estadoClave: words,
  fechaContratoSocial: words,
  fechaFallecimiento: words,
  fechaInscripcion: words,
  fechaJubilado: words,
  fechaNacimiento: words,
  fechaVencimientoMigracion: words,
  formaJuridica: words,
  idPersona: optional(digits()),
  impuesto: many(impuesto),
  leyJubilacion: number,
  localidadInscripcion: words,
  /** The month its year closes, 1 to 12. */
  mesCierre: number,
  nombre: words,
  numeroDocumento: words,
  numeroInscripcion: words,
  organismoInscripcion: words,
  organismoOriginante: words,
  /** In percent. */
  porcentajeCapitalNacional: optional(decimal(3, 2)),
  provinciaInscripcion: words,
  razonSocial: words,
  regimen: many(regimen),
  relacion: many(relacion),
  sexo: words,
  telefono: many(record({ numero: optional(digits()), tipoLinea: words, tipoTelefono: words })),
  /** `CUIT`, `CUIL` or `CDI`. */
  tipoClave: words,
  tipoDocumento: words,
  tipoOrganismoOriginante: words,
  /** `FISICA` or `JURIDICA`. */
  tipoPersona: words,
  tipoResidencia: words,
});

const personaReturn = { metadata, persona: optional(persona) } as const;

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

/** ws_sr_padron_a4; unknown keys are faults. */
export const padronA4: ServiceDescriptor<typeof operations> = {
  id: 'ws_sr_padron_a4',
  wsaaName: 'ws_sr_padron_a4',
  namespace: 'http://a4.soap.ws.server.puc.sr/',
  dialect: cxf,
  operations,
};
