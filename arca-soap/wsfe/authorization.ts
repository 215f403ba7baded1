/** The WSFEv1 operations that authorize comprobantes and say what was authorized. */
import type { InputOf, OutputOf } from '../codec/codec.ts';
import { list, optional } from '../codec/presence.ts';
import { type RecordInput, type RecordOutput, record } from '../codec/record.ts';
import { day, decimal, digits, int, text } from '../codec/scalars.ts';
import { openOperation, operation } from '../service/descriptor.ts';
import { complaints, complaintsLast, observaciones } from './complaints.ts';
import { detailFields, detRequest, tributoFound } from './comprobante.ts';
import { contradictsBatch, contradictsCode, contradictsLane, hasItsCae } from './contradictions.ts';
import { batchRequest, batchVerdict, verdictFields } from './verdict.ts';

const caeReq = record({
  /** The batch. */
  FeCabReq: batchRequest,
  /** Consecutive comprobantes in order. FCE: one a request (10003). */
  FeDetReq: list('FECAEDetRequest', detRequest),
});

const detResponse = record({
  ...verdictFields,
  /** Fourteen digits; missing when `R`. */
  CAE: optional(digits()),
  /** `yyyymmdd`; missing when `R`. */
  CAEFchVto: optional(day()),
});

/**
 * The verdict on one comprobante (manual WSFEv1, FECAESolicitar, response).
 *
 * @example
 * const isUnprocessed = (det: FECAEDetResponse) => det.Resultado === 'R' && det.Observaciones.length === 0;
 */
export type FECAEDetResponse = OutputOf<typeof detResponse>;

const solicitarResult = {
  /** Missing with infrastructure errors (500, 600). */
  FeCabResp: optional(batchVerdict),
  /** One verdict a comprobante, in the order they were sent. */
  FeDetResp: list('FECAEDetResponse', detResponse),
  ...complaintsLast,
} as const;

const consultaReq = record({
  /** Comprobante type (FEParamGetTiposCbte). */
  CbteTipo: int(3),
  /** Number. */
  CbteNro: int(8),
  /** Punto de venta. */
  PtoVta: int(5),
});

const consultaResultGet = record({
  ...detailFields,
  // What comes back is not bound by what may be sent, and servers echo less than the schema promises: a
  // comprobante is recovered from whatever they say of it.
  /** Taxes other than IVA. */
  Tributos: list('Tributo', tributoFound),
  /** 1 products, 2 services, 3 both. */
  Concepto: optional(int()),
  /** The recipient's document type (FEParamGetTiposDoc). */
  DocTipo: optional(int()),
  /** The recipient's document. */
  DocNro: optional(digits()),
  /** Total. */
  ImpTotal: optional(decimal(13, 2)),
  /** Not taxed. */
  ImpTotConc: optional(decimal(13, 2)),
  /** Taxed net; class C: the subtotal. */
  ImpNeto: optional(decimal(13, 2)),
  /** Exempt. */
  ImpOpEx: optional(decimal(13, 2)),
  /** Sum of `Tributos`. */
  ImpTrib: optional(decimal(13, 2)),
  /** Sum of `Iva`. */
  ImpIVA: optional(decimal(13, 2)),
  /** `S` when it is paid in its own foreign currency. */
  CanMisMonExt: optional(text()),
  /** Data that single regulations ask for (FEParamGetTiposOpcional). */
  Opcionales: list(
    'Opcional',
    record({
      /** By code. */
      Id: optional(text()),
      /** What was said. */
      Valor: optional(text()),
    }),
  ),
  /** `A` authorized, `R` rejected. */
  Resultado: optional(text()),
  /** The CAE or CAEA. */
  CodAutorizacion: optional(digits()),
  /** `CAE` or `CAEA`. */
  EmisionTipo: optional(text()),
  /** Until when the code is good, `yyyymmdd`. */
  FchVto: optional(day()),
  /** `yyyymmddhhmiss`, Buenos Aires. */
  FchProceso: optional(text()),
  /** Why it was refused, or what ARCA noted while accepting it. */
  Observaciones: observaciones,
  /** Punto de venta. */
  PtoVta: int(),
  /** Comprobante type (FEParamGetTiposCbte). */
  CbteTipo: int(),
});

