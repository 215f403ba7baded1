/** Which notice of a certificate's end is due: each band of days has one. Pure. */
const DAY_MS = 24 * 3_600_000;

/** Days before the end at which it is told. */
export const NOTICE_DAYS = [60, 30, 7] as const;

/** `0` once it has ended; `null` while that is far. */
export function dueNotice(notAfter: number, now: number): 60 | 30 | 7 | 0 | null {
  const left = notAfter - now;
  if (left <= 0) return 0;
  return NOTICE_DAYS.findLast((days) => left <= days * DAY_MS) ?? null;
}

/** Whole days that are left. */
export function daysLeft(notAfter: number, now: number): number {
  return Math.max(0, Math.floor((notAfter - now) / DAY_MS));
}
