// Days on which banks and offices are closed in Argentina. Source: Ley 27.399 (2017), articles 1, 6 and 7. Bridges that
// a decree adds each year are not here.

const DAY_MS = 24 * 60 * 60 * 1000;

/** Month and day of those that stay where they are. */
const FIXED = ['0101', '0324', '0402', '0501', '0525', '0620', '0709', '1208', '1225'];
/** Month and day of those that move to a Monday: Güemes, San Martín, cultural diversity, national sovereignty. */
const MOVABLE = ['0617', '0817', '1012', '1120'];
/** Days from Easter Sunday: Carnival on Monday and Tuesday, and Good Friday. */
const FROM_EASTER = [-48, -47, -2];

const byYear = new Map<string, ReadonlySet<string>>();

/** Whether `day` (`yyyymmdd`) is a holiday of the whole country. */
export function isHoliday(day: string): boolean {
  const year = day.slice(0, 4);
  const known = byYear.get(year) ?? holidaysOf(Number(year));
  if (byYear.size < 1000) byYear.set(year, known);
  return known.has(day);
}

function holidaysOf(year: number): ReadonlySet<string> {
  const at = (monthDay: string): number =>
    Date.UTC(year, Number(monthDay.slice(0, 2)) - 1, Number(monthDay.slice(2)));
  const easter = easterOf(year);
  return new Set(
    [
      ...FIXED.map(at),
      ...MOVABLE.map((monthDay) => toMonday(at(monthDay))),
      ...FROM_EASTER.map((days) => easter + days * DAY_MS),
    ].map((time) => new Date(time).toISOString().slice(0, 10).replaceAll('-', '')),
  );
}

/** Tuesdays and Wednesdays go back to their Monday, Thursdays and Fridays on to the next (article 6). */
function toMonday(time: number): number {
  const weekday = new Date(time).getUTCDay();
  if (weekday === 2 || weekday === 3) return time - (weekday - 1) * DAY_MS;
  if (weekday === 4 || weekday === 5) return time + (8 - weekday) * DAY_MS;
  return time;
}

/** Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8). */
function easterOf(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1);
}
