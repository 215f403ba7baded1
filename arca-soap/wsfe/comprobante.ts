/** The fields of a comprobante as WSFEv1 knows them, in the XSD's order (which is not the manual's: ImpTrib comes before ImpIVA). */
import type { InputOf } from '../codec/codec.ts';
import { list, optional } from '../codec/presence.ts';
import { record } from '../codec/record.ts';
import { day, decimal, digits, int, oneOf, text } from '../codec/scalars.ts';

/** `CbtesAsoc/CbteAsoc`: a comprobante that a credit or debit note corrects (manual WSFEv1, FECAESolicitar; codes 10040, 10151, 10158). */
export const cbteAsoc = record({
  /** Comprobante type, 3 digits. */
  Tipo: int(3),
  /** Punto de venta, 5 digits. */
  PtoVta: int(5),
  /** Number, 8 digits. */
  Nro: int(8),
  /** Issuer's CUIT; required for FCE. */
  Cuit: optional(digits(11)),
  /** Its date, `yyyymmdd`. */
  CbteFch: optional(day()),
});

const tributoFields = {
  /** FEParamGetTiposTributos. */
  Id: int(2),
  /** Up to 80 characters; required for Id 99 and FCE. */
  Desc: optional(text(80)),
  /** Taxable base, 13+2 digits. */
  BaseImp: decimal(13, 2),
  /** Rate in percent, 3+2 digits. */
  Alic: decimal(3, 2),
  /** Amount, 13+2 digits. */
  Importe: decimal(13, 2),
} as const;

/** `Tributos/Tributo`: a tax other than IVA (codes 10024, 10029, 10042). */
export const tributo = record({
  ...tributoFields,
  /** Taxable base, 13+2 digits. Left out, which the XSD would not allow, ARCA reads `0`. */
  BaseImp: optional(tributoFields.BaseImp),
  /** Rate in percent, 3+2 digits. Left out, which the XSD would not allow, ARCA reads `0`. */
  Alic: optional(tributoFields.Alic),
});

/** The same as ARCA tells it: whole. */
export const tributoFound = record(tributoFields);

/** `Iva/AlicIva`: one IVA rate; forbidden for class C (codes 10018, 10022, 10061, 10070, 10071). */
export const alicIva = record({
  /** FEParamGetTiposIva: 3 is 0 %, 4 10.5 %, 5 21 %, 6 27 %, 8 5 %, 9 2.5 %. Each once. */
  Id: int(2),
  /** Taxable base, 13+2 digits. */
  BaseImp: decimal(13, 2),
  /** Amount, 13+2 digits. */
  Importe: decimal(13, 2),
});

/** `Opcionales/Opcional`: data that single regulations ask for (FEParamGetTiposOpcional). */
export const opcional = record({
  /** Up to 4 characters, such as `2101` for an FCE's CBU. */
  Id: text(4),
  /** Up to 250 characters. */
  Valor: text(250),
});

/** `Compradores/Comprador`: one of several recipients (codes 10133 to 10150). */
export const comprador = record({
  /** The recipient's document type (FEParamGetTiposDoc). */
  DocTipo: int(2),
  /** The recipient's document. */
  DocNro: digits(19),
  /** Share in percent; the manual says 2+2 digits, and 100 is left to ARCA to judge. */
  Porcentaje: decimal(3, 2),
});

/** `PeriodoAsoc`: the period a note corrects instead of single comprobantes (RG 4540, codes 10196 to 10210). */
export const periodoAsoc = record({
  /** First day, `yyyymmdd`. */
  FchDesde: optional(day()),
  /** Last day, `yyyymmdd`. */
  FchHasta: optional(day()),
});

/** `Actividades/Actividad` (codes 10218 to 10232). */
export const actividad = record({
  /** Activity code, 6 digits. */
  Id: int(6),
});

