// What a client asks about one comprobante, in ARCA's own names.

/** `CmpDatos`; the answer echoes it. */
export interface Cmp {
  readonly CbteModo?: string;
  readonly CuitEmisor: number;
  readonly PtoVta: number;
  readonly CbteTipo: number;
  readonly CbteNro: number;
  /** `yyyymmdd`. */
  readonly CbteFch?: string;
  readonly ImpTotal: number;
  /** CAE, CAEA or CAI: fourteen digits. */
  readonly CodAutorizacion?: string;
  readonly DocTipoReceptor?: string;
  readonly DocNroReceptor?: string;
  readonly Opcionales?: { readonly Opcional: readonly { readonly Id?: string; readonly Valor?: string }[] };
}

/** Absent and empty are the same to the service. */
export const given = (text: string | undefined): text is string => text !== undefined && text.trim() !== '';
