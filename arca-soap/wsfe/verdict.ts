/** What WSFEv1 says of a batch and of each comprobante in it, whether they were sent for a CAE or informed under a CAEA. */
import { optional } from '../codec/presence.ts';
import { record } from '../codec/record.ts';
import { day, digits, int, oneOf, text } from '../codec/scalars.ts';
import { observaciones } from './complaints.ts';

/** `FeCabReq`: what a batch says of itself. */
export const batchRequest = record({
  /** How many details follow, 1 to 9998 and at most FECompTotXRequest (10001, 10002). */
  CantReg: int(4),
  /** Punto de venta, 5 digits. */
  PtoVta: int(5),
  /** Comprobante type, 3 digits (FEParamGetTiposCbte). */
  CbteTipo: int(3),
});

/** `FeCabResp`: the verdict on the batch. */
export const batchVerdict = record({
  /** The issuer. */
  Cuit: digits(),
  /** Punto de venta. */
  PtoVta: int(),
  /** Comprobante type (FEParamGetTiposCbte). */
  CbteTipo: int(),
  /** When ARCA processed it: `yyyymmddhhmiss`, Buenos Aires. */
  FchProceso: optional(text()),
  /** How many details there were. */
  CantReg: int(),
  /** `A` all, `R` none, `P` an accepted prefix. */
  Resultado: oneOf('A', 'R', 'P'),
  /** Always `N`: ARCA does not use it. */
  Reproceso: optional(text()),
});

/** The verdict on one comprobante, in the XSD's order; what authorizes it follows. */
export const verdictFields = {
  /** 1 products, 2 services, 3 both. */
  Concepto: optional(int()),
  /** The recipient's document type (FEParamGetTiposDoc). */
  DocTipo: optional(int()),
  /** The recipient's document. */
  DocNro: optional(digits()),
  /** First number. */
  CbteDesde: int(),
  /** Last number; equal to `CbteDesde` but for class B ranges. */
  CbteHasta: int(),
  /** Date, `yyyymmdd`. */
  CbteFch: optional(day()),
  /** `A` authorized. `R` without observations: not looked at, because something before it failed. */
  Resultado: oneOf('A', 'R'),
  /** Why it was refused, or what ARCA noted while accepting it. */
  Observaciones: observaciones,
} as const;
