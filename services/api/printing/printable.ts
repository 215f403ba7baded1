/** Everything a printed comprobante shows, already worked out: printing draws it and decides nothing of law or money. */

/** Decimal text such as `'1234.56'`; printed as `1.234,56`. */
export type Amount = string;
/** A day as `YYYY-MM-DD`; printed as `dd/mm/aaaa`. */
export type PrintedDay = string;

export const COPIES = ['original', 'duplicado', 'triplicado'] as const;
export type Copy = (typeof COPIES)[number];

export type PaperFormat = 'a4' | 'ticket80';

export interface PrintableIssuer {
  readonly name: string;
  readonly trade_name: string | null;
  /** Address of the punto de venta. */
  readonly address: string | null;
  readonly cuit: string;
  /** Number, `Exento` or `No contribuyente`. */
  readonly gross_income_number: string | null;
  /** In words: `IVA Responsable Inscripto`, `Responsable Monotributo`... */
  readonly iva_condition: string;
  readonly activities_started_on: PrintedDay | null;
  /** PNG or JPEG; anything that cannot be read as one is left out. */
  readonly logo: Uint8Array | null;
  /** Local phrases, such as the consumer phone of CABA. */
  readonly footer: string | null;
}

export interface PrintableReceiver {
  readonly name: string | null;
  /** `CUIT`, `DNI`...; `null` for an unidentified consumer. */
  readonly document_label: string | null;
  readonly document_number: string | null;
  readonly iva_condition: string;
  readonly address: string | null;
}

export interface PrintableLine {
  readonly code: string | null;
  readonly description: string;
  readonly quantity: Amount;
  readonly unit: string;
  /** In the prices of the class: net in A, final in B and C. */
  readonly unit_price: Amount;
  readonly discount_percent: Amount;
  /** Printed by B, C and E; `null` leaves the cell empty. */
  readonly discount_amount: Amount | null;
  readonly subtotal: Amount;
  /** `21%`, `Exento`...; printed by class A only. */
  readonly iva_rate: string | null;
  /** Printed by class A only. */
  readonly subtotal_with_iva: Amount | null;
}

export interface PrintableRow {
  readonly label: string;
  readonly amount: Amount;
}

export interface PrintableOtherTax {
  readonly description: string;
  readonly detail: string | null;
  readonly rate: Amount | null;
  readonly amount: Amount;
}

/** Factura de Crédito Electrónica MiPyME. */
export interface PrintableMipyme {
  readonly cbu: string | null;
  readonly alias: string | null;
  /** `Sistema de Circulación Abierta` or `Agente de Depósito Colectivo`. */
  readonly transfer_system: string | null;
  readonly amount_in_words: string | null;
  readonly legend: string | null;
}

export interface PrintableComprobante {
  /** `test` prints across the page that it has no fiscal validity. */
  readonly mode: 'test' | 'live';
  readonly letter: string;
  /** ARCA's CbteTipo. */
  readonly type_code: number;
  /** `FACTURA`, `NOTA DE CRÉDITO`, `FACTURA DE CRÉDITO ELECTRÓNICA MiPyMEs (FCE)`... */
  readonly name: string;
  /** Beside the letter: `OPERACIÓN SUJETA A RETENCIÓN`, `PAGO EN CBU INFORMADA`. */
  readonly letter_legend: string | null;
  readonly punto_de_venta: number;
  readonly number: number;
  readonly date: PrintedDay;
  readonly service_from: PrintedDay | null;
  readonly service_to: PrintedDay | null;
  readonly payment_due_date: PrintedDay | null;
  readonly sale_terms: string | null;
  readonly issuer: PrintableIssuer;
  readonly receiver: PrintableReceiver;
  readonly lines: readonly PrintableLine[];
  /** Above the total, in order: `Importe Neto Gravado`, `IVA 21%`... */
  readonly totals: readonly PrintableRow[];
  readonly total: PrintableRow;
  readonly other_taxes: readonly PrintableOtherTax[];
  /** Ley 27.743; `null` leaves the block out. */
  readonly transparency: { readonly iva: Amount; readonly other_national_indirect: Amount } | null;
  readonly currency: {
    /** ISO 4217. */
    readonly code: string;
    /** In words, as printed when it is not the peso. */
    readonly name: string;
    /** Pesos for one unit; `null` in pesos. */
    readonly exchange_rate: Amount | null;
  };
  /** Whatever else the class asks for: incoterms, destination, remitos, purchase order. */
  readonly details: readonly { readonly label: string; readonly value: string }[];
  /** `Factura A 00003-00000099 del 20/11/2026`. */
  readonly related_comprobantes: readonly string[];
  readonly legends: readonly string[];
  /** What ARCA observed when it authorised. */
  readonly observations: readonly { readonly code: number; readonly message: string }[];
  readonly notes: string | null;
  readonly mipyme: PrintableMipyme | null;
  readonly authorization: {
    readonly kind: 'cae' | 'caea';
    readonly code: string;
    readonly expires_on: PrintedDay | null;
  };
  readonly qr_url: string;
}
