/** One way to spoil a valid document for every published fault: what the tests of rules are made of. */
import type { FaultCode } from '../faults/catalogue.ts';
import type { AssessmentContext, PadronFacts } from '../invoice/assessment.ts';
import type { ExportRequest, InvoiceRequest, LineRequest, MipymeRequest } from '../invoice/request.ts';
import {
  CLIENT_CUIT,
  CREDIT_NOTE_A,
  EXPORT_GOODS,
  INVOICE_A,
  INVOICE_B,
  INVOICE_C,
  INVOICE_USD,
  ISSUER_CUIT,
  LINE,
  MIPYME_INVOICE,
  MIPYME_NOTE,
  SERVICE_A,
  type Specimen,
  TODAY,
} from './documents.ts';

export interface Spoiling {
  readonly code: FaultCode;
  readonly path: string;
  readonly of: Specimen;
  readonly spoil: (specimen: Specimen) => Specimen;
  /** Parts of the document it changes: two that share one are not independent. */
  readonly touches: readonly string[];
  /** Parts it needs whole to be noticed, such as the totals. */
  readonly needs: readonly string[];
}

const PADRON: PadronFacts = {
  cuit: CLIENT_CUIT,
  name: 'Papelera Norte SA',
  address: null,
  iva_condition: 'responsable_inscripto',
  active: true,
};

type Row = [code: FaultCode, path: string, spoil: Spoiling['spoil'], touches: string, needs?: string];

const asks =
  (change: Partial<InvoiceRequest>) =>
  ({ request, context }: Specimen): Specimen => ({ request: { ...request, ...change }, context });
const knows =
  (change: Partial<AssessmentContext>) =>
  ({ request, context }: Specimen): Specimen => ({ request, context: { ...context, ...change } });
const line =
  (change: Partial<LineRequest>) =>
  ({ request, context }: Specimen): Specimen => ({
    request: { ...request, lines: [{ ...(request.lines[0] ?? LINE), ...change }] },
    context,
  });
const receives =
  (change: Partial<NonNullable<InvoiceRequest['recipient']>>) =>
  ({ request, context }: Specimen): Specimen => ({
    request: { ...request, recipient: { ...request.recipient, ...change } },
    context,
  });
const mipyme =
  (change: Partial<MipymeRequest>) =>
  ({ request, context }: Specimen): Specimen => ({
    request: { ...request, mipyme: { ...request.mipyme, ...change } },
    context,
  });
const exports =
  (change: Partial<ExportRequest>) =>
  ({ request, context }: Specimen): Specimen => ({
    request: {
      ...request,
      export: request.export === null ? null : { ...request.export, ...change },
    },
    context,
  });
const tax = (change: Partial<InvoiceRequest['other_taxes'][number]>) =>
  asks({ other_taxes: [{ kind: 'iibb_perception', rate: '3', ...change }] });
const relates = (change: Partial<InvoiceRequest['related_comprobantes'][number]>) =>
  asks({
    related_comprobantes: [{ type: 1, punto_de_venta: 3, number: 101, date: '2026-11-16', ...change }],
  });
const both =
  (...steps: readonly Spoiling['spoil'][]): Spoiling['spoil'] =>
  (specimen) =>
    steps.reduce((spoiled, step) => step(spoiled), specimen);

