/** One example of what each type of event carries: checked against its schema, sent by the test button, shown in the reference. */
import type { z } from 'zod';
import type { arcaOutage } from '../arca-events.ts';
import type { batchAnswer } from '../batches.ts';
import type { certificateNotice } from '../certificate-events.ts';
import type { invoiceAnswer } from '../invoices.ts';
import type { laneDifference } from '../lanes.ts';
import type { endpointAnswer } from '../webhooks.ts';
import type { deliveryExhausted, laneConflict, laneHalted } from './lane-events.ts';

type Example<Schema extends z.ZodType> = z.input<Schema>;

export const INVOICE_EXAMPLE: Example<typeof invoiceAnswer> = {
  id: 'inv_01kb2x9v5e7m3q8t4n6r0w2y5z',
  object: 'invoice',
  mode: 'test',
  status: 'authorized',
  taxpayer: '30000000147',
  punto_de_venta: 1,
  kind: 'invoice',
  letter: 'B',
  letter_reason: {
    es: 'Quien recibe no es responsable inscripto ni monotributista.',
    en: 'The recipient is neither responsable inscripto nor monotributista.',
  },
  comprobante_type: 6,
  number: 1,
  full_number: '00001-00000001',
  cae: '76480674409775',
  cae_expires_on: '2026-12-07',
  authorization: {
    kind: 'cae',
    code: '76480674409775',
    expires_on: '2026-12-07',
    reported_at: null,
  },
  recipient: {
    cuit: null,
    dni: null,
    document: {
      type: 99,
      number: '0',
    },
    name: null,
    iva_condition: 'consumidor_final',
    iva_condition_source: 'default',
    email: null,
    address: null,
  },
  concept: 'products',
  issue_date: '2026-11-27',
  service_from: null,
  service_to: null,
  payment_due_date: null,
  currency: 'ARS',
  exchange_rate: '1',
  paid_in_same_currency: false,
  prices_include_iva: false,
  lines: [
    {
      description: 'Yerba 1 kg',
      quantity: '1',
      unit: 'unit',
      code: null,
      unit_price: '4500',
      discount_percent: '0',
      iva: '21',
      subtotal: '4500.00',
    },
  ],
  discount_percent: '0',
  discount_amount: '0',
  other_taxes: [],
  related_comprobantes: [],
  related_period: null,
  mipyme: null,
  export: null,
  totals: {
    net_taxed: '4500.00',
    net_untaxed: '0.00',
    exempt: '0.00',
    iva: [
      {
        rate: '21',
        base: '4500.00',
        amount: '945.00',
      },
    ],
    iva_total: '945.00',
    other_taxes_total: '0.00',
    discount: '0.00',
    total: '5445.00',
  },
  transparency: {
    iva: '945.00',
    other_national_indirect: '0.00',
  },
  original_invoice: null,
  sale_terms: null,
  notes: null,
  external_id: null,
  metadata: {},
  origin: 'api',
  qr_url:
    'https://www.arca.gob.ar/fe/qr/?p=eyJ2ZXIiOjEsImZlY2hhIjoiMjAyNi0xMS0yNyIsImN1aXQiOjMwMDAwMDAwMTQ3LCJwdG9WdGEiOjEsInRpcG9DbXAiOjYsIm5yb0NtcCI6MSwiaW1wb3J0ZSI6NTQ0NSwibW9uZWRhIjoiUEVTIiwiY3R6IjoxLCJ0aXBvRG9jUmVjIjo5OSwibnJvRG9jUmVjIjowLCJ0aXBvQ29kQXV0IjoiRSIsImNvZEF1dCI6NzY0ODA2NzQ0MDk3NzV9',
  pdf_url: '/v1/invoices/inv_01kb2x9v5e7m3q8t4n6r0w2y5z/pdf',
  public_url: null,
  warnings: [],
  observations: [],
  rejection: null,
  waiting_on: null,
  request_id: 'req_01kb2x9v4h6j8m1p3r5t7w9y0a',
  created_at: '2026-11-27T15:04:05.120Z',
  authorized_at: '2026-11-27T15:04:05.480Z',
};

const UNSETTLED = {
  number: null,
  full_number: null,
  cae: null,
  cae_expires_on: null,
  authorization: null,
  qr_url: null,
  pdf_url: null,
  authorized_at: null,
} as const;

export const SUBMITTED_EXAMPLE: Example<typeof invoiceAnswer> = {
  ...INVOICE_EXAMPLE,
  ...UNSETTLED,
  status: 'submitted',
};

const LANE = {
  version: 1,
  lane: 'produccion:30000000147:3:6',
  environment: 'produccion',
  cuit: '30000000147',
  punto_de_venta: 3,
  type: 6,
} as const;

