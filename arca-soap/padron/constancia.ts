/** The constancia de inscripción (A5): who a CUIT is, and which taxes it is registered for. */

import { many, nonEmpty, optional } from '../codec/presence.ts';
import type { RecordOutput } from '../codec/record.ts';
import { record } from '../codec/record.ts';
import { digits, int, text } from '../codec/scalars.ts';
import { operation, type ServiceDescriptor } from '../service/descriptor.ts';
import { cxf } from '../service/dialects.ts';
import { dummy, metadata, oneKey } from './metadata.ts';

const words = optional(text());
const number = optional(int());

const actividad = record({
  descripcionActividad: words,
  idActividad: optional(digits()),
  nomenclador: number,
  orden: number,
  periodo: number,
});
const categoria = record({
  descripcionCategoria: words,
  idCategoria: number,
  idImpuesto: number,
  periodo: number,
});
const impuesto = record({
  descripcionImpuesto: words,
  estadoImpuesto: words,
  /** 20 monotributo, 30 IVA, 32 IVA exento. */
  idImpuesto: number,
  motivo: words,
  /** Since when, `yyyymm`. */
  periodo: number,
});
/** The ARCA office in charge. */
const dependencia = record({
  codPostal: words,
  descripcionDependencia: words,
  descripcionProvincia: words,
  direccion: words,
  idDependencia: number,
  idProvincia: number,
  localidad: words,
});
const domicilio = record({
  codPostal: words,
  datoAdicional: words,
  descripcionProvincia: words,
  direccion: words,
  /** 0 is the city of Buenos Aires, whose `localidad` may be missing. */
  idProvincia: number,
  localidad: words,
  tipoDatoAdicional: words,
  tipoDomicilio: words,
});

const datosGenerales = record({
  apellido: words,
  caracterizacion: many(
    record({ descripcionCaracterizacion: words, idCaracterizacion: number, periodo: number }),
  ),
  dependencia: optional(dependencia),
  domicilioFiscal: optional(domicilio),
  esSucesion: words,
  /** `ACTIVO` or `INACTIVO`. */
  estadoClave: words,
  fechaContratoSocial: words,
  fechaFallecimiento: words,
  idPersona: optional(digits()),
  mesCierre: number,
  nombre: words,
  razonSocial: words,
  /** `CUIT`, `CUIL` or `CDI`. */
  tipoClave: words,
  /** `FISICA` or `JURIDICA`. */
  tipoPersona: words,
});

const datosMonotributo = record({
  actividad: many(actividad),
  actividadMonotributista: optional(actividad),
  categoriaMonotributo: optional(categoria),
  componenteDeSociedad: many(
    record({
      apellidoPersonaAsociada: words,
      ffRelacion: words,
      ffVencimiento: words,
      idPersonaAsociada: optional(digits()),
      nombrePersonaAsociada: words,
      razonSocialPersonaAsociada: words,
      tipoComponente: words,
    }),
  ),
  impuesto: many(impuesto),
});

const datosRegimenGeneral = record({
  actividad: many(actividad),
  categoriaAutonomo: optional(categoria),
  impuesto: many(impuesto),
  regimen: many(
    record({
      descripcionRegimen: words,
      idImpuesto: number,
      idRegimen: number,
      periodo: number,
      tipoRegimen: words,
    }),
  ),
});

const heldBack = optional(record({ error: many(text()), mensaje: words }));

/** Data and errors come side by side: each `error...` says why the group of the same name is missing. */
const persona = {
  datosGenerales: optional(datosGenerales),
  datosMonotributo: optional(datosMonotributo),
  datosRegimenGeneral: optional(datosRegimenGeneral),
  errorConstancia: optional(
    record({ apellido: words, error: many(text()), idPersona: optional(digits()), nombre: words }),
  ),
  errorMonotributo: heldBack,
  errorRegimenGeneral: heldBack,
} as const;

const personaReturn = { ...persona, metadata } as const;

/**
 * What the constancia says of one CUIT. There is no "IVA condition" in it: it follows from the taxes.
 *
 * @example
 * const paysIva = (p: ConstanciaPersona) => p.datosRegimenGeneral?.impuesto.some(({ idImpuesto }) => idImpuesto === 30);
 */
export type ConstanciaPersona = RecordOutput<typeof personaReturn>;

/** What getPersonaList and its second version answer. */
const personaList = { metadata, persona: many(record(persona)) } as const;

/**
 * What the constancia says of several CUITs. One that ARCA does not know comes with `errorConstancia` alone.
 *
 * @example
 * const unknown = ({ persona }: ConstanciaPersonas) => persona.filter(({ errorConstancia }) => errorConstancia);
 */
export type ConstanciaPersonas = RecordOutput<typeof personaList>;

const manyKeys = {
  /** The CUITs asked about, 11 digits each, 250 at most. */
  idPersona: nonEmpty(many(digits(11)), 250),
} as const;

const operations = {
  dummy,
  /** getPersona: the older answer, without the taxes' state. */
  persona: operation({
    name: 'getPersona',
    request: oneKey,
    result: personaReturn,
    resultElement: 'personaReturn',
  }),
  /** getPersona_v2: with the taxes' state since 2026. */
  personaV2: operation({
    name: 'getPersona_v2',
    request: oneKey,
    result: personaReturn,
    resultElement: 'personaReturn',
  }),
  /** getPersonaList: the older answer for up to 250 CUITs at once. */
  personas: operation({
    name: 'getPersonaList',
    request: manyKeys,
    result: personaList,
    resultElement: 'personaListReturn',
  }),
  /** getPersonaList_v2: up to 250 CUITs at once, with the taxes' state since 2026. */
  personasV2: operation({
    name: 'getPersonaList_v2',
    request: manyKeys,
    result: personaList,
    resultElement: 'personaListReturn',
  }),
} as const;

/** ws_sr_constancia_inscripcion; an unusable ticket is a fault, an unknown CUIT may be a fault or `errorConstancia`. */
export const constancia: ServiceDescriptor<typeof operations> = {
  id: 'ws_sr_constancia_inscripcion',
  wsaaName: 'ws_sr_constancia_inscripcion',
  namespace: 'http://a5.soap.ws.server.puc.sr/',
  dialect: cxf,
  operations,
};

/** The constancia under its historical name: the same address and answers, but a ticket of its own. Deprecated by ARCA. */
export const padronA5: ServiceDescriptor<typeof operations> = {
  ...constancia,
  id: 'ws_sr_padron_a5',
  wsaaName: 'ws_sr_padron_a5',
};
