/** What the law makes of a request: letter, lines, totals, faults, and what would be sent. */
import type { Day } from '../calendar/day.ts';
import type { Comprobante } from '../comprobante/comprobante.ts';
import type { ExportComprobante } from '../export/export-comprobante.ts';
import type { Fault, Words } from '../faults/fault.ts';
import type { IvaCondition } from '../parties/iva-condition.ts';
import type { DecimalText, IvaRate, Letter } from './request.ts';

/** How a responsable inscripto may issue class A (ARCA assigns it). */
export type ClassARegime = 'plain' | 'withholding' | 'cbu_informed';

/** What of the issuer matters to the rules. */
export interface Issuer {
  readonly cuit: string;
  readonly iva_condition: IvaCondition;
  readonly class_a_regime: ClassARegime;
}

/** What the padrón says of the recipient. */
export interface PadronFacts {
  readonly cuit: string;
  readonly name: string;
  readonly address: string | null;
  /** `null`: the padrón does not let us infer it, so the caller must say it. */
  readonly iva_condition: IvaCondition | null;
  readonly active: boolean;
}

/** Everything the judgement depends on besides the request: no clock, no network. */
export interface AssessmentContext {
  /** The day on which ARCA will receive it, in Buenos Aires. */
  readonly today: Day;
  readonly issuer: Issuer;
  /** Date of the last comprobante authorised in the lane, or `null` when unknown or none. */
  readonly lane_last_date: Day | null;
  /** `null`: not looked up. `'unavailable'`: the padrón did not answer. `'unknown'`: it knows no such CUIT. */
  readonly padron: PadronFacts | 'unavailable' | 'unknown' | null;
  /** ARCA's rate for the request's currency, or `null` when it could not be had. */
  readonly official_rate: { readonly rate: DecimalText; readonly date: Day } | null;
}

/** The recipient once completed, as printed. */
export interface ResolvedRecipient {
  /**
   * As printed and as put in the QR. What is sent is `Comprobante.document`, which differs for a passport
   * with letters: ARCA takes digits only, so below the threshold it is sent as 99 and `'0'`.
   */
  readonly document: { readonly type: number; readonly number: string };
  readonly name: string | null;
  readonly address: string | null;
  readonly email: string | null;
  readonly iva_condition: IvaCondition;
  /** Where the condition came from. */
  readonly iva_condition_source: 'request' | 'padron' | 'default';
}

/** A line with its money worked out, as the document prints it. */
export interface PricedLine {
  readonly description: string;
  readonly quantity: DecimalText;
  readonly unit: string;
  readonly code: string | null;
  readonly unit_price: DecimalText;
  readonly discount_percent: DecimalText;
  readonly iva: IvaRate | null;
  /** quantity × unit_price − discount, rounded to the cent, in the prices the caller used. */
  readonly subtotal: DecimalText;
}

/** Amounts as decimal text with two decimals, in the currency of the comprobante. */
export interface Totals {
  readonly net_taxed: DecimalText;
  readonly net_untaxed: DecimalText;
  readonly exempt: DecimalText;
  readonly iva: readonly {
    readonly rate: IvaRate;
    readonly base: DecimalText;
    readonly amount: DecimalText;
  }[];
  readonly iva_total: DecimalText;
  readonly other_taxes_total: DecimalText;
  /** What the global discount took off, in the prices the caller used. */
  readonly discount: DecimalText;
  readonly total: DecimalText;
}

/** Ley 27.743, printed on class B: what of the price is tax. */
export interface Transparency {
  readonly iva: DecimalText;
  readonly other_national_indirect: DecimalText;
}

/** Everything that can be said of a request. What cannot be worked out yet is `null`, and a fault says why. */
export interface Assessment {
  readonly letter: { readonly letter: Letter; readonly why: Words } | null;
  /** ARCA's CbteTipo. */
  readonly comprobante_type: number | null;
  readonly recipient: ResolvedRecipient | null;
  readonly lines: readonly PricedLine[];
  readonly totals: Totals | null;
  readonly transparency: Transparency | null;
  readonly exchange_rate: DecimalText | null;
  /** What stops it, all at once; empty means ARCA should not refuse its content. */
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
  /** What would be sent, whenever it can be computed; `null` for class E, which goes to WSFEX. */
  readonly comprobante: Comprobante | null;
  /** What WSFEX would be sent for class E, whenever it can be computed; `null` for the other letters. */
  readonly export_comprobante: ExportComprobante | null;
}
