/** The export comprobante as WSFEX will be told it, in our words. Class E only. */
import type { Day } from '../calendar/day.ts';
import type { RelatedComprobante } from '../comprobante/comprobante.ts';
import type { DecimalText } from '../invoice/request.ts';

/** One line of an export. Amounts are decimal text in the currency of the comprobante. */
export interface ExportItem {
  readonly code: string | null;
  readonly description: string;
  readonly quantity: DecimalText;
  /** WSFEX's Pro_umed. */
  readonly unit: number;
  readonly unit_price: DecimalText;
  /** An amount, not a percentage: the line's discount and its share of the global one. */
  readonly discount: DecimalText;
  /** quantity × unit_price − discount, to the cent. */
  readonly total: DecimalText;
}

/** What ARCA is told through WSFEX. The number and the `Id` are not in it: they belong to the lane. */
export interface ExportComprobante {
  /** 19 invoice, 20 debit note, 21 credit note. */
  readonly type: number;
  readonly punto_de_venta: number;
  readonly date: Day;
  /** WSFEX's Tipo_expo: 1 goods, 2 services, 4 other. */
  readonly export_type: 1 | 2 | 4;
  /** ARCA's country code (`Dst_cmp`). */
  readonly country: number;
  readonly client: {
    readonly name: string;
    readonly address: string;
    /** CUIT país. */
    readonly country_tax_id: string | null;
    readonly foreign_tax_id: string | null;
  };
  /** ARCA's MonId. */
  readonly currency: string;
  readonly exchange_rate: DecimalText;
  /** ARCA's CanMisMonExt; `null` in pesos and in notes, where it is not sent. */
  readonly paid_in_same_currency: boolean | null;
  readonly total: DecimalText;
  /** 1 Spanish, 2 English, 3 Portuguese. */
  readonly language: 1 | 2 | 3;
  readonly items: readonly ExportItem[];
  /** `null` is sent as an empty text: only invoices of goods say yes or no. */
  readonly has_permit: boolean | null;
  readonly permits: readonly { readonly id: string; readonly destination: number }[];
  readonly payment_terms: string | null;
  readonly payment_date: Day | null;
  readonly incoterms: string | null;
  readonly incoterms_detail: string | null;
  readonly related: readonly RelatedComprobante[];
  readonly optionals: readonly { readonly id: string; readonly value: string }[];
}

/** An export comprobante as ARCA echoes it (FEXGetCMP): `null` where it does not say. */
export type EchoedExport = { readonly [Field in keyof ExportComprobante]: ExportComprobante[Field] | null };
