/**
 * The invoice as a caller means it: parsed, defaults applied, nothing judged yet.
 * Documents keep one spelling everywhere (wire, store, event): the API's `snake_case` field names.
 */
import type { Day } from '../calendar/day.ts';
import type { IvaCondition } from '../parties/iva-condition.ts';

/** A decimal number as text, such as `'33.33'`: never a float. */
export type DecimalText = string;

/** What a comprobante does. */
export const KINDS = ['invoice', 'credit_note', 'debit_note', 'receipt'] as const;
export type Kind = (typeof KINDS)[number];

/** Classes; `E` is exports. */
export const LETTERS = ['A', 'B', 'C', 'E'] as const;
export type Letter = (typeof LETTERS)[number];

/** ARCA's Concepto 1, 2 and 3. */
export const CONCEPTS = ['products', 'services', 'products_and_services'] as const;
export type Concept = (typeof CONCEPTS)[number];

/** Per cent, or why there is none. */
export const IVA_RATES = ['27', '21', '10.5', '5', '2.5', '0', 'exempt', 'untaxed'] as const;
export type IvaRate = (typeof IVA_RATES)[number];

/** Kinds of `Tributo`; the ids are ARCA's `FEParamGetTiposTributos`. */
export const OTHER_TAX_KINDS = [
  'national',
  'provincial',
  'municipal',
  'internal',
  'iibb',
  'iva_perception',
  'iibb_perception',
  'municipal_perception',
  'other_perception',
  'iva_perception_uncategorized',
  'other',
] as const;
export type OtherTaxKind = (typeof OTHER_TAX_KINDS)[number];

/** Who receives the comprobante. At most one of `cuit`, `dni`, `document` is given. */
export interface RecipientRequest {
  readonly cuit?: string | undefined;
  readonly dni?: string | undefined;
  /** Any other document: `type` is ARCA's DocTipo (80, 86, 87, 89, 90, 91, 92, 94, 96, 99...). */
  readonly document?: { readonly type: number; readonly number: string } | undefined;
  readonly name?: string | undefined;
  readonly iva_condition?: IvaCondition | undefined;
  readonly email?: string | undefined;
  readonly address?: string | undefined;
}

/** One line, in the prices the caller uses (`prices_include_iva`). */
export interface LineRequest {
  readonly description: string;
  readonly quantity: DecimalText;
  readonly unit_price: DecimalText;
  /** A word of the units table (`unit`, `kg`, `hour`...); only printed. */
  readonly unit: string;
  readonly code?: string | undefined;
  /** Left out: the general rate is assumed, with a warning; it means nothing to issuers of class C. */
  readonly iva?: IvaRate | undefined;
  readonly discount_percent: DecimalText;
}

/** A tax or perception beyond IVA. None is ever applied that the caller did not ask for. */
export interface OtherTaxRequest {
  readonly kind: OtherTaxKind;
  readonly description?: string | undefined;
  /** Left out: the net taxed amount. */
  readonly base?: DecimalText | undefined;
  /** Percent. One of `rate` and `amount` is given. */
  readonly rate?: DecimalText | undefined;
  readonly amount?: DecimalText | undefined;
}

/** A comprobante that this one corrects or accompanies. */
export interface RelatedComprobanteRequest {
  /** ARCA's CbteTipo. */
  readonly type: number;
  readonly punto_de_venta: number;
  readonly number: number;
  /** Issuer of the related comprobante; needed by notes of FCE. */
  readonly cuit?: string | undefined;
  readonly date?: Day | undefined;
}

/** Factura de Crédito Electrónica MiPyME: its presence makes the comprobante an FCE. */
export interface MipymeRequest {
  readonly cbu?: string | undefined;
  readonly alias?: string | undefined;
  /** Opcional 27. */
  readonly transfer?: 'SCA' | 'ADC' | undefined;
  /** Opcional 23, commercial references. */
  readonly references?: readonly string[] | undefined;
  /** Opcional 22, notes only: the buyer rejected the invoice and this note undoes it. */
  readonly cancellation?: boolean | undefined;
}

/** Export (class E, WSFEX). */
export interface ExportRequest {
  readonly type: 'goods' | 'services' | 'other';
  /** ARCA's country code (`Dst_cmp`). */
  readonly country: number;
  readonly country_tax_id?: string | undefined;
  readonly foreign_tax_id?: string | undefined;
  readonly payment_terms?: string | undefined;
  readonly payment_date?: Day | undefined;
  readonly incoterms?: string | undefined;
  readonly incoterms_detail?: string | undefined;
  readonly language?: 'es' | 'en' | 'pt' | undefined;
  readonly has_permit?: boolean | undefined;
  /** Shipping permits, given when `has_permit`; `destination` is ARCA's country code. */
  readonly permits?: readonly { readonly id: string; readonly destination: number }[] | undefined;
}

/** The whole document. Every default has been applied by whoever parsed it. */
export interface InvoiceRequest {
  /** CUIT of the issuer. */
  readonly taxpayer: string;
  readonly punto_de_venta: number;
  readonly kind: Kind;
  readonly letter: Letter | 'auto';
  /** `null` is an unidentified consumidor final. */
  readonly recipient: RecipientRequest | null;
  readonly concept: Concept;
  /** `null` means: the day it is issued, never earlier than the lane's last. */
  readonly issue_date: Day | null;
  readonly service_from: Day | null;
  readonly service_to: Day | null;
  readonly payment_due_date: Day | null;
  /** ISO 4217 (`ARS`, `USD`...); ARCA's own codes are in `comprobante/currency.ts`. */
  readonly currency: string;
  readonly exchange_rate: DecimalText | 'auto';
  readonly paid_in_same_currency: boolean;
  readonly prices_include_iva: boolean;
  readonly lines: readonly LineRequest[];
  readonly discount_percent: DecimalText;
  /** An amount off the whole, shared among the rates; not together with `discount_percent`. */
  readonly discount_amount: DecimalText;
  readonly other_taxes: readonly OtherTaxRequest[];
  readonly related_comprobantes: readonly RelatedComprobanteRequest[];
  readonly related_period: { readonly from: Day; readonly to: Day } | null;
  readonly mipyme: MipymeRequest | null;
  readonly export: ExportRequest | null;
  /** ARCA's Opcionales beyond those derived from the document, such as `{ id: '17', value: '2' }`. */
  readonly optionals: readonly { readonly id: string; readonly value: string }[];
  /** Condición de venta, as printed: `Contado`, `Cuenta corriente`... */
  readonly sale_terms: string | null;
  readonly notes: string | null;
  readonly external_id: string | null;
  readonly metadata: Readonly<Record<string, string>>;
}