const ON_INVOICE_A: readonly Row[] = [
  ['taxpayer.different', 'taxpayer', asks({ taxpayer: CLIENT_CUIT }), 'taxpayer'],
  ['punto_de_venta.out_of_range', 'punto_de_venta', asks({ punto_de_venta: 99_999 }), 'punto_de_venta'],
  ['letter.wrong', 'letter', asks({ letter: 'B' }), 'letter', 'issuer recipient'],
  [
    'issuer.cannot_invoice',
    'taxpayer',
    knows({ issuer: { cuit: ISSUER_CUIT, iva_condition: 'consumidor_final', class_a_regime: 'plain' } }),
    'issuer',
  ],
  ['issue_date.out_of_window', 'issue_date', asks({ issue_date: '2026-11-12' }), 'issue_date'],
  [
    'issue_date.next_month',
    'issue_date',
    both(asks({ issue_date: '2026-12-01' }), knows({ today: '2026-11-28' })),
    'issue_date today',
  ],
  [
    'issue_date.before_last',
    'issue_date',
    both(asks({ issue_date: '2026-11-17' }), knows({ lane_last_date: TODAY })),
    'issue_date',
  ],
  ['date.invalid', 'issue_date', asks({ issue_date: '2026-02-30' }), 'issue_date'],
  ['service_period.not_for_products', 'service_from', asks({ service_from: '2026-11-01' }), 'service_from'],
  ['recipient.several_documents', 'recipient', receives({ dni: '28456789' }), 'recipient'],
  ['recipient.cuit_invalid', 'recipient.cuit', receives({ cuit: '30000000130' }), 'recipient'],
  ['recipient.cuit_unknown', 'recipient.cuit', knows({ padron: 'unknown' }), 'padron', 'recipient'],
  [
    'recipient.cuit_missing',
    'recipient.cuit',
    receives({ cuit: undefined, dni: '28456789' }),
    'recipient',
    'issuer',
  ],
  ['recipient.dni_invalid', 'recipient.dni', receives({ cuit: undefined, dni: '12' }), 'recipient'],
  [
    'recipient.document_type_unknown',
    'recipient.document.type',
    receives({ cuit: undefined, document: { type: 77, number: '1234567' } }),
    'recipient',
  ],
  [
    'recipient.document_invalid',
    'recipient.document.number',
    receives({ cuit: undefined, document: { type: 94, number: '??' } }),
    'recipient',
  ],
  ['recipient.same_as_issuer', 'recipient.cuit', receives({ cuit: ISSUER_CUIT }), 'recipient'],
  [
    'recipient.iva_condition_missing',
    'recipient.iva_condition',
    receives({ iva_condition: undefined }),
    'recipient padron',
  ],
  [
    'recipient.inactive',
    'recipient.cuit',
    knows({ padron: { ...PADRON, active: false } }),
    'padron',
    'recipient',
  ],
  [
    'recipient.fund_condition',
    'recipient.iva_condition',
    receives({ cuit: undefined, document: { type: 31, number: '123' } }),
    'recipient',
  ],
  ['lines.missing', 'lines', asks({ lines: [] }), 'lines totals'],
  ['line.description_missing', 'lines[0].description', line({ description: ' ' }), 'lines'],
  ['line.quantity_invalid', 'lines[0].quantity', line({ quantity: '1e400' }), 'lines totals'],
  ['line.unit_price_invalid', 'lines[0].unit_price', line({ unit_price: '-1' }), 'lines totals'],
  [
    'line.discount_invalid',
    'lines[0].discount_percent',
    line({ discount_percent: '100.01' }),
    'lines totals',
  ],
  ['line.iva_invalid', 'lines[0].iva', line({ iva: '19' as '21' }), 'lines totals', 'issuer'],
  ['iva.rounds_to_zero', 'lines', line({ quantity: '1', unit_price: '0.01' }), 'lines', 'totals issuer'],
  ['total.too_large', 'lines', line({ quantity: '1000', unit_price: '9999999999999' }), 'lines', 'totals'],
  ['discount.invalid', 'discount_percent', asks({ discount_percent: 'ten' }), 'discount totals'],
  [
    'discount.both',
    'discount_amount',
    asks({ discount_percent: '10', discount_amount: '1' }),
    'discount totals',
  ],
  [
    'discount.exceeds_lines',
    'discount_amount',
    asks({ discount_amount: '100' }),
    'discount totals',
    'lines totals',
  ],
  ['other_tax.kind_unknown', 'other_taxes[0].kind', tax({ kind: 'toll' as 'iibb' }), 'other_taxes totals'],
  ['other_tax.amount_missing', 'other_taxes[0]', tax({ rate: undefined }), 'other_taxes totals'],
  ['other_tax.base_invalid', 'other_taxes[0].base', tax({ base: '1.234' }), 'other_taxes totals'],
  ['other_tax.rate_invalid', 'other_taxes[0].rate', tax({ rate: '3.123' }), 'other_taxes totals'],
  ['other_tax.amount_invalid', 'other_taxes[0].amount', tax({ amount: 'NaN' }), 'other_taxes totals'],
  [
    'other_tax.amount_contradicts_rate',
    'other_taxes[0].amount',
    tax({ base: '100', amount: '4' }),
    'other_taxes totals',
  ],
  [
    'other_tax.description_missing',
    'other_taxes[0].description',
    tax({ kind: 'other' }),
    'other_taxes totals',
  ],
  [
    'other_tax.description_too_long',
    'other_taxes[0].description',
    tax({ description: 'x'.repeat(81) }),
    'other_taxes totals',
  ],
  ['related.type_not_allowed', 'related_comprobantes[0].type', relates({}), 'related', 'issuer recipient'],
  [
    'related_period.not_for_invoices',
    'related_period',
    asks({ related_period: { from: '2026-10-01', to: '2026-10-31' } }),
    'related_period',
  ],
  ['currency.unknown', 'currency', asks({ currency: 'XXX' }), 'currency'],
  ['exchange_rate.not_one', 'exchange_rate', asks({ exchange_rate: '2' }), 'exchange_rate', 'currency'],
  ['exchange_rate.invalid', 'exchange_rate', asks({ exchange_rate: '12345.6' }), 'exchange_rate'],
  [
    'paid_in_same_currency.in_pesos',
    'paid_in_same_currency',
    asks({ paid_in_same_currency: true }),
    'paid',
    'currency',
  ],
  ['optional.unknown', 'optionals[0].id', asks({ optionals: [{ id: '9999', value: '1' }] }), 'optionals'],
  [
    'optional.repeated',
    'optionals[1].id',
    asks({
      optionals: [
        { id: '5', value: '01' },
        { id: '5', value: '02' },
      ],
    }),
    'optionals',
  ],
  [
    'optional.value_invalid',
    'optionals[0].value',
    asks({ optionals: [{ id: '5', value: '99' }] }),
    'optionals',
  ],
  [
    'optional.belongs_to_mipyme',
    'optionals[0].id',
    asks({ optionals: [{ id: '27', value: 'SCA' }] }),
    'optionals',
  ],
  [
    'optional.rental_class',
    'optionals',
    asks({ optionals: [{ id: '17', value: '2' }] }),
    'optionals',
    'issuer recipient',
  ],
  [
    'optional.rental_owners',
    'optionals',
    asks({ optionals: [{ id: '1801', value: CLIENT_CUIT }] }),
    'optionals',
  ],
];

