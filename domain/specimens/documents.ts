/** Valid documents that tests start from; each says what of it a test may want to spoil. */
import type { AssessmentContext } from '../invoice/assessment.ts';
import type { InvoiceRequest, LineRequest } from '../invoice/request.ts';

export interface Specimen {
  readonly request: InvoiceRequest;
  readonly context: AssessmentContext;
}

export const ISSUER_CUIT = '30000000147';
export const CLIENT_CUIT = '30000000139';
export const TODAY = '2026-11-18';

export const LINE: LineRequest = {
  description: 'Cuaderno A4',
  quantity: '3',
  unit_price: '33.33',
  unit: 'unit',
  iva: '21',
  discount_percent: '0',
};

const CONTEXT: AssessmentContext = {
  today: TODAY,
  issuer: { cuit: ISSUER_CUIT, iva_condition: 'responsable_inscripto', class_a_regime: 'plain' },
  lane_last_date: null,
  padron: null,
  official_rate: null,
};

const REQUEST: InvoiceRequest = {
  taxpayer: ISSUER_CUIT,
  punto_de_venta: 3,
  kind: 'invoice',
  letter: 'auto',
  recipient: { cuit: CLIENT_CUIT, name: 'Papelera Norte SA', iva_condition: 'responsable_inscripto' },
  concept: 'products',
  issue_date: null,
  service_from: null,
  service_to: null,
  payment_due_date: null,
  currency: 'ARS',
  exchange_rate: 'auto',
  paid_in_same_currency: false,
  prices_include_iva: false,
  lines: [LINE],
  discount_percent: '0',
  discount_amount: '0',
  other_taxes: [],
  related_comprobantes: [],
  related_period: null,
  mipyme: null,
  export: null,
  optionals: [],
  sale_terms: null,
  notes: null,
  external_id: null,
  metadata: {},
};

function specimen(request: Partial<InvoiceRequest>, context: Partial<AssessmentContext> = {}): Specimen {
  return { request: { ...REQUEST, ...request }, context: { ...CONTEXT, ...context } };
}

export const INVOICE_A = specimen({});

export const INVOICE_B = specimen({ recipient: null, prices_include_iva: true });

export const INVOICE_C = specimen(
  {
    taxpayer: '20000000168',
    recipient: null,
    lines: [{ ...LINE, iva: undefined }],
  },
  { issuer: { cuit: '20000000168', iva_condition: 'monotributo', class_a_regime: 'plain' } },
);

export const SERVICE_A = specimen({
  concept: 'services',
  service_from: '2026-11-01',
  service_to: '2026-11-15',
  payment_due_date: '2026-11-30',
});

export const CREDIT_NOTE_A = specimen({
  kind: 'credit_note',
  related_comprobantes: [{ type: 1, punto_de_venta: 3, number: 101, date: '2026-11-16' }],
});

export const INVOICE_USD = specimen(
  { currency: 'USD', exchange_rate: '1478.5' },
  { official_rate: { rate: '1478.5', date: '2026-11-17' } },
);

const LARGE_LINE: LineRequest = { ...LINE, quantity: '40', unit_price: '185000' };

export const MIPYME_INVOICE = specimen({
  lines: [LARGE_LINE],
  payment_due_date: '2026-12-23',
  mipyme: { cbu: '0110599500040000000006', transfer: 'SCA' },
});

export const MIPYME_NOTE = specimen({
  kind: 'credit_note',
  mipyme: { cancellation: false },
  related_comprobantes: [{ type: 201, punto_de_venta: 3, number: 5, date: TODAY }],
});

export const EXPORT_GOODS = specimen(
  {
    punto_de_venta: 7,
    recipient: { name: 'Importadora Andina SpA', address: 'Av. Apoquindo 1234, Santiago' },
    currency: 'USD',
    paid_in_same_currency: true,
    lines: [{ ...LINE, iva: undefined }],
    export: {
      type: 'goods',
      country: 208,
      foreign_tax_id: '76.123.456-7',
      payment_terms: 'Transferencia 30 días',
      incoterms: 'FOB',
    },
  },
  { official_rate: { rate: '1478.5', date: '2026-11-17' } },
);
