/** Rules about the Factura de Crédito Electrónica MiPyME: what an invoice carries and what its notes do. */
import { isRemito } from '../../comprobante/associations.ts';
import { comprobanteType, isNote } from '../../comprobante/comprobante-type.ts';
import { isMonotributo } from '../../comprobante/letter.ts';
import type { Fault } from '../../faults/fault.ts';
import { raise } from '../../faults/raise.ts';
import { isAlias, isCbu } from '../../parties/cbu.ts';
import { UNCATEGORIZED_CUIT } from '../../parties/cuit.ts';
import { ivaConditionWords } from '../../words/iva-condition-words.ts';
import { formatDay } from '../../words/money-words.ts';
import type { Reading } from '../reading.ts';
import type { MipymeRequest } from '../request.ts';

/** 10153 to 10183, 10189, 10190, 10216; nothing without `mipyme`. */
export function judgeMipyme(reading: Reading): readonly Fault[] {
  const { request } = reading;
  const mipyme = request.mipyme;
  if (mipyme === null || reading.isExport) return [];
  return [
    ...judgeEligibility(reading),
    ...judgeReferences(mipyme),
    ...(isNote(request.kind) ? judgeNote(reading, mipyme) : judgeInvoice(reading, mipyme)),
  ];
}

function judgeEligibility({ recipient, letter }: Reading): readonly Fault[] {
  if (recipient.document?.number === UNCATEGORIZED_CUIT) {
    return [raise('mipyme.recipient_uncategorized', recipient.path)];
  }
  const condition = recipient.condition;
  if (condition === null || letter === null || condition === 'responsable_inscripto') return [];
  // 10177: class A to who is active in IVA; B and C also to monotributo and exento.
  if (letter.letter !== 'A' && (condition === 'exento' || isMonotributo(condition))) return [];
  const words = { condition: ivaConditionWords(condition) };
  return [raise('mipyme.recipient_not_eligible', 'recipient.iva_condition', words)];
}

function judgeReferences(mipyme: MipymeRequest): readonly Fault[] {
  const faults: Fault[] = [];
  const seen = new Set<string>();
  (mipyme.references ?? []).forEach((reference, index) => {
    const path = `mipyme.references[${index}]`;
    const text = reference.trim();
    if (text.length < 1 || text.length > 50) faults.push(raise('mipyme.reference_invalid', path));
    if (seen.has(text)) faults.push(raise('mipyme.reference_repeated', path));
    seen.add(text);
  });
  return faults;
}

function judgeInvoice(reading: Reading, mipyme: MipymeRequest): readonly Fault[] {
  const { request, context } = reading;
  const faults: Fault[] = [];
  if (mipyme.cbu === undefined) faults.push(raise('mipyme.cbu_missing', 'mipyme.cbu'));
  else if (!isCbu(mipyme.cbu)) faults.push(raise('mipyme.cbu_invalid', 'mipyme.cbu'));
  if (mipyme.alias !== undefined && !isAlias(mipyme.alias)) {
    faults.push(raise('mipyme.alias_invalid', 'mipyme.alias'));
  }
  if (mipyme.transfer === undefined) faults.push(raise('mipyme.transfer_missing', 'mipyme.transfer'));
  if (mipyme.cancellation !== undefined) {
    faults.push(raise('mipyme.cancellation_not_for_invoices', 'mipyme.cancellation'));
  }
  const due = request.payment_due_date;
  if (due === null) faults.push(raise('mipyme.due_date_missing', 'payment_due_date'));
  else if (due < context.today) {
    const words = { due: formatDay(due), today: formatDay(context.today) };
    faults.push(raise('mipyme.due_date_past', 'payment_due_date', words));
  }
  return faults;
}

function judgeNote(reading: Reading, mipyme: MipymeRequest): readonly Fault[] {
  const { request } = reading;
  const faults: Fault[] = [];
  if (mipyme.cancellation === undefined) {
    faults.push(raise('mipyme.cancellation_missing', 'mipyme.cancellation'));
  }
  for (const field of ['cbu', 'alias', 'transfer'] as const) {
    if (mipyme[field] !== undefined) faults.push(raise('mipyme.not_for_notes', `mipyme.${field}`));
  }
  if (request.payment_due_date !== null && mipyme.cancellation !== true) {
    faults.push(raise('mipyme.due_date_not_for_notes', 'payment_due_date'));
  }
  request.related_comprobantes.forEach((related, index) => {
    if (related.date === undefined && !isRemito(related.type)) {
      faults.push(raise('related.date_missing', `related_comprobantes[${index}].date`));
    }
  });
  return [...faults, ...judgeCorrected(reading, mipyme)];
}

function judgeCorrected({ request, type }: Reading, mipyme: MipymeRequest): readonly Fault[] {
  const path = 'related_comprobantes';
  const corrected = request.related_comprobantes.filter((related) => !isRemito(related.type));
  if (corrected.length === 0) return [raise('related.mipyme_missing', path)];
  // A type of another letter or of no FCE is told by `related.type_not_allowed`.
  const types = corrected.map((related) => comprobanteType(related.type));
  if (type === null || types.some((other) => other?.mipyme !== true || other.letter !== type.letter)) {
    return [];
  }
  if (mipyme.cancellation === true) {
    const corrects = (kind: string | undefined) =>
      request.kind === 'debit_note' ? kind === 'credit_note' : kind !== 'credit_note';
    return types.every((other) => corrects(other?.kind))
      ? []
      : [raise('related.wrong_for_cancellation', path)];
  }
  const isOneInvoice = types.length === 1 && types[0]?.kind === 'invoice';
  return isOneInvoice ? [] : [raise('related.mipyme_one_invoice', path)];
}
