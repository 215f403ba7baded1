/** The constancia de inscripción (A5): who a CUIT is, and which taxes it is registered for. */
import { many, nonEmpty } from '../codec/presence.ts';
import { type RecordOutput, record } from '../codec/record.ts';
import { digits } from '../codec/scalars.ts';
import { operation, type ServiceDescriptor } from '../service/descriptor.ts';
import { cxf } from '../service/dialects.ts';
import { dummy, metadata, oneKey } from './metadata.ts';
import { persona } from './persona-a5.ts';

const personaReturn = { ...persona, metadata } as const;

/**
 * What the constancia says of one CUIT. There is no "IVA condition" in it: it follows from the taxes.
 *
 * @example
 * const paysIva = (p: ConstanciaPersona) => p.datosRegimenGeneral?.impuesto.some(({ idImpuesto }) => idImpuesto === 30);
 */
export type ConstanciaPersona = RecordOutput<typeof personaReturn>;

/** What getPersonaList and its second version answer. */
const personaList = {
  metadata,
  /** One for each CUIT asked about. */
  persona: many(record(persona)),
} as const;

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

/** Who a CUIT is and which taxes it is registered for; an unusable ticket is a fault, an unknown CUIT may be a fault or `errorConstancia`. */
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
