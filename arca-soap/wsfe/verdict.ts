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
  Cuit: digits(),
  PtoVta: int(),
  CbteTipo: int(),
  /** When ARCA processed it: `yyyymmddhhmiss`, Buenos Aires. */
  FchProceso: optional(text()),
  CantReg: int(),
  /** `A` all, `R` none, `P` an accepted prefix. */
  Resultado: oneOf('A', 'R', 'P'),
  /** Always `N`: ARCA does not use it. */
  Reproceso: optional(text()),
});

/** The verdict on one comprobante, in the XSD's order; what authorizes it follows. */
export const verdictFields = {
  Concepto: optional(int()),
  DocTipo: optional(int()),
  DocNro: optional(digits()),
  CbteDesde: int(),
  CbteHasta: int(),
  CbteFch: optional(day()),
  /** `A` authorized. `R` without observations: not looked at, because something before it failed. */
  Resultado: oneOf('A', 'R'),
  Observaciones: observaciones,
} as const;
