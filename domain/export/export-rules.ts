/** Rules of exports: what WSFEX asks of a class E that WSFEv1 never sees. */
import { isDay } from '../calendar/day.ts';
import { isRemito } from '../comprobante/associations.ts';
import { isNote } from '../comprobante/comprobante-type.ts';
import type { Fault } from '../faults/fault.ts';
import { raise } from '../faults/raise.ts';
import type { Reading } from '../invoice/reading.ts';
import type { ExportRequest } from '../invoice/request.ts';
import { invalidDay } from '../invoice/rules/date-rules.ts';
import { readCuit } from '../parties/cuit.ts';
import { formatDay } from '../words/money-words.ts';

/** WSFEX's FEXGetPARAM_Incoterms, as answered in 2021. */
const INCOTERMS: readonly string[] = [
  'EXW',
  'FCA',
  'FAS',
  'FOB',
  'CFR',
  'CIF',
  'CPT',
  'CIP',
  'DDP',
  'DAP',
  'DPU',
];
const MOST_LINES = 9999;

/** Faults of an export; none for the other letters. Source: WSFEX manual 3.1.1, 1500 to 2052. */
export function judgeExport(reading: Reading): readonly Fault[] {
  const { request, isExport } = reading;
  if (!isExport) return [];
  const faults: Fault[] = [];
  if (request.mipyme !== null) faults.push(raise('export.mipyme', 'mipyme'));
  if (request.lines.length > MOST_LINES) faults.push(raise('export.too_many_lines', 'lines'));
  if (request.other_taxes.length > 0) {
    faults.push(raise('export.other_taxes_not_allowed', 'other_taxes'));
  }
  if (!isBetween(reading.recipient.name, 1, 200)) {
    faults.push(raise('export.name_missing', 'recipient.name'));
  }
  if (!isBetween(reading.recipient.address, 1, 300)) {
    faults.push(raise('export.address_missing', 'recipient.address'));
  }
  const corrected = request.related_comprobantes.filter((related) => !isRemito(related.type));
  if (isNote(request.kind) && corrected.length !== 1) {
    faults.push(raise('export.one_related', 'related_comprobantes'));
  }
  if (request.export === null) return [...faults, raise('export.missing', 'export')];
  return [
    ...faults,
    ...judgeClient(request.export),
    ...judgePayment(reading, request.export),
    ...judgeIncoterms(reading, request.export),
    ...judgePermits(reading, request.export),
  ];
}

function judgeClient(asked: ExportRequest): readonly Fault[] {
  const faults: Fault[] = [];
  if (!Number.isInteger(asked.country) || asked.country < 1 || asked.country > 999) {
    faults.push(raise('export.country_invalid', 'export.country'));
  }
  if (isBlank(asked.country_tax_id) && isBlank(asked.foreign_tax_id)) {
    faults.push(raise('export.tax_id_missing', 'export.foreign_tax_id'));
  }
  if (!isBlank(asked.country_tax_id)) {
    const reading = readCuit(asked.country_tax_id ?? '');
    if (!reading.ok) {
      const words = { name: 'CUIT país', value: asked.country_tax_id ?? '', why: reading.why };
      faults.push(raise('recipient.cuit_invalid', 'export.country_tax_id', words));
    }
  }
  return faults;
}

/** Invoices of services and others say when they are paid; goods and notes do not. */
function judgePayment({ request, date }: Reading, asked: ExportRequest): readonly Fault[] {
  const faults: Fault[] = [];
  const isInvoice = request.kind === 'invoice';
  if (isInvoice && isBlank(asked.payment_terms)) {
    faults.push(raise('export.payment_terms_missing', 'export.payment_terms'));
  }
  const path = 'export.payment_date';
  const paid = asked.payment_date;
  if (paid === undefined) {
    const isAsked = isInvoice && asked.type !== 'goods';
    return isAsked ? [...faults, raise('export.payment_date_missing', path)] : faults;
  }
  if (!isInvoice) return [...faults, raise('export.payment_date_not_allowed', path)];
  if (!isDay(paid)) return [...faults, invalidDay(path, paid)];
  if (date !== null && paid < date) {
    faults.push(raise('export.payment_date_before_issue', path, { date: formatDay(date) }));
  }
  return faults;
}

function judgeIncoterms({ request }: Reading, asked: ExportRequest): readonly Fault[] {
  const faults: Fault[] = [];
  if (isBlank(asked.incoterms)) {
    if (request.kind === 'invoice' && asked.type === 'goods') {
      faults.push(raise('export.incoterms_missing', 'export.incoterms'));
    }
  } else if (!INCOTERMS.includes(asked.incoterms ?? '')) {
    faults.push(raise('export.incoterms_unknown', 'export.incoterms', { value: asked.incoterms ?? '' }));
  }
  if ((asked.incoterms_detail ?? '').length > 20) {
    faults.push(raise('export.incoterms_detail_too_long', 'export.incoterms_detail'));
  }
  return faults;
}

const PERMIT = /^\d{5}[A-Z]{2}[A-Z0-9]{2}\d{6}[A-Z]$/;

function judgePermits({ request }: Reading, asked: ExportRequest): readonly Fault[] {
  const permits = asked.permits ?? [];
  const mayHave = request.kind === 'invoice' && asked.type === 'goods';
  if (!mayHave) {
    const says = asked.has_permit === true || permits.length > 0;
    return says ? [raise('export.permit_not_allowed', 'export.has_permit')] : [];
  }
  const faults = permits.flatMap((permit, index) =>
    PERMIT.test(permit.id)
      ? []
      : [raise('export.permit_invalid', `export.permits[${index}].id`, { value: permit.id })],
  );
  if (asked.has_permit === true && permits.length === 0) {
    faults.push(raise('export.permits_missing', 'export.permits'));
  }
  if (asked.has_permit !== true && permits.length > 0) {
    faults.push(raise('export.permit_not_allowed', 'export.permits'));
  }
  return faults;
}

function isBlank(text: string | null | undefined): boolean {
  return text === null || text === undefined || text.trim() === '';
}

function isBetween(text: string | null, least: number, most: number): boolean {
  return text !== null && text.trim().length >= least && text.trim().length <= most;
}
