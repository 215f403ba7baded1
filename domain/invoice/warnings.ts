/** What the caller should know although nothing stops the comprobante. */
import { daysBetween, isDay, isSameMonth } from '../calendar/day.ts';
import { isRemito } from '../comprobante/associations.ts';
import { isNote } from '../comprobante/comprobante-type.ts';
import { PESOS } from '../comprobante/currency.ts';
import { isMonotributo } from '../comprobante/letter.ts';
import { otherTaxByKind } from '../comprobante/other-taxes.ts';
import type { Fault } from '../faults/fault.ts';
import { raise } from '../faults/raise.ts';
import { GENERAL_IVA_RATE, MIPYME_MINIMUM, MONOTRIBUTO_TOP_CAP, NOTE_TERM_DAYS } from '../law/figures.ts';
import { inForce } from '../law/in-force.ts';
import { compare, exact, isZero } from '../money/exact.ts';
import { isCvu } from '../parties/cbu.ts';
import { isCompanyCuit } from '../parties/cuit.ts';
import { CUIT_DOCUMENT } from '../parties/documents.ts';
import { ivaConditionWords } from '../words/iva-condition-words.ts';
import { formatDay, formatNumber, formatPercent } from '../words/money-words.ts';
import type { Reading } from './reading.ts';
import { isInactiveRefused } from './rules/recipient-rules.ts';

/** Everything worth knowing, in the order of the document. A warning never stops anything. */
export function warn(reading: Reading): readonly Fault[] {
  return [
    ...warnOfDates(reading),
    ...warnOfRecipient(reading),
    ...warnOfAmounts(reading),
    ...warnOfNote(reading),
    ...warnOfMipyme(reading),
  ];
}

function warnOfDates({ request, context, date, isExport }: Reading): readonly Fault[] {
  const warnings: Fault[] = [];
  if (date !== null && date > context.today) {
    warnings.push(raise('issue_date.ahead', 'issue_date', { date: formatDay(date) }));
  }
  const isPrinted = request.concept === 'products' && request.mipyme === null && !isExport;
  if (isPrinted && request.payment_due_date !== null) {
    warnings.push(raise('payment_due_date.only_printed', 'payment_due_date'));
  }
  return warnings;
}

function warnOfRecipient(reading: Reading): readonly Fault[] {
  const { recipient, letter, isExport } = reading;
  const { condition, padron, document } = recipient;
  const warnings: Fault[] = [];
  const told = padron?.iva_condition ?? null;
  if (told !== null && condition !== null && told !== condition) {
    const words = { padron: ivaConditionWords(told), given: ivaConditionWords(condition) };
    warnings.push(raise('recipient.contradicts_padron', 'recipient.iva_condition', words));
  }
  if (padron?.active === false && !isInactiveRefused(reading)) {
    warnings.push(raise('recipient.inactive', recipient.path, { cuit: padron.cuit }));
  }
  if (letter?.letter === 'A' && condition !== null && isMonotributo(condition)) {
    warnings.push(raise('recipient.monotributo_legend', 'recipient.iva_condition'));
  }
  if (document?.type === CUIT_DOCUMENT && recipient.name === null && !isExport) {
    warnings.push(raise('recipient.name_missing', 'recipient.name'));
  }
  return warnings;
}

function warnOfAmounts(reading: Reading): readonly Fault[] {
  const { request, context, totals, pesos, currency, letter } = reading;
  const warnings: Fault[] = [];
  if (totals !== null && isZero(totals.total)) warnings.push(raise('total.zero', 'lines'));
  const withIva = request.lines.findIndex(
    (line) => line.iva !== undefined && !['0', 'exempt', 'untaxed'].includes(line.iva),
  );
  if ((letter?.letter === 'C' || letter?.letter === 'E') && withIva >= 0) {
    warnings.push(raise('line.iva_ignored', `lines[${withIva}].iva`));
  }
  const assumed = inForce(GENERAL_IVA_RATE, context.today);
  if ((letter?.letter === 'A' || letter?.letter === 'B') && assumed !== null) {
    for (const [index, line] of request.lines.entries()) {
      if (line.iva !== undefined) continue;
      warnings.push(raise('line.iva_assumed', `lines[${index}].iva`, { rate: formatPercent(assumed) }));
    }
  }
  const isForeign = currency !== null && currency.arca !== PESOS;
  if (isForeign && context.official_rate === null && request.exchange_rate !== 'auto') {
    warnings.push(raise('exchange_rate.unverified', 'exchange_rate'));
  }
  const cap = inForce(MONOTRIBUTO_TOP_CAP, context.today);
  const isSale = request.kind !== 'credit_note';
  if (isSale && isMonotributo(context.issuer.iva_condition) && cap !== null && pesos !== null) {
    if (compare(pesos, exact(cap)) > 0) {
      warnings.push(raise('issuer.monotributo_cap', 'lines', { cap: formatNumber(cap) }));
    }
  }
  return warnings;
}

function warnOfNote({ request, context, date }: Reading): readonly Fault[] {
  if (!isNote(request.kind) || date === null) return [];
  const warnings: Fault[] = [];
  const days = inForce(NOTE_TERM_DAYS, context.today);
  const late = request.related_comprobantes.findIndex(
    ({ type, date: corrected }) =>
      days !== null &&
      corrected !== undefined &&
      isDay(corrected) &&
      !isRemito(type) &&
      daysBetween(corrected, date) > days,
  );
  if (late >= 0) {
    warnings.push(raise('note.late', `related_comprobantes[${late}].date`, { days: String(days) }));
  }
  const period = request.related_period;
  const hasPerceptions = request.other_taxes.some((tax) => otherTaxByKind(tax.kind)?.perception === true);
  if (period !== null && hasPerceptions && !isSameMonth(period.from, period.to)) {
    warnings.push(raise('related_period.several_months', 'related_period'));
  }
  return warnings;
}

function warnOfMipyme({ request, context, pesos, recipient, isExport }: Reading): readonly Fault[] {
  const warnings: Fault[] = [];
  if (request.mipyme?.cbu !== undefined && isCvu(request.mipyme.cbu)) {
    warnings.push(raise('mipyme.cbu_is_cvu', 'mipyme.cbu'));
  }
  const minimum = inForce(MIPYME_MINIMUM, context.today);
  if (minimum === null || pesos === null || isExport || isNote(request.kind)) return warnings;
  const reaches = compare(pesos, exact(minimum)) >= 0;
  const words = { minimum: formatNumber(minimum) };
  if (request.mipyme !== null && !reaches) warnings.push(raise('mipyme.below_minimum', 'mipyme', words));
  const { document } = recipient;
  const isCompany = document?.type === CUIT_DOCUMENT && isCompanyCuit(document.number);
  if (request.mipyme === null && reaches && isCompany) {
    warnings.push(raise('mipyme.may_be_required', 'mipyme', words));
  }
  return warnings;
}
