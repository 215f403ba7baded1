/**
 * The comprobante as it will be authorised: everything ARCA is told, in our words.
 * Amounts are decimal text with two decimals, in the comprobante's currency.
 */
import type { Day } from '../calendar/day.ts';
import type { DecimalText } from '../invoice/request.ts';

/** What is taxed at one rate; a rate comes once in a comprobante. */
export interface IvaGroup {
  /** ARCA's AlicIva id: 3 = 0 %, 4 = 10.5 %, 5 = 21 %, 6 = 27 %, 8 = 5 %, 9 = 2.5 %. */
  readonly id: number;
  readonly base: DecimalText;
  readonly amount: DecimalText;
}

/** A tax or perception beyond IVA (ARCA's Tributo). */
export interface OtherTax {
  /** ARCA's Tributo id. */
  readonly id: number;
  readonly description: string;
  readonly base: DecimalText;
  readonly rate: DecimalText;
  readonly amount: DecimalText;
}

/** A comprobante that another one corrects or accompanies (ARCA's CbteAsoc). */
export interface RelatedComprobante {
  readonly type: number;
  readonly punto_de_venta: number;
  readonly number: number;
  readonly cuit: string | null;
  readonly date: Day | null;
}

/** What ARCA is told through WSFEv1. The number is not in it: numbering belongs to the lane. */
export interface Comprobante {
  /** ARCA's CbteTipo. */
  readonly type: number;
  readonly punto_de_venta: number;
  /** ARCA's Concepto: 1 products, 2 services, 3 both. */
  readonly concept: 1 | 2 | 3;
  /** ARCA's DocTipo and DocNro; an unidentified consumer is 99 and `'0'`. */
  readonly document: { readonly type: number; readonly number: string };
  readonly date: Day;
  readonly total: DecimalText;
  readonly net_untaxed: DecimalText;
  readonly net_taxed: DecimalText;
  readonly exempt: DecimalText;
  readonly other_taxes_total: DecimalText;
  readonly iva_total: DecimalText;
  readonly service_from: Day | null;
  readonly service_to: Day | null;
  readonly payment_due_date: Day | null;
  /** ARCA's MonId, such as `PES` or `DOL`. */
  readonly currency: string;
  readonly exchange_rate: DecimalText;
  /** ARCA's CanMisMonExt; `null` in pesos, where it is not sent. */
  readonly paid_in_same_currency: boolean | null;
  /** ARCA's CondicionIVAReceptorId. */
  readonly recipient_iva_condition: number | null;
  readonly iva: readonly IvaGroup[];
  readonly other_taxes: readonly OtherTax[];
  readonly related: readonly RelatedComprobante[];
  readonly related_period: { readonly from: Day; readonly to: Day } | null;
  readonly optionals: readonly { readonly id: string; readonly value: string }[];
}

/** A comprobante as ARCA echoes it: `null` where it does not say. */
export type EchoedComprobante = { readonly [Field in keyof Comprobante]: Comprobante[Field] | null };
