/** WSCDC as one descriptor: whether a received comprobante is in ARCA's books (manual WSCDC v0.4). Asking changes nothing. */
import type { InputOf } from '../codec/codec.ts';
import { list, optional } from '../codec/presence.ts';
import { type Fields, type RecordOutput, record } from '../codec/record.ts';
import { day, decimal, digits, int, oneOf, text } from '../codec/scalars.ts';
import { openOperation, operation, type ServiceDescriptor } from '../service/descriptor.ts';
import { asmx } from '../service/dialects.ts';
import { complaints, observaciones } from '../wsfe/complaints.ts';

const words = optional(text());
const none = {} as const satisfies Fields;

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
  Opcionales: list('Opcional', record({ Id: text(4), Valor: text(250) })),
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
      CbteModo: words,
      CuitEmisor: optional(digits()),
      PtoVta: optional(int()),
      CbteTipo: optional(int()),
      CbteNro: optional(int()),
      CbteFch: words,
      ImpTotal: optional(decimal(13, 2)),
      CodAutorizacion: words,
      DocTipoReceptor: words,
      DocNroReceptor: words,
      Opcionales: list('Opcional', record({ Id: words, Valor: words })),
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

const operations = {
  /** ComprobanteConstatar: whether ARCA knows a comprobante with exactly these data. */
  constatar: operation({
    name: 'ComprobanteConstatar',
    request: { CmpReq: cmpReq },
    result: constatarResult,
  }),
  /** ComprobantesModalidadConsultar: the kinds of authorisation code. */
  modalidades: operation({
    name: 'ComprobantesModalidadConsultar',
    request: none,
    result: {
      ResultGet: list(
        'FacModTipo',
        record({ Cod: text(), Desc: words, FchDesde: optional(day()), FchHasta: optional(day()) }),
      ),
      ...complaints,
    },
  }),
  /** ComprobantesTipoConsultar: the comprobante types it can look up. */
  tiposCbte: operation({
    name: 'ComprobantesTipoConsultar',
    request: none,
    result: { ResultGet: list('CbteTipo', record({ Id: int(), Desc: words })), ...complaints },
  }),
  /** DocumentosTipoConsultar: document types, as text of two digits. */
  tiposDoc: operation({
    name: 'DocumentosTipoConsultar',
    request: none,
    result: { ResultGet: list('DocTipo', record({ Id: text(), Desc: words })), ...complaints },
  }),
  /** OpcionalesTipoConsultar: what `Opcionales` may carry. None: `Errors` with 503. */
  tiposOpcional: operation({
    name: 'OpcionalesTipoConsultar',
    request: none,
    result: { ResultGet: list('OpcionalTipo', record({ Id: text(), Desc: words })), ...complaints },
  }),
  /** ComprobanteDummy: the health of ARCA's three layers, `OK` each. Needs no ticket. */
  dummy: openOperation({
    name: 'ComprobanteDummy',
    request: none,
    result: { AppServer: words, DbServer: words, AuthServer: words },
  }),
} as const;

/** WSCDC; its WSAA name is `wscdc`. */
export const wscdc: ServiceDescriptor<typeof operations> = {
  id: 'wscdc',
  wsaaName: 'wscdc',
  namespace: 'http://servicios1.afip.gob.ar/wscdc/',
  dialect: asmx,
  operations,
};
