/** Judges a request by the law of the day: what it comes to, everything wrong with it, and what would be sent. */
import { type Day, isDay, laterOf } from '../calendar/day.ts';
import { comprobanteType, comprobanteTypeId } from '../comprobante/comprobante-type.ts';
import { currencyByIso } from '../comprobante/currency.ts';
import { chooseLetter } from '../comprobante/letter.ts';
import { buildExport } from '../export/build-export.ts';
import { judgeExport } from '../export/export-rules.ts';
import type { Fault } from '../faults/fault.ts';
import { GENERAL_IVA_RATE, TRANSPARENCY } from '../law/figures.ts';
import { inForce } from '../law/in-force.ts';
import { multiply, toText } from '../money/exact.ts';
import type { Assessment, AssessmentContext, ResolvedRecipient, Transparency } from './assessment.ts';
import { buildComprobante } from './build-comprobante.ts';
import { type IdentifiedRecipient, identifyRecipient } from './identify-recipient.ts';
import { priceDocument } from './price-document.ts';
import type { Reading } from './reading.ts';
import type { InvoiceRequest } from './request.ts';
import { resolveExchangeRate } from './resolve-exchange-rate.ts';
import { judgeAmounts } from './rules/amount-rules.ts';
import { judgeCurrency } from './rules/currency-rules.ts';
import { judgeDates } from './rules/date-rules.ts';
import { judgeDocument } from './rules/document-rules.ts';
import { judgeMipyme } from './rules/mipyme-rules.ts';
import { judgeNotes } from './rules/note-rules.ts';
import { judgeOptionals } from './rules/optional-rules.ts';
import { judgeRecipient } from './rules/recipient-rules.ts';
import { totalsText, transparencyOf } from './totals.ts';
import { warn } from './warnings.ts';

/** Every rule, in the order in which a person reads the document. None depends on another having passed. */
const RULES: readonly ((reading: Reading) => readonly Fault[])[] = [
  judgeDocument,
  judgeRecipient,
  judgeDates,
  judgeCurrency,
  judgeAmounts,
  judgeNotes,
  judgeMipyme,
  judgeOptionals,
  judgeExport,
];

/**
 * Assesses a request. Pure: the same request and context always give the same answer, and nothing is
 * thrown for what the caller wrote. All faults come at once; with none, ARCA should not refuse the content.
 *
 * An explicit letter that does not correspond is a fault, and the rest is judged with the one that does.
 * The exchange rate must be below the official one plus 1 (see `resolve-exchange-rate.ts` on 10240).
 *
 * @example
 * const { faults, totals, comprobante } = assess(request, {
 *   today: '2026-11-18',
 *   issuer: { cuit: '30000000147', iva_condition: 'responsable_inscripto', class_a_regime: 'plain' },
 *   lane_last_date: null,
 *   padron: null,
 *   official_rate: null,
 * });
 */
export function assess(request: InvoiceRequest, context: AssessmentContext): Assessment {
  const issuer = context.issuer;
  const recipient = identifyRecipient(request, context);
  const isExport = request.export !== null || request.letter === 'E';
  const letter = chooseLetter(issuer.iva_condition, recipient.condition, isExport);
  const typeId =
    letter === null
      ? null
      : comprobanteTypeId({
          kind: request.kind,
          letter: letter.letter,
          classARegime: issuer.class_a_regime,
          mipyme: request.mipyme !== null && !isExport,
        });
  const withoutIva = isExport || issuer.iva_condition !== 'responsable_inscripto';
  const priced = priceDocument(request, withoutIva, inForce(GENERAL_IVA_RATE, context.today));
  const currency = currencyByIso(request.currency);
  const { rate, faults: rateFaults } = resolveExchangeRate(request, currency, context);
  const totals = priced.totals;
  const reading: Reading = {
    request,
    context,
    recipient,
    isExport,
    letter,
    type: typeId === null ? null : comprobanteType(typeId),
    date: issueDate(request, context),
    totals,
    currency,
    rate,
    pesos: totals === null || rate === null ? null : multiply(totals.total, rate),
  };
  return {
    letter,
    comprobante_type: typeId,
    recipient: resolved(recipient),
    lines: priced.lines,
    totals: totals === null ? null : totalsText(totals),
    transparency: transparency(reading),
    exchange_rate: rate === null ? null : toText(rate),
    faults: [...RULES.flatMap((judge) => judge(reading)), ...priced.faults, ...rateFaults],
    warnings: warn(reading),
    comprobante: buildComprobante(reading),
    export_comprobante: buildExport(reading),
  };
}

/** Automatic: today, but never before the lane's last. */
function issueDate(request: InvoiceRequest, context: AssessmentContext): Day | null {
  if (request.issue_date !== null) return isDay(request.issue_date) ? request.issue_date : null;
  return context.lane_last_date === null ? context.today : laterOf(context.today, context.lane_last_date);
}

function resolved(recipient: IdentifiedRecipient): ResolvedRecipient | null {
  const { document, condition } = recipient;
  if (document === null || condition === null) return null;
  return {
    document,
    name: recipient.name,
    address: recipient.address,
    email: recipient.email,
    iva_condition: condition,
    iva_condition_source: recipient.source,
  };
}

/** Printed on class B, which only a responsable inscripto issues. */
function transparency({ letter, totals, request, context }: Reading): Transparency | null {
  if (letter?.letter !== 'B' || totals === null) return null;
  return inForce(TRANSPARENCY, context.today) === true ? transparencyOf(totals, request.other_taxes) : null;
}