const ON_INVOICE_B: readonly Row[] = [
  [
    'recipient.unidentified',
    'recipient',
    line({ quantity: '1', unit_price: '10000000' }),
    'lines',
    'totals currency exchange_rate recipient',
  ],
  [
    'recipient.document_missing',
    'recipient',
    asks({ recipient: { name: 'Club', iva_condition: 'exento' } }),
    'recipient',
  ],
  [
    'recipient.document_not_numeric',
    'recipient.document.number',
    both(
      asks({ recipient: { document: { type: 94, number: 'AB123456' } } }),
      line({ quantity: '1', unit_price: '12000000' }),
    ),
    'recipient lines',
    'totals currency exchange_rate',
  ],
  [
    'recipient.uncategorized_perception_missing',
    'other_taxes',
    asks({ recipient: { cuit: '23000000000' } }),
    'recipient other_taxes',
  ],
  ['export.missing', 'export', asks({ letter: 'E' }), 'letter export recipient optionals lines'],
  ['issue_date.out_of_window', 'issue_date', asks({ issue_date: '2026-11-30' }), 'issue_date'],
  ['line.description_missing', 'lines[0].description', line({ description: '' }), 'lines'],
  ['optional.unknown', 'optionals[0].id', asks({ optionals: [{ id: '0', value: '1' }] }), 'optionals'],
  [
    'related_period.not_for_invoices',
    'related_period',
    asks({ related_period: { from: '2026-10-01', to: '2026-10-31' } }),
    'related_period',
  ],
];

