/** Rules about who receives: which document this comprobante asks for, and whom it may be issued to. */
import { otherTaxByKind } from '../../comprobante/other-taxes.ts';
import type { Fault } from '../../faults/fault.ts';
import { raise } from '../../faults/raise.ts';
import {
  CONSUMIDOR_FINAL_THRESHOLD,
  INACTIVE_RECIPIENT_REJECTS,
  UNCATEGORIZED_PERCEPTION,
} from '../../law/figures.ts';
import { inForce } from '../../law/in-force.ts';
import { compare, exact } from '../../money/exact.ts';
import { UNCATEGORIZED_CUIT } from '../../parties/cuit.ts';
import {
  CUIT_DOCUMENT,
  hasCheckDigit,
  INVESTMENT_FUND_DOCUMENT,
  UNIDENTIFIED_DOCUMENT,
} from '../../parties/documents.ts';
import type { IvaCondition } from '../../parties/iva-condition.ts';
import { formatNumber } from '../../words/money-words.ts';
import type { Document } from '../identify-recipient.ts';
import type { Reading } from '../reading.ts';

/** Who may stay unidentified below the threshold: consumers, Argentine or foreign. */
const ANONYMOUS: readonly IvaCondition[] = ['consumidor_final', 'cliente_exterior', 'proveedor_exterior'];

/** 10013, 10015, 10067, 10069, 10247, 10272, 10283, and those of reading it. */
export function judgeRecipient(reading: Reading): readonly Fault[] {
  const { request, context, recipient } = reading;
  const { document, path } = recipient;
  const faults: Fault[] = [...recipient.faults];
  if (document === null) return faults;
  if (hasCheckDigit(document.type) && document.number === context.issuer.cuit) {
    faults.push(raise('recipient.same_as_issuer', path));
  }
  if (recipient.padron?.active === false && isInactiveRefused(reading)) {
    faults.push(raise('recipient.inactive', path, { cuit: document.number }));
  }
  if (reading.isExport) return faults;
  if (document.type === INVESTMENT_FUND_DOCUMENT && recipient.condition !== 'no_alcanzado') {
    faults.push(raise('recipient.fund_condition', 'recipient.iva_condition'));
  }
  if (document.number === UNCATEGORIZED_CUIT && request.mipyme === null) {
    faults.push(...judgePerception(reading));
  }
  return [...faults, ...judgeDocumentAsked(reading, document)];
}

/** Inactive recipients stop invoices and debit notes, never a credit note (10247). */
export function isInactiveRefused({ request, context }: Reading): boolean {
  return request.kind !== 'credit_note' && inForce(INACTIVE_RECIPIENT_REJECTS, context.today) === true;
}

/** Whether WSFEv1's numeric DocNro can hold it. */
export function isSendable(document: Document): boolean {
  return /^\d{1,11}$/.test(document.number);
}

function judgeDocumentAsked(reading: Reading, document: Document): readonly Fault[] {
  const { request, recipient, letter } = reading;
  const isMipyme = request.mipyme !== null;
  if (letter?.letter === 'A' || isMipyme) {
    if (document.type === CUIT_DOCUMENT) return [];
    const arca = letter?.letter === 'A' ? [10013] : [10015];
    return [raise('recipient.cuit_missing', 'recipient.cuit', {}, arca)];
  }
  const mayStayUnidentified = recipient.condition !== null && ANONYMOUS.includes(recipient.condition);
  if (document.type === UNIDENTIFIED_DOCUMENT) {
    if (!mayStayUnidentified) return [raise('recipient.document_missing', 'recipient')];
    if (!reachesThreshold(reading)) return [];
    // ARCA looks at it in class B only; the norm asks for it in C as well.
    const arca = letter?.letter === 'C' ? [] : undefined;
    return [raise('recipient.unidentified', 'recipient', { threshold: threshold(reading) }, arca)];
  }
  if (isSendable(document) || (mayStayUnidentified && !reachesThreshold(reading))) return [];
  return [raise('recipient.document_not_numeric', recipient.path)];
}

function thresholdOf(reading: Reading): string | null {
  return inForce(CONSUMIDOR_FINAL_THRESHOLD, reading.context.today);
}

function threshold(reading: Reading): string {
  return formatNumber(thresholdOf(reading) ?? '0');
}

/** The norm says "equal or more", the manual "more": equal is taken as reached. */
function reachesThreshold(reading: Reading): boolean {
  const limit = thresholdOf(reading);
  return limit !== null && reading.pesos !== null && compare(reading.pesos, exact(limit)) >= 0;
}

function judgePerception({ request, context, letter }: Reading): readonly Fault[] {
  const law = inForce(UNCATEGORIZED_PERCEPTION, context.today);
  if (law === null || (letter !== null && letter.letter !== 'B')) return [];
  const ids = request.other_taxes.map((tax) => otherTaxByKind(tax.kind)?.id);
  const has = law.tributo === null ? ids.length > 0 : ids.includes(law.tributo);
  if (has) return [];
  const arca = ids.length === 0 ? [...new Set([10067, law.arca])] : [law.arca];
  return [raise('recipient.uncategorized_perception_missing', 'other_taxes', {}, arca)];
}
