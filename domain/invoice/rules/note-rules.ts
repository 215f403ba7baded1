/** Rules about notes: what they correct, and how it is told. */
import { isDay, isSameMonth } from '../../calendar/day.ts';
import { isRemito, mayRelate } from '../../comprobante/associations.ts';
import { isNote } from '../../comprobante/comprobante-type.ts';
import type { Fault } from '../../faults/fault.ts';
import { raise } from '../../faults/raise.ts';
import { isCuit } from '../../parties/cuit.ts';
import { formatDay } from '../../words/money-words.ts';
import type { Reading } from '../reading.ts';
import type { RelatedComprobanteRequest } from '../request.ts';
import { invalidDay } from './date-rules.ts';
import { isPuntoDeVenta } from './document-rules.ts';

const LAST_NUMBER = 99_999_999;
const FIRST_PERIOD = '2006-01-01';

/** 10040, 10057 to 10060, 10151, 10159, 10196 to 10213. */
export function judgeNotes(reading: Reading): readonly Fault[] {
  const { request, isExport } = reading;
  const faults: Fault[] = [];
  const isMissing = request.related_comprobantes.length === 0 && request.related_period === null;
  // An FCE and an export ask for more than this, in their own rules.
  if (isNote(request.kind) && isMissing && request.mipyme === null && !isExport) {
    faults.push(raise('related.missing', 'related_comprobantes'));
  }
  const seen = new Set<string>();
  request.related_comprobantes.forEach((related, index) => {
    const path = `related_comprobantes[${index}]`;
    const key = `${related.type}-${related.punto_de_venta}-${related.number}`;
    if (seen.has(key)) faults.push(raise('related.repeated', path));
    seen.add(key);
    faults.push(...judgeRelated(reading, related, path));
  });
  return [...faults, ...judgePeriod(reading)];
}

function judgeRelated(reading: Reading, related: RelatedComprobanteRequest, path: string): readonly Fault[] {
  const { type, date, context } = reading;
  const faults: Fault[] = [];
  if (type !== null && !mayRelate(type.id, related.type)) {
    faults.push(raise('related.type_not_allowed', `${path}.type`, { type: String(related.type) }));
  }
  if (!isPuntoDeVenta(related.punto_de_venta)) {
    faults.push(raise('related.punto_de_venta_invalid', `${path}.punto_de_venta`));
  }
  if (!Number.isInteger(related.number) || related.number < 1 || related.number > LAST_NUMBER) {
    faults.push(raise('related.number_invalid', `${path}.number`));
  }
  if (related.cuit !== undefined) {
    if (!isCuit(related.cuit)) faults.push(raise('related.cuit_invalid', `${path}.cuit`));
    else if (!isRemito(related.type) && related.cuit !== context.issuer.cuit) {
      faults.push(raise('related.other_issuer', `${path}.cuit`));
    }
  }
  if (related.date === undefined) return faults;
  if (!isDay(related.date)) return [...faults, invalidDay(`${path}.date`, related.date, [10213])];
  if (date !== null && related.date > date && !isRemito(related.type)) {
    if (reading.request.mipyme !== null) {
      faults.push(raise('issue_date.before_related', 'issue_date', { related: formatDay(related.date) }));
    } else if (!isSameMonth(related.date, date)) {
      faults.push(raise('related.later_month', `${path}.date`));
    }
  }
  return faults;
}

function judgePeriod({ request, date }: Reading): readonly Fault[] {
  const period = request.related_period;
  if (period === null) return [];
  const faults: Fault[] = [];
  if (!isNote(request.kind)) faults.push(raise('related_period.not_for_invoices', 'related_period'));
  if (request.mipyme !== null) faults.push(raise('related_period.not_for_mipyme', 'related_period'));
  const hasFrom = isDay(period.from);
  const hasTo = isDay(period.to);
  if (!hasFrom) faults.push(invalidDay('related_period.from', period.from, [10204]));
  if (!hasTo) faults.push(invalidDay('related_period.to', period.to, [10205]));
  if (hasFrom && period.from < FIRST_PERIOD) {
    faults.push(raise('related_period.too_early', 'related_period.from'));
  }
  if (hasFrom && hasTo && period.to < period.from) {
    faults.push(raise('related_period.reversed', 'related_period.to'));
  }
  if (hasTo && date !== null && period.to > date) {
    faults.push(raise('related_period.after_issue', 'related_period.to', { date: formatDay(date) }));
  }
  return faults;
}
