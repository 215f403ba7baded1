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
  Cbte_tipo: int(),
  Punto_vta: int(),
  Cbte_nro: int(),
  /** 1 goods, 2 services, 4 others. */
  Tipo_expo: optional(int()),
  /** `S`, `N` or missing. */
  Permiso_existente: words,
  Permisos: list('Permiso', record({ Id_permiso: words, Dst_merc: optional(int()) })),
  /** Country of destination (FEXGetPARAM_DST_pais). */
  Dst_cmp: optional(int()),
  Cliente: words,
  /** CUIT of the buyer's country. */
  Cuit_pais_cliente: optional(digits()),
  Domicilio_cliente: words,
  Id_impositivo: words,
  Moneda_Id: words,
  /** Pesos for one unit of the currency. */
  Moneda_ctz: optional(decimal(4, 6)),
  /** `S` when it is paid in its own foreign currency. */
  CanMisMonExt: words,
  Obs_comerciales: words,
  /** In the comprobante's currency. */
  Imp_total: optional(decimal(13, 2)),
  Obs: words,
  Cmps_asoc: list(
    'Cmp_asoc',
    record({
      Cbte_tipo: optional(int()),
      Cbte_punto_vta: optional(int()),
      Cbte_nro: optional(int()),
      Cbte_cuit: optional(digits()),
    }),
  ),
  Forma_pago: words,
  Incoterms: words,
  Incoterms_Ds: words,
  /** 1 Spanish, 2 English, 3 Portuguese. */
  Idioma_cbte: optional(int()),
  Items: list(
    'Item',
    record({
      Pro_codigo: words,
      Pro_ds: words,
      Pro_qty: optional(decimal(12, 6)),
      Pro_umed: optional(int()),
      Pro_precio_uni: optional(decimal(12, 6)),
      Pro_bonificacion: optional(decimal(12, 6)),
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
  Opcionales: list('Opcional', record({ Id: words, Valor: words })),
  /** When payment is due, `yyyymmdd`. */
  Fecha_pago: optional(day()),
  Actividades: list('Actividad', record({ Id: optional(int()) })),
});

/**
 * An authorized export comprobante. Ask {@link fexErrorOf} first: where there is none, this is there with zeros.
 *
 * @example
 * const isMine = (there: FEXFound, id: string) => there.Id === id && there.Cae !== undefined;
 */
export type FEXFound = OutputOf<typeof found>;
