// The calendar of CAEA: what a fortnight covers, when its code may be asked for and until when it must be accounted for.
import { addDays } from '../../world/time/calendar.ts';

/** Half a month of one taxpayer's comprobantes. Days are `yyyymmdd`. */
export interface Fortnight {
  readonly from: string;
  readonly until: string;
  /** First day on which its CAEA may be asked for; the last is `until`. */
  readonly askFrom: string;
  /** Last day to inform what was issued. */
  readonly reportBy: string;
}

const ASK_DAYS_BEFORE = 5;

/** Days after the end of a fortnight to inform it. Source: RG 5782/2025, postponed by RG 5852. */
const REPORT_DAYS: readonly (readonly [from: string, days: number])[] = [
  ['00000000', 5],
  ['20260801', 8],
];

/** Whether `period` is a month written `yyyymm`. */
export function isPeriod(period: number): boolean {
  const month = period % 100;
  return period >= 190_001 && period <= 999_912 && month >= 1 && month <= 12;
}

/** The fortnight of a period; `order` 1 is days 1 to 15, 2 the rest of the month. */
export function fortnightOf(period: number, order: number): Fortnight {
  const middle = `${period}15`;
  const nextMonth = addDays(`${period}28`, 4).slice(0, 6);
  const from = order === 1 ? `${period}01` : `${period}16`;
  const until = order === 1 ? middle : addDays(`${nextMonth}01`, -1);
  const days = REPORT_DAYS.findLast(([since]) => since <= until)?.[1] ?? 0;
  return { from, until, askFrom: addDays(from, -ASK_DAYS_BEFORE), reportBy: addDays(until, days) };
}