const ON_INVOICE_C: readonly Row[] = [
  ['recipient.unidentified', 'recipient', line({ quantity: '1', unit_price: '10000000' }), 'lines', 'totals'],
  ['related.type_not_allowed', 'related_comprobantes[0].type', relates({ type: 91 }), 'related'],
  ['letter.wrong', 'letter', asks({ letter: 'A' }), 'letter'],
  ['paid_in_same_currency.in_pesos', 'paid_in_same_currency', asks({ paid_in_same_currency: true }), 'paid'],
];

const ON_SERVICE_A: readonly Row[] = [
  ['service_period.missing', 'service_from', asks({ service_from: null }), 'service_from'],
  ['service_period.missing', 'service_to', asks({ service_to: null }), 'service_to'],
  ['service_period.reversed', 'service_to', asks({ service_to: '2026-10-01' }), 'service_to', 'service_from'],
  ['date.invalid', 'service_from', asks({ service_from: 'ayer' }), 'service_from'],
  ['payment_due_date.missing', 'payment_due_date', asks({ payment_due_date: null }), 'due'],
  [
    'payment_due_date.before_issue',
    'payment_due_date',
    asks({ payment_due_date: '2026-11-01' }),
    'due',
    'issue_date',
  ],
  ['date.invalid', 'payment_due_date', asks({ payment_due_date: '2026-13-01' }), 'due'],
  ['issue_date.out_of_window', 'issue_date', asks({ issue_date: '2026-11-07' }), 'issue_date'],
];

const ON_CREDIT_NOTE_A: readonly Row[] = [
  ['related.missing', 'related_comprobantes', asks({ related_comprobantes: [] }), 'related related_period'],
  ['related.type_not_allowed', 'related_comprobantes[0].type', relates({ type: 6 }), 'related', 'recipient'],
  [
    'related.punto_de_venta_invalid',
    'related_comprobantes[0].punto_de_venta',
    relates({ punto_de_venta: 0 }),
    'related',
  ],
  ['related.number_invalid', 'related_comprobantes[0].number', relates({ number: 1.5 }), 'related'],
  [
    'related.repeated',
    'related_comprobantes[1]',
    ({ request, context }) => ({
      request: {
        ...request,
        related_comprobantes: [...request.related_comprobantes, ...request.related_comprobantes],
      },
      context,
    }),
    'related',
  ],
  ['related.cuit_invalid', 'related_comprobantes[0].cuit', relates({ cuit: '123' }), 'related'],
  ['related.other_issuer', 'related_comprobantes[0].cuit', relates({ cuit: CLIENT_CUIT }), 'related'],
  [
    'related.later_month',
    'related_comprobantes[0].date',
    relates({ date: '2026-12-01' }),
    'related',
    'issue_date',
  ],
  ['date.invalid', 'related_comprobantes[0].date', relates({ date: '18/11/2026' }), 'related'],
  [
    'date.invalid',
    'related_period.from',
    asks({ related_period: { from: '', to: '2026-10-31' } }),
    'related_period',
  ],
  [
    'date.invalid',
    'related_period.to',
    asks({ related_period: { from: '2026-10-01', to: '20261031' } }),
    'related_period',
  ],
  [
    'related_period.reversed',
    'related_period.to',
    asks({ related_period: { from: '2026-10-31', to: '2026-10-01' } }),
    'related_period',
  ],
  [
    'related_period.after_issue',
    'related_period.to',
    asks({ related_period: { from: '2026-11-01', to: '2026-11-30' } }),
    'related_period',
    'issue_date',
  ],
  [
    'related_period.too_early',
    'related_period.from',
    asks({ related_period: { from: '2005-12-31', to: '2006-01-31' } }),
    'related_period',
  ],
  ['issue_date.out_of_window', 'issue_date', asks({ issue_date: '2026-11-24' }), 'issue_date'],
  ['recipient.cuit_invalid', 'recipient.cuit', receives({ cuit: 'x' }), 'recipient'],
];