/**
 * A comprobante as FECompConsultar tells it.
 *
 * @example
 * const cae = (found: FECompConsResponse) => (found.EmisionTipo === 'CAE' ? found.CodAutorizacion : undefined);
 */
export type FECompConsResponse = OutputOf<typeof consultaResultGet>;
/**
 * The body of FECAESolicitar: one punto de venta, one type, consecutive numbers.
 *
 * @example
 * const request: FECAERequest = { FeCabReq: { CantReg: 1, PtoVta: 1, CbteTipo: 6 }, FeDetReq: [invoice] };
 */
export type FECAERequest = InputOf<typeof caeReq>;
/**
 * What FECAESolicitar answers.
 *
 * @example
 * const isOutOfSequence = ({ Errors }: FECAEResponse) => Errors.some(({ Code }) => Code === 10016);
 */
export type FECAEResponse = RecordOutput<typeof solicitarResult>;
/**
 * Which comprobante FECompConsultar is asked for.
 *
 * @example
 * const FeCompConsReq: FECompConsultaReq = { CbteTipo: 6, CbteNro: 42, PtoVta: 1 };
 */
export type FECompConsultaReq = InputOf<typeof consultaReq>;

const ultimoRequest = {
  /** Punto de venta, 5 digits. */
  PtoVta: int(5),
  /** Comprobante type, 3 digits. */
  CbteTipo: int(3),
} as const;
/**
 * The lane FECompUltimoAutorizado is asked about.
 *
 * @example
 * const lane: FECompUltimoRequest = { PtoVta: 1, CbteTipo: 6 };
 */
export type FECompUltimoRequest = RecordInput<typeof ultimoRequest>;

/**
 * FECAESolicitar: authorizes a batch of consecutive comprobantes of one punto de venta and type. Not idempotent:
 * after an `unknown` failure, read FECompUltimoAutorizado and FECompConsultar before sending anything again.
 */
export const solicitarCae = operation({
  name: 'FECAESolicitar',
  request: {
    /** One batch. */
    FeCAEReq: caeReq,
  },
  result: solicitarResult,
  contradiction: ({ FeCAEReq }, told) => contradictsBatch(FeCAEReq, told, hasItsCae),
});

/** FECompUltimoAutorizado: the last authorized number, `0` when there is none; with `Errors` all three are 0. */
export const ultimoAutorizado = operation({
  name: 'FECompUltimoAutorizado',
  request: ultimoRequest,
  result: {
    /** Punto de venta. */
    PtoVta: int(),
    /** Comprobante type (FEParamGetTiposCbte). */
    CbteTipo: int(),
    /** Number. */
    CbteNro: int(),
    ...complaints,
  },
  contradiction: (asked, told) => (told.Errors.length > 0 ? null : contradictsLane(asked, told)),
});

/** FECompConsultar: one authorized comprobante. Where there is none: `Errors` with 602 and no `ResultGet`. */
export const consultar = operation({
  name: 'FECompConsultar',
  request: {
    /** Which one. */
    FeCompConsReq: consultaReq,
  },
  result: {
    /** The comprobante; missing when there is none. */
    ResultGet: optional(consultaResultGet),
    ...complaints,
  },
  contradiction({ FeCompConsReq: asked }, { ResultGet: found }) {
    if (found === undefined) return null;
    const isOther = asked.CbteNro < found.CbteDesde || asked.CbteNro > found.CbteHasta;
    if (isOther) return 'the answer is about another number';
    return contradictsLane(asked, found) ?? contradictsCode(found.CodAutorizacion);
  },
});

/** FECompTotXRequest: how many comprobantes one FECAESolicitar may carry. */
export const totXRequest = operation({
  name: 'FECompTotXRequest',
  request: {},
  result: {
    /** How many. */
    RegXReq: int(),
    ...complaints,
  },
});

/** FEDummy: the health of ARCA's three layers, `OK` each. Needs no ticket. */
export const dummy = openOperation({
  name: 'FEDummy',
  request: {},
  result: {
    /** `OK` when the application answers. */
    AppServer: optional(text()),
    /** `OK` when its data answer. */
    DbServer: optional(text()),
    /** `OK` when tickets can be checked. */
    AuthServer: optional(text()),
  },
});
