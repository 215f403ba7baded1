/** The WSFEv1 operations of the CAEA: a code given for a fortnight in advance, whose comprobantes are informed afterwards. */
import type { InputOf, OutputOf } from '../codec/codec.ts';
import { list, optional } from '../codec/presence.ts';
import { type RecordInput, type RecordOutput, record } from '../codec/record.ts';
import { day, digits, int, oneOf, text } from '../codec/scalars.ts';
import { operation } from '../service/descriptor.ts';
import { complaints, complaintsLast, observaciones } from './complaints.ts';
import { detailFields } from './comprobante.ts';
import { contradictsBatch, contradictsCode } from './contradictions.ts';
import { batchRequest, batchVerdict, verdictFields } from './verdict.ts';

const fortnight = {
  /** `yyyymm` as a number (15004). */
  Periodo: int(6),
  /** 1: days 1 to 15. 2: day 16 to the month's end (15005). */
  Orden: int(1),
} as const;

/**
 * A fortnight, as CAEAs are asked for.
 *
 * @example
 * const fortnight: FECAEAFortnight = { Periodo: 202612, Orden: 1 };
 */
export type FECAEAFortnight = RecordInput<typeof fortnight>;

const caeaGet = record({
  /** Fourteen digits; missing where FECAEAConsultar found none and only echoes what it was asked. */
  CAEA: optional(digits()),
  /** `yyyymm` as a number. */
  Periodo: int(),
  /** 1: days 1 to 15. 2: day 16 to the month's end. */
  Orden: int(),
  /** First and last day on which comprobantes may carry it, `yyyymmdd`. */
  FchVigDesde: optional(day()),
  /** Last day on which comprobantes may carry it, `yyyymmdd`. */
  FchVigHasta: optional(day()),
  /** Last day to inform its comprobantes, `yyyymmdd`. */
  FchTopeInf: optional(day()),
  /** When ARCA gave it: `yyyymmddhhmiss`, Buenos Aires. */
  FchProceso: optional(text()),
  /** What ARCA noted while giving it (15014, 15015, 15017, 15018). */
  Observaciones: observaciones,
});

/**
 * A CAEA and its dates (manual WSFEv1, FECAEASolicitar, response).
 *
 * @example
 * const isUsableOn = (day: string, { FchVigDesde = '', FchVigHasta = '' }: FECAEAGet) =>
 *   FchVigDesde <= day && day <= FchVigHasta;
 */
export type FECAEAGet = OutputOf<typeof caeaGet>;

const caeaResult = {
  /** The CAEA; missing when there is none. */
  ResultGet: optional(caeaGet),
  ...complaints,
} as const;

function contradictsFortnight(
  asked: FECAEAFortnight,
  { ResultGet: found }: RecordOutput<typeof caeaResult>,
): string | null {
  if (found?.CAEA === undefined) return null;
  const isThat = found.Periodo === asked.Periodo && found.Orden === asked.Orden;
  return isThat ? contradictsCode(found.CAEA) : 'the answer is about another fortnight';
}

/**
 * FECAEASolicitar: a CAEA for a fortnight, from five days before it begins until its last day (15006); one for each
 * CUIT and fortnight (15008): after an `unknown` failure, read FECAEAConsultar.
 */
export const solicitarCaea = operation({
  name: 'FECAEASolicitar',
  request: fortnight,
  result: caeaResult,
  contradiction: contradictsFortnight,
});

/** FECAEAConsultar: the CAEA of a fortnight. None: `Errors` with 602, and perhaps an echo without `CAEA`. */
export const consultarCaea = operation({
  name: 'FECAEAConsultar',
  request: fortnight,
  result: caeaResult,
  contradiction: contradictsFortnight,
});

const informedRequest = record({
  ...detailFields,
  /** Fourteen digits. Left empty, ARCA refuses the comprobante (782). */
  CAEA: text(14),
  /** When it was made: `yyyymmddhhmiss`, Buenos Aires; required for contingency puntos de venta (1440 to 1442). */
  CbteFchHsGen: optional(text(14)),
});