const ON_INVOICE_USD: readonly Row[] = [
  [
    'exchange_rate.unavailable',
    'exchange_rate',
    both(asks({ exchange_rate: 'auto' }), knows({ official_rate: null })),
    'exchange_rate',
  ],
  [
    'exchange_rate.not_official',
    'exchange_rate',
    asks({ exchange_rate: '1478.4', paid_in_same_currency: true }),
    'exchange_rate',
  ],
  ['exchange_rate.out_of_bounds', 'exchange_rate', asks({ exchange_rate: '1' }), 'exchange_rate'],
  ['exchange_rate.above_official', 'exchange_rate', asks({ exchange_rate: '1479.5' }), 'exchange_rate'],
  ['issue_date.out_of_window', 'issue_date', asks({ issue_date: '2026-11-12' }), 'issue_date'],
];

const ON_MIPYME_INVOICE: readonly Row[] = [
  ['kind.not_available', 'kind', asks({ kind: 'receipt' }), 'kind'],
  [
    'mipyme.recipient_not_eligible',
    'recipient.iva_condition',
    receives({ iva_condition: 'consumidor_final' }),
    'recipient',
  ],
  [
    'mipyme.recipient_uncategorized',
    'recipient.cuit',
    receives({ cuit: '23000000000', iva_condition: 'no_categorizado' }),
    'recipient',
  ],
  ['recipient.cuit_missing', 'recipient.cuit', receives({ cuit: undefined }), 'recipient'],
  ['mipyme.cbu_missing', 'mipyme.cbu', mipyme({ cbu: undefined }), 'cbu'],
  ['mipyme.cbu_invalid', 'mipyme.cbu', mipyme({ cbu: '0110599500040000000007' }), 'cbu'],
  ['mipyme.alias_invalid', 'mipyme.alias', mipyme({ alias: 'mi alias' }), 'alias'],
  ['mipyme.transfer_missing', 'mipyme.transfer', mipyme({ transfer: undefined }), 'transfer'],
  [
    'mipyme.cancellation_not_for_invoices',
    'mipyme.cancellation',
    mipyme({ cancellation: false }),
    'cancellation',
    'kind',
  ],
  ['mipyme.due_date_missing', 'payment_due_date', asks({ payment_due_date: null }), 'due', 'kind'],
  ['mipyme.due_date_past', 'payment_due_date', asks({ payment_due_date: '2026-11-17' }), 'due', 'kind'],
  ['mipyme.reference_invalid', 'mipyme.references[0]', mipyme({ references: [''] }), 'references'],
  [
    'mipyme.reference_repeated',
    'mipyme.references[1]',
    mipyme({ references: ['OC-1', 'OC-1'] }),
    'references',
  ],
  [
    'related_period.not_for_mipyme',
    'related_period',
    asks({ related_period: { from: '2026-10-01', to: '2026-10-31' } }),
    'related_period',
  ],
  ['issue_date.out_of_window', 'issue_date', asks({ issue_date: '2026-11-20' }), 'issue_date due'],
];

const ON_MIPYME_NOTE: readonly Row[] = [
  ['mipyme.not_for_notes', 'mipyme.cbu', mipyme({ cbu: '0110599500040000000006' }), 'cbu'],
  ['mipyme.not_for_notes', 'mipyme.alias', mipyme({ alias: 'mi.alias' }), 'alias'],
  ['mipyme.not_for_notes', 'mipyme.transfer', mipyme({ transfer: 'ADC' }), 'transfer'],
  ['mipyme.cancellation_missing', 'mipyme.cancellation', mipyme({ cancellation: undefined }), 'cancellation'],
  [
    'mipyme.due_date_not_for_notes',
    'payment_due_date',
    asks({ payment_due_date: '2026-12-23' }),
    'due',
    'cancellation',
  ],
  [
    'related.date_missing',
    'related_comprobantes[0].date',
    relates({ type: 201, date: undefined }),
    'related',
  ],
  ['related.mipyme_missing', 'related_comprobantes', asks({ related_comprobantes: [] }), 'related'],
  ['related.mipyme_one_invoice', 'related_comprobantes', relates({ type: 202 }), 'related', 'cancellation'],
  [
    'related.wrong_for_cancellation',
    'related_comprobantes',
    both(relates({ type: 203 }), mipyme({ cancellation: true })),
    'related cancellation',
  ],
  [
    'issue_date.before_related',
    'issue_date',
    both(asks({ issue_date: '2026-11-17' }), relates({ type: 201, date: TODAY })),
    'issue_date related',
  ],
];

