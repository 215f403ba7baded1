/** One acceptable document for every published warning. */
import type { FaultCode } from '../faults/catalogue.ts';
import type { AssessmentContext } from '../invoice/assessment.ts';
import type { InvoiceRequest } from '../invoice/request.ts';
import {
  CLIENT_CUIT,
  CREDIT_NOTE_A,
  INVOICE_A,
  INVOICE_B,
  INVOICE_C,
  INVOICE_USD,
  LINE,
  MIPYME_INVOICE,
  type Specimen,
} from './documents.ts';

export interface Warned {
  readonly code: FaultCode;
  readonly path: string;
  readonly specimen: Specimen;
}

function changed(
  { request, context }: Specimen,
  asked: Partial<InvoiceRequest>,
  known: Partial<AssessmentContext> = {},
): Specimen {
  return { request: { ...request, ...asked }, context: { ...context, ...known } };
}

const client = { cuit: CLIENT_CUIT, name: 'Papelera Norte SA' };
const facts = { ...client, address: null, iva_condition: 'responsable_inscripto', active: true } as const;

export const WARNINGS: readonly Warned[] = [
  {
    code: 'issue_date.ahead',
    path: 'issue_date',
    specimen: changed(INVOICE_A, { issue_date: '2026-11-20' }),
  },
  {
    code: 'payment_due_date.only_printed',
    path: 'payment_due_date',
    specimen: changed(INVOICE_A, { payment_due_date: '2026-12-01' }),
  },
  {
    code: 'recipient.contradicts_padron',
    path: 'recipient.iva_condition',
    specimen: changed(
      INVOICE_A,
      { recipient: { ...client, iva_condition: 'monotributo' } },
      { padron: facts },
    ),
  },
  {
    code: 'recipient.inactive',
    path: 'recipient.cuit',
    specimen: changed(CREDIT_NOTE_A, {}, { padron: { ...facts, active: false } }),
  },
  {
    code: 'recipient.monotributo_legend',
    path: 'recipient.iva_condition',
    specimen: changed(INVOICE_A, { recipient: { ...client, iva_condition: 'monotributo' } }),
  },
  {
    code: 'recipient.name_missing',
    path: 'recipient.name',
    specimen: changed(INVOICE_A, {
      recipient: { cuit: CLIENT_CUIT, iva_condition: 'responsable_inscripto' },
    }),
  },
  { code: 'total.zero', path: 'lines', specimen: changed(INVOICE_B, { discount_percent: '100' }) },
  {
    code: 'line.iva_assumed',
    path: 'lines[0].iva',
    specimen: changed(INVOICE_B, { lines: [{ ...LINE, iva: undefined }] }),
  },
  { code: 'line.iva_ignored', path: 'lines[0].iva', specimen: changed(INVOICE_C, { lines: [LINE] }) },
  {
    code: 'exchange_rate.unverified',
    path: 'exchange_rate',
    specimen: changed(INVOICE_USD, {}, { official_rate: null }),
  },
  {
    code: 'issuer.monotributo_cap',
    path: 'lines',
    specimen: changed(INVOICE_C, {
      recipient: { ...client, iva_condition: 'responsable_inscripto' },
      lines: [{ ...LINE, iva: undefined, quantity: '1', unit_price: '126610838.76' }],
    }),
  },
  {
    code: 'note.late',
    path: 'related_comprobantes[0].date',
    specimen: changed(CREDIT_NOTE_A, {
      related_comprobantes: [{ type: 1, punto_de_venta: 3, number: 101, date: '2026-11-02' }],
    }),
  },
  {
    code: 'related_period.several_months',
    path: 'related_period',
    specimen: changed(CREDIT_NOTE_A, {
      related_comprobantes: [],
      related_period: { from: '2026-09-01', to: '2026-10-31' },
      other_taxes: [{ kind: 'iibb_perception', rate: '3' }],
    }),
  },
  {
    code: 'mipyme.cbu_is_cvu',
    path: 'mipyme.cbu',
    specimen: changed(MIPYME_INVOICE, { mipyme: { cbu: '0000003100010000000009', transfer: 'SCA' } }),
  },
  {
    code: 'mipyme.below_minimum',
    path: 'mipyme',
    specimen: changed(MIPYME_INVOICE, { lines: [LINE] }),
  },
  {
    code: 'mipyme.may_be_required',
    path: 'mipyme',
    specimen: changed(INVOICE_A, { lines: [{ ...LINE, quantity: '1', unit_price: '9000000' }] }),
  },
];
