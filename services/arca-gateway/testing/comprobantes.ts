/** Comprobantes for tests: a plain one, and one with every field filled. */
import type { AuthorizeRequest, Lane } from '@arca-api/contract/gateway';

type Content = AuthorizeRequest['items'][number]['comprobante'];
export type TestComprobante = Exclude<Content, { export_type: unknown }>;
export type TestExport = Extract<Content, { export_type: unknown }>;

/** Fictional, with a valid check digit. */
export const CUIT = '30000000147';

export const LANE: Lane = { environment: 'simulator', cuit: CUIT, punto_de_venta: 3, type: 6 };

/** Factura B to an unidentified consumer, as of `date`. */
export function plain(date: string, change: Partial<TestComprobante> = {}): TestComprobante {
  return {
    type: 6,
    punto_de_venta: 3,
    concept: 1,
    document: { type: 99, number: '0' },
    date,
    total: '121.00',
    net_untaxed: '0.00',
    net_taxed: '100.00',
    exempt: '0.00',
    other_taxes_total: '0.00',
    iva_total: '21.00',
    service_from: null,
    service_to: null,
    payment_due_date: null,
    currency: 'PES',
    exchange_rate: '1',
    paid_in_same_currency: null,
    recipient_iva_condition: 5,
    iva: [{ id: 5, base: '100.00', amount: '21.00' }],
    other_taxes: [],
    related: [],
    related_period: null,
    optionals: [],
    ...change,
  };
}

/** Factura E of services to Chile, in pesos. */
export function exportOf(date: string, change: Partial<TestExport> = {}): TestExport {
  return {
    type: 19,
    punto_de_venta: 3,
    date,
    export_type: 2,
    country: 208,
    client: {
      name: 'Importadora Andina SpA',
      address: 'Av. Apoquindo 1234, Santiago',
      country_tax_id: null,
      foreign_tax_id: '76.123.456-7',
    },
    currency: 'PES',
    exchange_rate: '1',
    paid_in_same_currency: null,
    total: '250.00',
    language: 1,
    items: [
      {
        code: null,
        description: 'Consultoría',
        quantity: '1',
        unit: 7,
        unit_price: '250',
        discount: '0',
        total: '250.00',
      },
    ],
    has_permit: null,
    permits: [],
    payment_terms: '30 días',
    payment_date: date,
    incoterms: null,
    incoterms_detail: null,
    related: [],
    optionals: [],
    ...change,
  };
}

/** Nota de crédito A for services, with everything that one can carry. */
export function full(date: string): TestComprobante {
  return plain(date, {
    type: 3,
    concept: 3,
    document: { type: 80, number: '30000000139' },
    total: '122.00',
    other_taxes_total: '1.00',
    service_from: date,
    service_to: date,
    payment_due_date: date,
    recipient_iva_condition: 1,
    other_taxes: [
      { id: 99, description: 'Impuesto municipal', base: '100.00', rate: '1.00', amount: '1.00' },
    ],
    related: [{ type: 1, punto_de_venta: 3, number: 1, cuit: CUIT, date }],
    optionals: [{ id: '2', value: '00000000' }],
  });
}

export function request(
  first: number,
  comprobantes: readonly TestComprobante[],
  change: Partial<AuthorizeRequest> & Pick<AuthorizeRequest, 'send_id' | 'deadline'>,
): AuthorizeRequest {
  const items = comprobantes.map((comprobante, index) => ({ number: first + index, comprobante }));
  return { lane: LANE, items, ...change };
}
