/** The WSCDC operation it exists for: whether a received comprobante is in ARCA's books (manual WSCDC v0.4). */
import type { InputOf } from '../codec/codec.ts';
import { list, optional } from '../codec/presence.ts';
import { type RecordOutput, record } from '../codec/record.ts';
import { day, decimal, digits, int, oneOf, text } from '../codec/scalars.ts';
import { operation } from '../service/descriptor.ts';
import { complaints, observaciones } from '../wsfe/complaints.ts';

const words = optional(text());

/** What is printed on the comprobante. */
const cmpReq = record({
  /** How its code was given: `CAE`, `CAEA`, or a printed `CAI`. */
  CbteModo: oneOf('CAE', 'CAEA', 'CAI'),
  /** The issuer's CUIT, 11 digits. */
  CuitEmisor: digits(11),
  /** Punto de venta, 5 digits. */
  PtoVta: int(5),
  /** Comprobante type, 3 digits (ComprobantesTipoConsultar). */
  CbteTipo: int(3),
  /** Number, 8 digits. */
  CbteNro: int(8),
  /** Its date, `yyyymmdd`, from 20130101 on (101). */
  CbteFch: day(),
  /** Total in its currency, 13+2 digits, within 1 or 0.01 % (110); `0` for types without a total. */
  ImpTotal: decimal(13, 2),
  /** The code printed on it, 14 digits. */
  CodAutorizacion: digits(14),
  /** The recipient's document type, 2 digits (DocumentosTipoConsultar); with `DocNroReceptor` or not at all (113 to 118). */
  DocTipoReceptor: optional(text(2)),
  /** The recipient's document, up to 11 digits; required for letter A, FCE and large amounts. */
  DocNroReceptor: optional(digits(11)),
  /** Data that single regulations ask for (OpcionalesTipoConsultar; codes 150 to 153). */
  Opcionales: list(
    'Opcional',
    record({
      /** By code (OpcionalesTipoConsultar). */
      Id: text(4),
      /** Up to 250 characters. */
      Valor: text(250),
    }),
  ),
});

/**
 * A received comprobante, by what is printed on it.
 *
 * @example
 * const received: CmpReq = {
 *   CbteModo: 'CAE', CuitEmisor: '20267565393', PtoVta: 5, CbteTipo: 1, CbteNro: 2424, CbteFch: '20261123',
 *   ImpTotal: '1754.50', CodAutorizacion: '76470000000001', DocTipoReceptor: '80', DocNroReceptor: '20888888883',
 * };
 */
export type CmpReq = InputOf<typeof cmpReq>;

const constatarResult = {
  /** What was asked, as ARCA understood it. */
  CmpResp: optional(
    record({
      /** `CAE`, `CAEA` or `CAI`. */
      CbteModo: words,
      /** The issuer's CUIT. */
      CuitEmisor: optional(digits()),
      /** Punto de venta. */
      PtoVta: optional(int()),
      /** Comprobante type. */
      CbteTipo: optional(int()),
      /** Number. */
      CbteNro: optional(int()),
      /** Its date, `yyyymmdd`. */
      CbteFch: words,
      /** Total in its currency. */
      ImpTotal: optional(decimal(13, 2)),
      /** The code asked about. */
      CodAutorizacion: words,
      /** The recipient's document type. */
      DocTipoReceptor: words,
      /** The recipient's document. */
      DocNroReceptor: words,
      /** What single regulations ask for. */
      Opcionales: list(
        'Opcional',
        record({
          /** By code. */
          Id: words,
          /** What was said. */
          Valor: words,
        }),
      ),
    }),
  ),
  /** `A`: it is in ARCA's books as described. `R`: see `Observaciones`, or `Errors` when it was not looked up. */
  Resultado: optional(oneOf('A', 'R')),
  /** Why not (100 to 153); with `A`, 200: a CAEA whose comprobantes are not due yet. */
  Observaciones: observaciones,
  /** When ARCA answered, `yyyymmddhhmiss`, Buenos Aires; missing when the ticket was refused. */
  FchProceso: words,
  /** One with `Code` `0` and no words when there is nothing to announce. */
  Events: complaints.Events,
  /** A field that was malformed (1 to 10), ARCA's own trouble (500 to 503), or a refused ticket (600 to 602). */
  Errors: complaints.Errors,
} as const;

/**
 * What ComprobanteConstatar answers. A refused ticket or malformed field says `R` too: look at `Errors` first.
 *
 * @example
 * const isGenuine = ({ Errors, Resultado }: ConstatarResponse) => Errors.length === 0 && Resultado === 'A';
 */
export type ConstatarResponse = RecordOutput<typeof constatarResult>;

/**
 * ComprobanteConstatar: whether ARCA knows a comprobante with exactly these data. Asking changes nothing, and may be
 * repeated.
 */
export const constatar = operation({
  name: 'ComprobanteConstatar',
  request: { CmpReq: cmpReq },
  result: constatarResult,
  contradiction({ CmpReq: asked }, { CmpResp: echo, Resultado, Errors }) {
    if (Resultado === undefined) return Errors.length > 0 ? null : 'there is no error and no verdict';
    if (Resultado === 'R' || !echo) return null;
    const isThatOne =
      echo.CuitEmisor === asked.CuitEmisor &&
      echo.PtoVta === asked.PtoVta &&
      echo.CbteTipo === asked.CbteTipo &&
      echo.CbteNro === asked.CbteNro &&
      echo.CodAutorizacion === asked.CodAutorizacion;
    return isThatOne ? null : 'the verdict is about another comprobante';
  },
});
