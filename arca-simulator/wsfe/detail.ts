// What a client sends for one comprobante, in ARCA's own names; absent optional fields stay absent.

export interface CbteAsoc {
  readonly Tipo: number;
  readonly PtoVta: number;
  readonly Nro: number;
  readonly Cuit?: string;
  readonly CbteFch?: string;
}

export interface Tributo {
  readonly Id: number;
  readonly Desc?: string;
  readonly BaseImp: number;
  readonly Alic: number;
  readonly Importe: number;
}

export interface AlicIva {
  readonly Id: number;
  readonly BaseImp: number;
  readonly Importe: number;
}

export interface Opcional {
  readonly Id?: string;
  readonly Valor?: string;
}

export interface Comprador {
  readonly DocTipo: number;
  readonly DocNro: number;
  readonly Porcentaje: number;
}

/** `FECAEDetRequest`. Amounts are doubles in the comprobante's currency, dates `yyyymmdd`. */
export interface Detail {
  readonly Concepto: number;
  readonly DocTipo: number;
  readonly DocNro: number;
  readonly CbteDesde: number;
  readonly CbteHasta: number;
  readonly CbteFch?: string;
  readonly ImpTotal: number;
  readonly ImpTotConc: number;
  readonly ImpNeto: number;
  readonly ImpOpEx: number;
  readonly ImpTrib: number;
  readonly ImpIVA: number;
  readonly FchServDesde?: string;
  readonly FchServHasta?: string;
  readonly FchVtoPago?: string;
  readonly MonId?: string;
  readonly MonCotiz?: number;
  readonly CanMisMonExt?: string;
  readonly CondicionIVAReceptorId?: number;
  readonly CbtesAsoc?: { readonly CbteAsoc: readonly CbteAsoc[] };
  readonly Tributos?: { readonly Tributo: readonly Tributo[] };
  readonly Iva?: { readonly AlicIva: readonly AlicIva[] };
  readonly Opcionales?: { readonly Opcional: readonly Opcional[] };
  readonly Compradores?: { readonly Comprador: readonly Comprador[] };
  readonly PeriodoAsoc?: { readonly FchDesde?: string; readonly FchHasta?: string };
  readonly Actividades?: { readonly Actividad: readonly { readonly Id: number }[] };
}

/** `FeCabReq`. */
export interface Header {
  readonly CantReg: number;
  readonly PtoVta: number;
  readonly CbteTipo: number;
}

/** `FeCAEReq`. */
export interface CaeRequest {
  readonly FeCabReq?: Header;
  readonly FeDetReq?: { readonly FECAEDetRequest: readonly Detail[] };
}

/** `Auth`. */
export interface Auth {
  readonly Token?: string;
  readonly Sign?: string;
  readonly Cuit: number;
}
