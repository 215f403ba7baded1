// Exchange rates nobody has to type in: plausible, and always the same for a currency and a business day.
import { addDays, businessDayBefore, dayNumber, isWeekend } from './calendar.ts';
import { hashText } from './random.ts';

// Pesos per unit around 2026-11, rounded; not quotations. Other currencies get a value from their code.
const BASE: Readonly<Record<string, number>> = {
  DOL: 1520,
  '002': 1520,
  '060': 1760,
  '012': 282,
  '011': 38,
  '033': 1.6,
  '021': 2010,
  '009': 1890,
  '018': 1085,
  '019': 10.1,
  '064': 213,
};

const DAY_ZERO = dayNumber('20261102');

/** Pesos per unit of `currency` at the close of `day` (the business day itself or the one before it). */
export function officialRate(currency: string, day: string): number {
  if (currency === 'PES') return 1;
  const close = isWeekend(day) ? businessDayBefore(day) : day;
  const base = BASE[currency] ?? 1 + (hashText(currency) % 90_000) / 100;
  const drift = 1 + (dayNumber(close) - DAY_ZERO) * 0.0004;
  const jitter = 1 + ((hashText(`${currency}${close}`) % 2001) - 1000) / 400_000;
  return Number((base * Math.max(drift, 0.2) * jitter).toFixed(base < 10 ? 6 : 3));
}

/** The day whose close rules for a comprobante: the business day before its date, or before today if later. */
export function rateDay(date: string, today: string): string {
  return businessDayBefore(date < today ? date : today);
}

/** The latest day with a published close: the business day before today. */
export function latestRateDay(today: string): string {
  return businessDayBefore(addDays(today, 0));
}
