/** The WSFEXv1 operations that authorize export comprobantes and say what was authorized. */
import type { InputOf, OutputOf } from '../codec/codec.ts';
import { optional } from '../codec/presence.ts';
import { type RecordOutput, record } from '../codec/record.ts';
import { day, digits, int, oneOf, text } from '../codec/scalars.ts';
import { openOperation, operation } from '../service/descriptor.ts';
import { complaints } from './complaints.ts';
import { cmp } from './comprobante.ts';
import { contradictsAuthorization, contradictsFound, contradictsLast } from './contradictions.ts';
import { found } from './found.ts';

const resultAuth = record({
  /** The request's own `Id`. */
  Id: digits(),
  /** The issuer. */
  Cuit: digits(),
  /** 19, 20 or 21. */
  Cbte_tipo: int(),
  /** Punto de venta. */
  Punto_vta: int(),
  /** Number. */
  Cbte_nro: int(),
  /** Fourteen digits; missing when `R`. */
  Cae: optional(digits()),
  /** Until when the CAE is good, `yyyymmdd`. */
  Fch_venc_Cae: optional(day()),
  /** The comprobante's date, `yyyymmdd`. */
  Fch_cbte: optional(day()),
  /** `A` authorized, `R` rejected. */
  Resultado: optional(oneOf('A', 'R')),
  /** `S`: this `Id` had been authorized before, and this is the answer it got then. */
  Reproceso: optional(text()),
  /** Observations, as text: 14 to 17 came with the CAE, 21 instead of it. */
  Motivos_Obs: optional(text()),
});

/**
 * The verdict on one export comprobante.
 *
 * @example
 * const wasRepeated = (verdict: FEXResultAuth) => verdict.Reproceso === 'S';
 */
export type FEXResultAuth = OutputOf<typeof resultAuth>;

const authorizeResult = {
  /** Missing when `FEXErr` tells an error, or there with zeros: believe it only when `ErrCode` is `0`. */
  FEXResultAuth: optional(resultAuth),
  ...complaints,
} as const;

/**
 * What FEXAuthorize answers.
 *
 * @example
 * const cae = (answer: FEXAuthorizeResponse) =>
 *   answer.FEXErr.ErrCode === 0 && answer.FEXResultAuth?.Resultado === 'A' ? answer.FEXResultAuth.Cae : undefined;
 */
export type FEXAuthorizeResponse = RecordOutput<typeof authorizeResult>;

const consulta = record({
  /** 19, 20 or 21. Spelled `Cbte_tipo` here and `Cbte_Tipo` in FEXAuthorize. */
  Cbte_tipo: int(3),
  /** Punto de venta, 5 digits. */
  Punto_vta: int(5),
  /** Number, 8 digits. */
  Cbte_nro: int(8),
});

/**
 * Which comprobante FEXGetCMP is asked for.
 *
 * @example
 * const Cmp: FEXConsulta = { Cbte_tipo: 19, Punto_vta: 7, Cbte_nro: 28 };
 */
export type FEXConsulta = InputOf<typeof consulta>;

/**
 * FEXAuthorize: authorizes one export comprobante.
 *
 * Its `Id` makes trying again safe for what ARCA authorized: the same `Id` of the same CUIT gets the stored answer,
 * with `Reproceso` `S` and no second comprobante. So after an `unknown` failure the same request, `Id` and number
 * unchanged, may be sent again as it is. What the `Id` does not give:
 *
 * - Only authorized requests are kept: a rejected `Id` is judged anew, and may then be authorized.
 * - The manual does not say what the same `Id` with other data gets: perhaps the old answer. An answer about another
 *   number, punto de venta or type is not handed out but fails as `unknown`; other data are not compared. Never use an
 *   `Id` for another comprobante.
 * - `Id`s belong to the CUIT, over all its puntos de venta and programs: another program may have used one.
 *   FEXGetLast_ID tells the highest authorized one, and is no reservation.
 * - While a first try is still running at ARCA, it is not said which of the two answers first; the number is taken once.
 * - Numbers are consecutive all the same (1535): a number that another `Id` took is refused.
 *
 * Source: manual WSFEX V3.1.1, pages 8 and 9.
 */
export const autorizar = operation({
  name: 'FEXAuthorize',
  request: {
    Cmp: cmp,
  },
  result: authorizeResult,
  contradiction: contradictsAuthorization,
});

/** FEXGetCMP: one authorized comprobante. Where there is none: `FEXErr` 1020, and a `FEXResultGet` full of zeros. */
export const consultar = operation({
  name: 'FEXGetCMP',
  request: {
    /** Which one. */
    Cmp: consulta,
  },
  result: {
    /** Believe it only when `ErrCode` is `0`. */
    FEXResultGet: optional(found),
    ...complaints,
  },
  contradiction: contradictsFound,
});

/** FEXGetLast_CMP: the last authorized number of a punto de venta and type, `0` when there is none. */
export const ultimoAutorizado = operation({
  name: 'FEXGetLast_CMP',
  // As in no other operation of this service, the fields travel in the element of the ticket.
  isInsideAuth: true,
  request: {
    /** Punto de venta, 5 digits. */
    Pto_venta: int(5),
    /** 19, 20 or 21. */
    Cbte_Tipo: int(3),
  },
  result: {
    /** Believe it only when `ErrCode` is `0`. */
    FEXResult_LastCMP: optional(
      record({
        /** Number. */
        Cbte_nro: int(),
        /** Its date, `yyyymmdd`. */
        Cbte_fecha: optional(day()),
      }),
    ),
    ...complaints,
  },
  contradiction: (_, told) => contradictsLast(told, told.FEXResult_LastCMP),
});

/** FEXGetLast_ID: the highest `Id` that FEXAuthorize authorized for the CUIT. */
export const ultimoId = operation({
  name: 'FEXGetLast_ID',
  request: {},
  result: {
    /** Believe it only when `ErrCode` is `0`. */
    FEXResultGet: optional(
      record({
        /** Up to 15 digits, as text. */
        Id: digits(),
      }),
    ),
    ...complaints,
  },
  contradiction: (_, told) => contradictsLast(told, told.FEXResultGet),
});

/** FEXDummy: the health of ARCA's three layers, `OK` each. Needs no ticket. */
export const dummy = openOperation({
  name: 'FEXDummy',
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
