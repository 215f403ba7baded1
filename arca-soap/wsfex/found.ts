/**
 * An export comprobante as FEXGetCMP tells it. What comes back is not bound by what may be sent, and an older one may
 * lack what is asked for today: but for who it is, nothing in it is insisted on.
 */
import type { OutputOf } from '../codec/codec.ts';
import { list, optional } from '../codec/presence.ts';
import { record } from '../codec/record.ts';
import { day, decimal, digits, int, text } from '../codec/scalars.ts';

const words = optional(text());

/** `FEXResultGet` of FEXGetCMP, in the XSD's order. */
export const found = record({
  /** The `Id` it was authorized with; `0` when there is no such comprobante. */
  Id: digits(),
  /** `yyyymmdd`. */
  Fecha_cbte: optional(day()),
  /** 19, 20 or 21. */
  Cbte_tipo: int(),
  /** Punto de venta. */
  Punto_vta: int(),
  /** Number. */
  Cbte_nro: int(),
  /** 1 goods, 2 services, 4 others. */
  Tipo_expo: optional(int()),
  /** `S`, `N` or missing. */
  Permiso_existente: words,
  /** Shipping permits. */
  Permisos: list(
    'Permiso',
    record({
      /** 16 characters. */
      Id_permiso: words,
      /** Country the goods go to (FEXGetPARAM_DST_pais). */
      Dst_merc: optional(int()),
    }),
  ),
  /** Country of destination (FEXGetPARAM_DST_pais). */
  Dst_cmp: optional(int()),
  /** The buyer's name. */
  Cliente: words,
  /** CUIT of the buyer's country. */
  Cuit_pais_cliente: optional(digits()),
  /** The buyer's address. */
  Domicilio_cliente: words,
  /** The buyer's tax number in its own country. */
  Id_impositivo: words,
  /** Currency (FEXGetPARAM_MON). */
  Moneda_Id: words,
  /** Pesos for one unit of the currency. */
  Moneda_ctz: optional(decimal(4, 6)),
  /** `S` when it is paid in its own foreign currency. */
  CanMisMonExt: words,
  /** Commercial remarks. */
  Obs_comerciales: words,
  /** In the comprobante's currency. */
  Imp_total: optional(decimal(13, 2)),
  /** Remarks. */
  Obs: words,
  /** The comprobante that a note corrects, or the remitos of a factura. */
  Cmps_asoc: list(
    'Cmp_asoc',
    record({
      /** 19, 20 or 21. */
      Cbte_tipo: optional(int()),
      /** Punto de venta. */
      Cbte_punto_vta: optional(int()),
      /** Number. */
      Cbte_nro: optional(int()),
      /** Its issuer's CUIT. */
      Cbte_cuit: optional(digits()),
    }),
  ),
  /** Terms of payment. */
  Forma_pago: words,
  /** 3 letters (FEXGetPARAM_Incoterms). */
  Incoterms: words,
  /** What the incoterm refers to. */
  Incoterms_Ds: words,
  /** 1 Spanish, 2 English, 3 Portuguese. */
  Idioma_cbte: optional(int()),
  /** Its lines. */
  Items: list(
    'Item',
    record({
      /** The issuer's code of the product. */
      Pro_codigo: words,
      /** Description. */
      Pro_ds: words,
      /** Quantity. */
      Pro_qty: optional(decimal(12, 6)),
      /** Unit of measure (FEXGetPARAM_UMed). */
      Pro_umed: optional(int()),
      /** Price of one unit in the comprobante's currency. */
      Pro_precio_uni: optional(decimal(12, 6)),
      /** Discount of the line. */
      Pro_bonificacion: optional(decimal(12, 6)),
      /** Total of the line. */
      Pro_total_item: optional(decimal(13, 2)),
    }),
  ),
  /** When ARCA authorized it, `yyyymmdd`. */
  Fecha_cbte_cae: optional(day()),
  /** Until when the CAE is good, `yyyymmdd`. */
  Fch_venc_Cae: optional(day()),
  /** Fourteen digits. */
  Cae: optional(digits()),
  /** `A`. */
  Resultado: words,
  /** Observations, as text. */
  Motivos_Obs: words,
  /** Data of the simplified export regime. */
  Opcionales: list(
    'Opcional',
    record({
      /** `2401` the export document, `2402` its FOB amount. */
      Id: words,
      /** What was said. */
      Valor: words,
    }),
  ),
  /** When payment is due, `yyyymmdd`. */
  Fecha_pago: optional(day()),
  /** The activities it belongs to. */
  Actividades: list(
    'Actividad',
    record({
      /** Activity code. */
      Id: optional(int()),
    }),
  ),
});

/**
 * An authorized export comprobante. Ask {@link fexErrorOf} first: where there is none, this is there with zeros.
 *
 * @example
 * const isMine = (there: FEXFound, id: string) => there.Id === id && there.Cae !== undefined;
 */
export type FEXFound = OutputOf<typeof found>;
