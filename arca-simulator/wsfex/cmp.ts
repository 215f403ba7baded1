// What a client sends for one export comprobante, in ARCA's own names; absent optional fields stay absent.

export interface Permiso {
  readonly Id_permiso?: string;
  readonly Dst_merc: number;
}

export interface CmpAsoc {
  readonly Cbte_tipo: number;
  readonly Cbte_punto_vta: number;
  readonly Cbte_nro: number;
  readonly Cbte_cuit: number;
}

/** Amounts are decimal text. */
export interface Item {
  readonly Pro_codigo?: string;
  readonly Pro_ds?: string;
  readonly Pro_qty: string;
  readonly Pro_umed: number;
  readonly Pro_precio_uni: string;
  readonly Pro_bonificacion: string;
  readonly Pro_total_item: string;
}

export interface Opcional {
  readonly Id?: string;
  readonly Valor?: string;
}

/** `ClsFEXRequest`. Amounts are decimal text in the comprobante's currency, dates `yyyymmdd`. */
export interface Cmp {
  readonly Id: number;
  readonly Fecha_cbte?: string;
  readonly Cbte_Tipo: number;
  readonly Punto_vta: number;
  readonly Cbte_nro: number;
  readonly Tipo_expo: number;
  readonly Permiso_existente?: string;
  readonly Permisos?: { readonly Permiso: readonly Permiso[] };
  readonly Dst_cmp: number;
  readonly Cliente?: string;
  readonly Cuit_pais_cliente: number;
  readonly Domicilio_cliente?: string;
  readonly Id_impositivo?: string;
  readonly Moneda_Id?: string;
  readonly Moneda_ctz?: string;
  readonly CanMisMonExt?: string;
  readonly Obs_comerciales?: string;
  readonly Imp_total: string;
  readonly Obs?: string;
  readonly Cmps_asoc?: { readonly Cmp_asoc: readonly CmpAsoc[] };
  readonly Forma_pago?: string;
  readonly Incoterms?: string;
  readonly Incoterms_Ds?: string;
  readonly Idioma_cbte: number;
  readonly Items?: { readonly Item: readonly Item[] };
  readonly Opcionales?: { readonly Opcional: readonly Opcional[] };
  readonly Fecha_pago?: string;
  readonly Actividades?: { readonly Actividad: readonly { readonly Id: number }[] };
}
