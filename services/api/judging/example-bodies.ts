/** Comprobantes to begin with: each may be sent as it is, and each shows what one kind of sale needs said. */

const COFFEE = { description: 'Café en grano 1 kg', unit_price: '12500', iva: '21' };

export const EXAMPLE_BODIES: Readonly<Record<string, unknown>> = {
  'A consumidor final / to a final consumer': { lines: [COFFEE] },
  'A un CUIT: la letra sale del padrón / to a CUIT: the padrón tells the letter': {
    recipient: { cuit: '30-00000019-8' },
    lines: [COFFEE],
  },
  'Servicios, con precios finales / services, with final prices': {
    concept: 'services',
    service_from: '2026-11-01',
    service_to: '2026-11-30',
    payment_due_date: '2026-12-10',
    recipient: { dni: '12345678', name: 'Ana Supuesta' },
    lines: [{ description: 'Abono mensual', unit_price: '48400', iva: '21' }],
    prices_include_iva: true,
  },
  'Factura E de servicios (países: /v1/reference/countries) / export of services': {
    export: {
      type: 'services',
      country: 212,
      foreign_tax_id: '98-7654321',
      payment_terms: 'Transferencia',
      payment_date: '2026-12-31',
    },
    currency: 'USD',
    recipient: { name: 'Acme Inc', address: '1 Main St, Springfield' },
    lines: [{ description: 'Software development', unit_price: '1000' }],
  },
  'Factura E de bienes / export of goods': {
    export: {
      type: 'goods',
      country: 203,
      foreign_tax_id: '12.345.678/0001-95',
      payment_terms: 'Transferencia',
      incoterms: 'FOB',
      has_permit: false,
    },
    currency: 'USD',
    recipient: { name: 'Acme Ltda', address: 'Av. Paulista 1, São Paulo' },
    lines: [{ description: 'Vino Malbec, caja de 6', quantity: '10', unit_price: '48' }],
  },
};