/** Everything a comprobante's detail may carry, in order (manual WSFEv1, FECAESolicitar, FECAEDetRequest). */
export const detailFields = {
  /** 1 products, 2 services, 3 both (10030). */
  Concepto: int(2),
  /** Recipient's document type: 80 CUIT, 96 DNI, 99 anonymous consumer (FEParamGetTiposDoc). */
  DocTipo: int(2),
  /** Recipient's document, up to 11 digits as text; `0` with type 99. */
  DocNro: digits(11),
  /** First number, 1 to 99999999; equal to `CbteHasta` but for class B ranges (10011, 10012). */
  CbteDesde: int(8),
  /** Last number; equal to `CbteDesde` but for class B ranges. */
  CbteHasta: int(8),
  /** Date, `yyyymmdd`; left out: the day ARCA processes it (10016). */
  CbteFch: optional(day()),
  /** Total, 13+2 digits: the sum of the five amounts that follow (10048). */
  ImpTotal: decimal(13, 2),
  /** Not taxed, 13+2 digits; `0` for class C. */
  ImpTotConc: decimal(13, 2),
  /** Taxed net, 13+2 digits; class C: the subtotal. */
  ImpNeto: decimal(13, 2),
  /** Exempt, 13+2 digits; `0` for class C. */
  ImpOpEx: decimal(13, 2),
  /** Sum of `Tributos`, 13+2 digits (10029). */
  ImpTrib: decimal(13, 2),
  /** Sum of `Iva`, 13+2 digits (10023). */
  ImpIVA: decimal(13, 2),
  /** Service period, `yyyymmdd`; all three dates or none, required for Concepto 2 and 3 (10031 to 10036, 10049). */
  FchServDesde: optional(day()),
  /** End of the service period, `yyyymmdd`. */
  FchServHasta: optional(day()),
  /** Payment due, `yyyymmdd`; also required for FCE invoices. */
  FchVtoPago: optional(day()),
  /** Currency, 3 characters: `PES`, `DOL` (FEParamGetTiposMonedas). */
  MonId: optional(text(3)),
  /** Exchange rate in pesos, 4+6 digits; `1` for `PES` (10038, 10039, 10119). */
  MonCotiz: optional(decimal(4, 6)),
  /** Whether it is paid in its own foreign currency (RG 5616; codes 10239, 10241). */
  CanMisMonExt: optional(oneOf('S', 'N')),
  /** Recipient's IVA condition (RG 5616; FEParamGetCondicionIvaReceptor; codes 10242 to 10246). */
  CondicionIVAReceptorId: optional(int(2)),
  /** The comprobantes that a note corrects (10040, 10151, 10158). */
  CbtesAsoc: list('CbteAsoc', cbteAsoc),
  /** Taxes other than IVA (10024, 10029). */
  Tributos: list('Tributo', tributo),
  /** IVA by rate; forbidden for class C (10018, 10070, 10071). */
  Iva: list('AlicIva', alicIva),
  /** Data that single regulations ask for (FEParamGetTiposOpcional). */
  Opcionales: list('Opcional', opcional),
  /** The recipients, where there are several (10133 to 10150). */
  Compradores: list('Comprador', comprador),
  /** The period that a note corrects instead of single comprobantes (10196 to 10210). */
  PeriodoAsoc: optional(periodoAsoc),
  /** The activities it belongs to (10218 to 10232). */
  Actividades: list('Actividad', actividad),
} as const;

/** One comprobante of a FECAESolicitar batch. */
export const detRequest = record(detailFields);

/**
 * One comprobante to authorize, in ARCA's own names: amounts as decimal text in the comprobante's currency, dates as
 * `yyyymmdd` (manual WSFEv1, FECAESolicitar).
 *
 * @example
 * const invoice: FECAEDetRequest = {
 *   Concepto: 1, DocTipo: 99, DocNro: '0', CbteDesde: 42, CbteHasta: 42, CbteFch: '20261123',
 *   ImpTotal: '121.00', ImpTotConc: '0', ImpNeto: '100.00', ImpOpEx: '0', ImpTrib: '0', ImpIVA: '21.00',
 *   MonId: 'PES', MonCotiz: '1', CondicionIVAReceptorId: 5,
 *   Iva: [{ Id: 5, BaseImp: '100.00', Importe: '21.00' }],
 * };
 */
export type FECAEDetRequest = InputOf<typeof detRequest>;
