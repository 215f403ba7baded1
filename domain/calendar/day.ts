/** A day in Buenos Aires as `YYYY-MM-DD`: never a `Date`, which is an instant. */
export type Day = string;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * Whether a text is a day that exists: `2026-02-30` is not.
 *
 * @example
 * isDay('2028-02-29'); // true
 */
export function isDay(text: string): boolean {
  const parts = SHAPE.exec(text);
  if (parts === null) return false;
  const month = Number(parts[2]);
  const day = Number(parts[3]);
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= daysInMonth(Number(parts[1]), month);
}

/** The day so many days later (earlier when negative). Days are proleptic Gregorian, years 0000 to 9999. */
export function addDays(day: Day, days: number): Day {
  return fromSerial(toSerial(day) + days);
}

/** How many days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return toSerial(to) - toSerial(from);
}

/** Text of this shape sorts as time does. */
export function laterOf(a: Day, b: Day): Day {
  return a > b ? a : b;
}

/** `2026-11`. */
export function monthOf(day: Day): string {
  return day.slice(0, 7);
}

/** Whether two days fall in the same month of the same year. */
export function isSameMonth(a: Day, b: Day): boolean {
  return monthOf(a) === monthOf(b);
}

/** The last day of the month in which a day falls. */
export function lastDayOfMonth(day: Day): Day {
  const { year, month } = civil(day);
  return `${monthOf(day)}-${daysInMonth(year, month)}`;
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  return ((((toSerial(day) + 3) % 7) + 7) % 7) + 1;
}

/**
 * The last Monday-to-Friday before a day. Holidays are not known here: who asks ARCA for a rate
 * steps back again when a day has none.
 */
export function weekdayBefore(day: Day): Day {
  const previous = addDays(day, -1);
  return weekdayOf(previous) > 5 ? weekdayBefore(previous) : previous;
}

const MS_PER_DAY = 86_400_000;
/** Argentina has kept UTC-3 the whole year since 2009. */
const BUENOS_AIRES_OFFSET_MS = -3 * 3_600_000;

/**
 * The day it is in Buenos Aires at an instant (milliseconds since the epoch).
 *
 * @example
 * dayInBuenosAires(Date.UTC(2026, 10, 19, 2, 59)); // '2026-11-18'
 */
export function dayInBuenosAires(instantMs: number): Day {
  return fromSerial(Math.floor((instantMs + BUENOS_AIRES_OFFSET_MS) / MS_PER_DAY));
}

function civil(day: Day): Civil {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01. Years begin in March here, so that the leap day comes last. */
function toSerial(text: Day): number {
  const { year, month, day } = civil(text);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function fromSerial(serial: number): Day {
  const z = serial + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted + (shifted < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
