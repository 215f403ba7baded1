/** Rules about days: the term of the issue date, the service period and when payment is due. */
import { addDays, type Day, isDay, isSameMonth } from '../../calendar/day.ts';
import { isNote } from '../../comprobante/comprobante-type.ts';
import type { Fault } from '../../faults/fault.ts';
import { raise } from '../../faults/raise.ts';
import { DATE_WINDOWS, type DateWindow } from '../../law/figures.ts';
import { inForce } from '../../law/in-force.ts';
import { formatDay } from '../../words/money-words.ts';
import type { Reading } from '../reading.ts';

/** 10016, 10032, 10036, 10049, 10152; 1500 and 1535 for exports. */
export function judgeDates(reading: Reading): readonly Fault[] {
  return [...judgeIssueDate(reading), ...(reading.isExport ? [] : judgeServiceDates(reading))];
}

function judgeIssueDate(reading: Reading): readonly Fault[] {
  const { request, context, date, isExport } = reading;
  const path = 'issue_date';
  if (date === null) return [invalidDay(path, request.issue_date ?? '')];
  const faults: Fault[] = [];
  const window = windowOf(reading);
  if (window !== null) {
    const first = addDays(context.today, -window.before);
    const last = addDays(context.today, window.after);
    const arca = isExport ? [1500] : undefined;
    if (date < first || date > last) {
      const words = { date: formatDay(date), first: formatDay(first), last: formatDay(last) };
      faults.push(raise('issue_date.out_of_window', path, words, arca));
    }
    if (window.sameMonth && date > context.today && !isSameMonth(date, context.today)) {
      faults.push(raise('issue_date.next_month', path, { date: formatDay(date) }, arca));
    }
  }
  if (context.lane_last_date !== null && date < context.lane_last_date) {
    const words = { date: formatDay(date), last: formatDay(context.lane_last_date) };
    faults.push(raise('issue_date.before_last', path, words, isExport ? [1535] : undefined));
  }
  return faults;
}

function windowOf({ request, context, isExport }: Reading): DateWindow | null {
  const windows = inForce(DATE_WINDOWS, context.today);
  if (windows === null) return null;
  if (isExport) return { ...windows.exports, sameMonth: request.export?.type === 'services' };
  if (request.mipyme !== null) return isNote(request.kind) ? windows.mipymeNote : windows.mipymeInvoice;
  return request.concept === 'products' ? windows.products : windows.services;
}

function judgeServiceDates(reading: Reading): readonly Fault[] {
  const { request } = reading;
  const { service_from: from, service_to: to } = request;
  const faults: Fault[] = [];
  if (from !== null && !isDay(from)) faults.push(invalidDay('service_from', from));
  if (to !== null && !isDay(to)) faults.push(invalidDay('service_to', to));
  if (request.concept === 'products') {
    if (from !== null) faults.push(raise('service_period.not_for_products', 'service_from'));
    if (to !== null) faults.push(raise('service_period.not_for_products', 'service_to'));
  } else {
    if (from === null) faults.push(raise('service_period.missing', 'service_from'));
    if (to === null) faults.push(raise('service_period.missing', 'service_to'));
    if (from !== null && to !== null && isDay(from) && isDay(to) && to < from) {
      faults.push(raise('service_period.reversed', 'service_to'));
    }
  }
  return [...faults, ...judgeDueDate(reading)];
}

function judgeDueDate({ request, date }: Reading): readonly Fault[] {
  const due = request.payment_due_date;
  const path = 'payment_due_date';
  if (due === null) {
    const isMissing = request.concept !== 'products' && request.mipyme === null;
    return isMissing ? [raise('payment_due_date.missing', path)] : [];
  }
  if (!isDay(due)) return [invalidDay(path, due)];
  if (date === null || due >= date || !isSent(request.concept, request.mipyme !== null)) return [];
  return [raise('payment_due_date.before_issue', path, { due: formatDay(due), date: formatDay(date) })];
}

/** Products only print their due date, unless it is an FCE. */
function isSent(concept: string, isMipyme: boolean): boolean {
  return concept !== 'products' || isMipyme;
}

/** A text that is no day; `arca` is what ARCA would have answered to it. */
export function invalidDay(path: string, value: Day, arca: readonly number[] = []): Fault {
  return raise('date.invalid', path, { value }, arca);
}
