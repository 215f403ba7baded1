/** An export comprobante as WSFEXv1 writes it (manual WSFEX V3.1.1, FEXAuthorize), in the XSD's order. */
import type { InputOf } from '../codec/codec.ts';
import { list, nonEmpty, optional } from '../codec/presence.ts';
import { record } from '../codec/record.ts';
import { day, decimal, digits, int, oneOf, text } from '../codec/scalars.ts';

/** `Permisos/Permiso`: a shipping permit (codes 1720 to 1750). */
const permiso = record({
  /** 16 characters, `99999AAXX999999A`. */
  Id_permiso: text(16),
  /** Country the goods go to, 3 digits (FEXGetPARAM_DST_pais). */
  Dst_merc: int(3),
});

/** `Cmps_asoc/Cmp_asoc`: the comprobante that a note corrects, or the remitos of an invoice (1670 to 1755, 2028 to 2055). */
const cmpAsoc = record({
  /** 19, 20, 21, or a remito: 88, 89, 91, 993, 994. */
  Cbte_tipo: int(3),
  /** Punto de venta, 5 digits. */
  Cbte_punto_vta: int(5),
  /** Number, 9 digits. */
  Cbte_nro: int(9),
  /** Its issuer's CUIT, 11 digits; the own one but for remitos (2031). */
  Cbte_cuit: digits(11),
});

/** `Items/Item`: one line (codes 1760 to 1817). */
const item = record({
  /** The issuer's code of the product, up to 50 characters. */
  Pro_codigo: optional(text(50)),
  /** Description, up to 4000 characters. */
  Pro_ds: text(4000),
  /** Quantity, 12+6 digits; `0` with units 0, 97 and 99. */
  Pro_qty: decimal(12, 6),
  /** Unit of measure (FEXGetPARAM_UMed); 97 is a deposit, 99 a discount. */
  Pro_umed: int(3),
  /** Price of one unit in the comprobante's currency, 12+6 digits. */
  Pro_precio_uni: decimal(12, 6),
  /** Discount of the line, 12+6 digits. */
  Pro_bonificacion: decimal(12, 6),
  /** Price by quantity less discount, 13+2 digits, within 0.01 or 0.01 % (1815); negative with unit 99. */
  Pro_total_item: decimal(13, 2),
});

/** `Opcionales/Opcional`: data of the simplified export regime (codes 2001 to 2061). */
const opcional = record({
  /** `2401` the export document, `2402` its FOB amount (FEXGetPARAM_Opcionales). */
  Id: text(4),
  /** Up to 250 characters. */
  Valor: text(250),
});

/** `Actividades/Actividad` (FEXGetPARAM_Actividades). */
const actividad = record({
  /** Activity code, 6 digits. */
  Id: int(6),
});

/** The body of FEXAuthorize. */
export const cmp = record({
  /** The caller's own number for this request, up to 15 digits; asking again with the same one is how it is recovered. */
  Id: digits(15),
  /** Date, `yyyymmdd`, five days around today at most; left out: the day ARCA processes it (1500). */
  Fecha_cbte: optional(day()),
  /** 19 factura, 20 nota de débito, 21 nota de crédito. */
  Cbte_Tipo: int(3),
  /** Punto de venta for exports by web service, 5 digits (1510). */
  Punto_vta: int(5),
  /** The next number of this punto de venta and type, 8 digits (1535). */
  Cbte_nro: int(8),
  /** 1 goods, 2 services, 4 others. */
  Tipo_expo: int(1),
  /** Whether there is a shipping permit: `S` or `N` for a factura of goods, empty for everything else (1550). */
  Permiso_existente: optional(oneOf('S', 'N', '')),
  /** The shipping permits when `Permiso_existente` is `S`. */
  Permisos: list('Permiso', permiso),
  /** Country of destination, 3 digits (FEXGetPARAM_DST_pais). */
  Dst_cmp: int(3),
  /** The buyer's name, up to 200 characters. */
  Cliente: text(200),
  /** CUIT of the buyer's country, 11 digits (FEXGetPARAM_DST_CUIT); `0` where `Id_impositivo` is given (1580). */
  Cuit_pais_cliente: digits(11),
  /** The buyer's address, up to 300 characters. */
  Domicilio_cliente: text(300),
  /** The buyer's tax number in its own country, up to 50 characters. */
  Id_impositivo: optional(text(50)),
  /** Currency, 3 characters (FEXGetPARAM_MON). */
  Moneda_Id: text(3),
  /** Pesos for one unit of the currency, 4+6 digits; `1` for `PES`; left out only with `CanMisMonExt` `S` (1601 to 1604, 1667). */
  Moneda_ctz: optional(decimal(4, 6)),
  /** Whether it is paid in its own foreign currency (1603, 1605). */
  CanMisMonExt: optional(oneOf('S', 'N')),
  /** Commercial remarks, up to 4000 characters. */
  Obs_comerciales: optional(text(4000)),
  /** Sum of the items' totals, 13+2 digits (1610). */
  Imp_total: decimal(13, 2),
  /** Remarks, up to 1000 characters. */
  Obs: optional(text(1000)),
  /** For a note, the comprobante it corrects; for a factura, its remitos. */
  Cmps_asoc: list('Cmp_asoc', cmpAsoc),
  /** Terms of payment, up to 50 characters; required for a factura (1620). */
  Forma_pago: optional(text(50)),
  /** 3 letters (FEXGetPARAM_Incoterms); required for a factura of goods (1640). */
  Incoterms: optional(text(3)),
  /** What the incoterm refers to, up to 20 characters. */
  Incoterms_Ds: optional(text(20)),
  /** 1 Spanish, 2 English, 3 Portuguese. */
  Idioma_cbte: int(1),
  /** 1 to 9999 lines (1666). */
  Items: nonEmpty(list('Item', item), 9999),
  /** Data of the simplified export regime. */
  Opcionales: list('Opcional', opcional),
  /** When payment is due, `yyyymmdd`; only, and always, for a factura of services or others (1672 to 1674). */
  Fecha_pago: optional(day()),
  /** The activities it belongs to. */
  Actividades: list('Actividad', actividad),
});

/**
 * One export comprobante to authorize: amounts as decimal text in the comprobante's currency, dates as `yyyymmdd`
 * (manual WSFEX V3.1.1, FEXAuthorize).
 *
 * @example
 * const invoice: FEXCmp = {
 *   Id: '41', Fecha_cbte: '20261123', Cbte_Tipo: 19, Punto_vta: 7, Cbte_nro: 12, Tipo_expo: 2, Permiso_existente: '',
 *   Dst_cmp: 203, Cliente: 'Joao Da Silva', Cuit_pais_cliente: '50000000059', Domicilio_cliente: 'Rua 76, Alagoas',
 *   Moneda_Id: 'DOL', Moneda_ctz: '1490.5', CanMisMonExt: 'N', Imp_total: '250.00', Forma_pago: '30 days',
 *   Idioma_cbte: 1, Fecha_pago: '20261223',
 *   Items: [{ Pro_ds: 'Consulting', Pro_qty: '1', Pro_umed: 7, Pro_precio_uni: '250', Pro_bonificacion: '0', Pro_total_item: '250.00' }],
 * };
 */
export type FEXCmp = InputOf<typeof cmp>;