const ON_EXPORT_GOODS: readonly Row[] = [
  ['export.mipyme', 'mipyme', asks({ mipyme: {} }), 'mipyme'],
  ['export.name_missing', 'recipient.name', receives({ name: '' }), 'name'],
  ['export.address_missing', 'recipient.address', receives({ address: 'x'.repeat(301) }), 'address'],
  ['export.tax_id_missing', 'export.foreign_tax_id', exports({ foreign_tax_id: undefined }), 'tax_id'],
  ['export.country_invalid', 'export.country', exports({ country: 0 }), 'country'],
  [
    'export.payment_terms_missing',
    'export.payment_terms',
    exports({ payment_terms: ' ' }),
    'payment_terms',
    'kind',
  ],
  [
    'export.payment_date_missing',
    'export.payment_date',
    exports({ type: 'services' }),
    'export_type payment_date',
    'kind',
  ],
  [
    'export.payment_date_before_issue',
    'export.payment_date',
    exports({ payment_date: '2026-11-01' }),
    'payment_date',
    'kind issue_date',
  ],
  ['date.invalid', 'export.payment_date', exports({ payment_date: 'pronto' }), 'payment_date', 'kind'],
  [
    'export.incoterms_missing',
    'export.incoterms',
    exports({ incoterms: undefined }),
    'incoterms',
    'kind export_type',
  ],
  ['export.incoterms_unknown', 'export.incoterms', exports({ incoterms: 'FOBB' }), 'incoterms'],
  [
    'export.incoterms_detail_too_long',
    'export.incoterms_detail',
    exports({ incoterms_detail: 'x'.repeat(21) }),
    'incoterms_detail',
  ],
  [
    'export.permit_not_allowed',
    'export.has_permit',
    exports({ type: 'other', has_permit: true, payment_date: '2026-12-01' }),
    'export_type permit payment_date',
    'kind',
  ],
  ['export.permits_missing', 'export.permits', exports({ has_permit: true }), 'permit', 'kind export_type'],
  [
    'export.permit_invalid',
    'export.permits[0].id',
    exports({ has_permit: true, permits: [{ id: '1', destination: 208 }] }),
    'permit',
    'kind export_type',
  ],
  ['export.other_taxes_not_allowed', 'other_taxes', tax({}), 'other_taxes'],
  ['export.too_many_lines', 'lines', asks({ lines: Array.from({ length: 10_000 }, () => LINE) }), 'lines'],
  ['export.one_related', 'related_comprobantes', asks({ kind: 'credit_note' }), 'kind related'],
  [
    'export.payment_date_not_allowed',
    'export.payment_date',
    both(
      asks({ kind: 'credit_note', related_comprobantes: [{ type: 19, punto_de_venta: 7, number: 1 }] }),
      exports({ payment_date: TODAY }),
    ),
    'kind related payment_date',
  ],
  ['issue_date.out_of_window', 'issue_date', asks({ issue_date: '2026-11-12' }), 'issue_date'],
];

const words = (text: string | undefined): readonly string[] => text?.split(' ') ?? [];
const rows = (of: Specimen, table: readonly Row[]): readonly Spoiling[] =>
  table.map(([code, path, spoil, touches, needs]) => ({
    code,
    path,
    of,
    spoil,
    touches: words(touches),
    needs: words(needs),
  }));

export const SPOILINGS: readonly Spoiling[] = [
  ...rows(INVOICE_A, ON_INVOICE_A),
  ...rows(INVOICE_B, ON_INVOICE_B),
  ...rows(INVOICE_C, ON_INVOICE_C),
  ...rows(SERVICE_A, ON_SERVICE_A),
  ...rows(CREDIT_NOTE_A, ON_CREDIT_NOTE_A),
  ...rows(INVOICE_USD, ON_INVOICE_USD),
  ...rows(MIPYME_INVOICE, ON_MIPYME_INVOICE),
  ...rows(MIPYME_NOTE, ON_MIPYME_NOTE),
  ...rows(EXPORT_GOODS, ON_EXPORT_GOODS),
];