/**
 * One comprobante made under a CAEA, in ARCA's own names: that of FECAESolicitar and its CAEA (manual WSFEv1,
 * FECAEARegInformativo). `Compradores` may not be sent (1432).
 *
 * @example
 * const informed = (invoice: FECAEDetRequest): FECAEADetRequest => ({
 *   ...invoice, CAEA: '36485756395738', CbteFchHsGen: '20261201093000',
 * });
 */
export type FECAEADetRequest = InputOf<typeof informedRequest>;

const informedBatch = record({
  /** The batch. */
  FeCabReq: batchRequest,
  /** Consecutive comprobantes in order (703, 704). */
  FeDetReq: list('FECAEADetRequest', informedRequest),
});

/**
 * The body of FECAEARegInformativo: one punto de venta, one type, consecutive numbers.
 *
 * @example
 * const request: FECAEARequest = { FeCabReq: { CantReg: 1, PtoVta: 5, CbteTipo: 6 }, FeDetReq: [informed] };
 */
export type FECAEARequest = InputOf<typeof informedBatch>;

const informedResult = {
  /** Missing with infrastructure errors (500, 600). */
  FeCabResp: optional(batchVerdict),
  /** One verdict a comprobante, in the order they were sent. */
  FeDetResp: list(
    'FECAEADetResponse',
    record({
      ...verdictFields,
      /** Fourteen digits. */
      CAEA: optional(digits()),
    }),
  ),
  ...complaintsLast,
} as const;

/**
 * What FECAEARegInformativo answers.
 *
 * @example
 * const isRejected = ({ FeDetResp }: FECAEAResponse) => FeDetResp.some(({ Resultado }) => Resultado === 'R');
 */
export type FECAEAResponse = RecordOutput<typeof informedResult>;

/**
 * FECAEARegInformativo: tells ARCA of a batch of comprobantes made under a CAEA. Not idempotent: after an `unknown`
 * failure, read FECompConsultar before sending anything again.
 */
export const informarCaea = operation({
  name: 'FECAEARegInformativo',
  request: {
    /** One batch. */
    FeCAEARegInfReq: informedBatch,
  },
  result: informedResult,
  contradiction: ({ FeCAEARegInfReq: asked }, told) =>
    contradictsBatch(
      asked,
      told,
      ({ Resultado, CAEA }, index) => Resultado === 'R' || CAEA === asked.FeDetReq?.[index]?.CAEA,
    ),
});

/** FECAEASinMovimientoInformar: tells ARCA that a punto de venta made nothing under a CAEA (1200 to 1209). */
export const informarSinMovimiento = operation({
  name: 'FECAEASinMovimientoInformar',
  request: {
    /** Punto de venta, 5 digits. */
    PtoVta: int(5),
    /** Fourteen digits. */
    CAEA: text(14),
  },
  result: {
    /** Fourteen digits. */
    CAEA: optional(digits()),
    /** The day ARCA heard it, `yyyymmdd`. */
    FchProceso: optional(text()),
    /** Punto de venta. */
    PtoVta: int(),
    /** `A` or `R`; missing with infrastructure errors (500, 600). */
    Resultado: optional(oneOf('A', 'R')),
    ...complaints,
  },
  contradiction(asked, told) {
    if (told.Resultado !== 'A') return null;
    const isThat = told.PtoVta === asked.PtoVta && told.CAEA === asked.CAEA;
    return isThat ? null : 'the answer is about another punto de venta or CAEA';
  },
});

/** FECAEASinMovimientoConsultar: the puntos de venta told to have made nothing under a CAEA. None: `Errors` (10102). */
export const consultarSinMovimiento = operation({
  name: 'FECAEASinMovimientoConsultar',
  request: {
    /** Fourteen digits. */
    CAEA: text(14),
    /** Punto de venta, 5 digits. */
    PtoVta: int(5),
  },
  result: {
    /** What was declared. */
    ResultGet: list(
      'FECAEASinMov',
      record({
        /** Fourteen digits. */
        CAEA: optional(digits()),
        /** When: `yyyymmddhhmiss`, Buenos Aires. */
        FchProceso: optional(text()),
        /** Punto de venta. */
        PtoVta: int(),
      }),
    ),
    ...complaints,
  },
});
