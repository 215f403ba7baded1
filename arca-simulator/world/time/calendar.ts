// ARCA counts days in Argentina, which has stood at UTC-3 without daylight saving since 2009.
import { mustBe } from '../../problem.ts';
import { isHoliday } from './holidays.ts';

const OFFSET_MS = 3 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** `yyyymmdd` of an instant in Argentina. */
export function argentineDate(instant: Date): string {
  return new Date(instant.getTime() - OFFSET_MS).toISOString().slice(0, 10).replaceAll('-', '');
}

/** `yyyymmddhhmmss` of an instant in Argentina. */
export function argentineStamp(instant: Date): string {
  return new Date(instant.getTime() - OFFSET_MS).toISOString().slice(0, 19).replace(/[-T:]/g, '');
}

/** ISO 8601 with milliseconds and `-03:00`, as the Java services write it. */
export function argentineIso(instant: Date): string {
  return `${new Date(instant.getTime() - OFFSET_MS).toISOString().slice(0, 23)}-03:00`;
}

/** As {@link argentineIso} with .NET's habit of dropping trailing zeros of the fraction. */
export function dotnetIso(instant: Date): string {
  return argentineIso(instant).replace(/\.?0+-03:00$/, '-03:00');
}

/** Seconds since 1970 as .NET writes a UTC time in English: `6/22/2021 12:45:39 AM`. */
export function netTime(seconds: number): string {
  const instant = new Date(seconds * 1000);
  const hour = instant.getUTCHours();
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = `${hour % 12 || 12}:${two(instant.getUTCMinutes())}:${two(instant.getUTCSeconds())}`;
  return `${netDay(argentineDate(new Date(instant.getTime() + OFFSET_MS)))} ${time} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** `yyyymmdd` as .NET writes a day in English: `7/21/2021`. */
export function netDay(day: string): string {
  return `${Number(day.slice(4, 6))}/${Number(day.slice(6, 8))}/${day.slice(0, 4)}`;
}

/** Whether `text` is a real day written `yyyymmdd`. */
export function isDay(text: string | undefined): text is string {
  return text !== undefined && /^\d{8}$/.test(text) && addDays(text, 0) === text;
}

/** `yyyymmdd` of a day written `yyyy-mm-dd`; throws an `InputProblem` naming `field` when it is not one. */
export function parseDay(text: unknown, field: string): string {
  const day = typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text.replaceAll('-', '') : '';
  if (!isDay(day)) throw mustBe(field, 'un día, aaaa-mm-dd', 'a day, yyyy-mm-dd');
  return day;
}

/** `yyyymmdd` as `yyyy-mm-dd`. */
export function isoDay(day: string): string {
  return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
}

/** `yyyymmdd` moved by a number of calendar days. */
export function addDays(day: string, count: number): string {
  const moved = new Date(dayNumber(day) * DAY_MS + count * DAY_MS);
  return Number.isNaN(moved.getTime()) ? '' : moved.toISOString().slice(0, 10).replaceAll('-', '');
}

/** Days since 1970-01-01; differences of two are calendar days. */
export function dayNumber(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8))) / DAY_MS;
}

/** The last business day before `day`. */
export function businessDayBefore(day: string): string {
  let found = addDays(day, -1);
  while (!isBusinessDay(found)) found = addDays(found, -1);
  return found;
}

/** Whether banks are open: Monday to Friday, and no holiday. */
export function isBusinessDay(day: string): boolean {
  const weekday = new Date(dayNumber(day) * DAY_MS).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isHoliday(day);
}

/** ISO week of the year, 01 to 53, two digits. */
export function isoWeek(day: string): string {
  const date = new Date(dayNumber(day) * DAY_MS);
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * DAY_MS);
  const start = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return String(Math.ceil(((thursday.getTime() - start) / DAY_MS + 1) / 7)).padStart(2, '0');
}