export const CONFLICT_EXAMPLE: Example<typeof laneConflict> = {
  object: 'lane_conflict',
  ...LANE,
  number: 1042,
  found: {
    number: 1042,
    comprobante: {
      type: 6,
      punto_de_venta: 3,
      concept: 1,
      document: { type: 99, number: '0' },
      date: '2026-11-27',
      total: '5445',
      net_untaxed: '0',
      net_taxed: '4500',
      exempt: '0',
      other_taxes_total: '0',
      iva_total: '945',
      service_from: null,
      service_to: null,
      payment_due_date: null,
      currency: 'PES',
      exchange_rate: '1',
      paid_in_same_currency: null,
      recipient_iva_condition: null,
      iva: [{ id: 5, base: '4500', amount: '945' }],
      other_taxes: [],
      related: [],
      related_period: null,
      optionals: [],
    },
    authorization: { kind: 'cae', code: '76480674409812', expires_on: '2026-12-07' },
    processed_at: '2026-11-27T12:04:05',
    observations: [],
  },
};

export const HALTED_EXAMPLE: Example<typeof laneHalted> = {
  object: 'lane_halt',
  ...LANE,
  halt: {
    reason: 'suspended',
    detail: 'ValidacionDeToken: No aparecio CUIT en lista de relaciones',
    errors: [{ code: 600, message: 'ValidacionDeToken: No aparecio CUIT en lista de relaciones' }],
  },
};

export const DIFFERENCE_EXAMPLE: Example<typeof laneDifference> = {
  object: 'lane_difference',
  lane: LANE.lane,
  number: 1040,
  kind: 'content',
  invoice: INVOICE_EXAMPLE.id,
  fields: [{ field: 'total', books: '5445', arca: '5400' }],
  found_at: '2026-11-27T06:10:00.000Z',
  resolution: null,
};

export const OUTAGE_EXAMPLE: Example<typeof arcaOutage> = {
  object: 'arca_outage',
  version: 1,
  environment: 'produccion',
  service: 'wsfe',
  methods: ['authorise'],
  reason: 'no answer within 20 s',
  started_at: '2026-11-27T15:00:00.000Z',
  ended_at: null,
  retry_at: '2026-11-27T15:01:00.000Z',
};

export const CERTIFICATE_EXAMPLE: Example<typeof certificateNotice> = {
  object: 'certificate_notice',
  version: 1,
  notice_days: 30,
  days_left: 29,
  taxpayers: ['30000000147'],
  certificate: {
    environment: 'produccion',
    cuit: '30000000147',
    fingerprint: '9f2c4d1e',
    subject: 'CN=arca-api, SERIALNUMBER=CUIT 30000000147',
    not_before: '2024-12-26T00:00:00.000Z',
    not_after: '2026-12-26T00:00:00.000Z',
  },
};

export const BATCH_EXAMPLE: Example<typeof batchAnswer> = {
  id: 'bat_01kb2x9v5e7m3q8t4n6r0w2y5z',
  object: 'batch',
  mode: 'live',
  status: 'finished',
  preview: false,
  format: 'csv',
  counts: {
    total: 120,
    pending: 0,
    failed: 2,
    valid: 0,
    submitted: 0,
    verifying: 0,
    authorized: 117,
    rejected: 1,
    cancelled: 0,
  },
  results_url: '/v1/batches/bat_01kb2x9v5e7m3q8t4n6r0w2y5z/results',
  failures_url: '/v1/batches/bat_01kb2x9v5e7m3q8t4n6r0w2y5z/failures',
  request_id: 'req_01kb2x9v4h6j8m1p3r5t7w9y0a',
  created_at: '2026-11-27T15:00:00.000Z',
  finished_at: '2026-11-27T15:02:10.000Z',
};

export const ENDPOINT_EXAMPLE: Example<typeof endpointAnswer> = {
  id: 'whe_01kb2x9v5e7m3q8t4n6r0w2y5z',
  object: 'webhook_endpoint',
  version: 1,
  mode: 'live',
  url: 'https://tienda.example.com/avisos',
  description: 'La tienda',
  event_types: ['invoice.*'],
  taxpayers: null,
  enabled: true,
  disabled_for: null,
  disabled_at: null,
  failing_since: '2026-11-24T15:00:00.000Z',
  retry_schedule: [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400],
  max_in_flight: 10,
  max_per_second: null,
  created_at: '2026-11-01T12:00:00.000Z',
  updated_at: '2026-11-01T12:00:00.000Z',
};

export const EXHAUSTED_EXAMPLE: Example<typeof deliveryExhausted> = {
  object: 'webhook_delivery',
  version: 1,
  id: 'whd_01kb2x9v5e7m3q8t4n6r0w2y5z',
  endpoint: ENDPOINT_EXAMPLE.id,
  event: 'evt_01kb2x9v5e7m3q8t4n6r0w2y5z',
  event_type: 'invoice.authorized',
  attempts: 10,
  status: 503,
  reason: null,
};
