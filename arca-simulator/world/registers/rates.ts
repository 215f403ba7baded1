// Exchange rates nobody has to type in: plausible, and always the same for a currency and a business day.

import { hashText } from '../random.ts';
import { businessDayBefore, dayNumber, isBusinessDay } from '../time/calendar.ts';

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

/**
 * Pesos per unit of `currency` at the close of `day` (the business day itself or the one before it), when nobody
 * published another; a series of its own for each seed.
 */
export function officialRate(currency: string, day: string, seed = 1): number {
  if (currency === 'PES') return 1;
  const close = closeOf(day);
  const base = BASE[currency] ?? 1 + (hashText(currency) % 90_000) / 100;
  const drift = 1 + (dayNumber(close) - DAY_ZERO) * 0.0004;
  const jitter = 1 + ((hashText(`${currency}${close}${seed === 1 ? '' : seed}`) % 2001) - 1000) / 400_000;
  return Number((base * Math.max(drift, 0.2) * jitter).toFixed(base < 10 ? 6 : 3));
}

/** The day whose close rules for a comprobante: the business day before its date, or before today if later. */
export function rateDay(date: string, today: string): string {
  return businessDayBefore(date < today ? date : today);
}

/** The latest day with a published close: the business day before today. */
export function latestRateDay(today: string): string {
  return businessDayBefore(today);
}

/** The business day whose close rules on `day`. */
function closeOf(day: string): string {
  return isBusinessDay(day) ? day : businessDayBefore(day);
}

/** A rate that somebody published for a day, instead of the one of the series. */
export interface PublishedRate {
  /** ARCA's code of the currency (`DOL`, `060`...). */
  readonly currency: string;
  /** `yyyymmdd`. */
  readonly day: string;
  /** Pesos per unit. */
  readonly rate: number;
}

export interface Rates {
  /** Pesos per unit at the close of `day`, or of the business day before it. */
  official(currency: string, day: string): number;
  publish(rate: PublishedRate): void;
  withdraw(currency: string, day: string): void;
  /** What was published, in order of currency and day. */
  published(): PublishedRate[];
  reset(): void;
}

export function createRates(seed: number): Rates {
  const published = new Map<string, PublishedRate>();
  return {
    official: (currency, day) =>
      published.get(`${currency} ${closeOf(day)}`)?.rate ?? officialRate(currency, day, seed),
    publish: (rate) => void published.set(`${rate.currency} ${rate.day}`, rate),
    withdraw: (currency, day) => void published.delete(`${currency} ${day}`),
    published: () =>
      [...published.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, rate]) => rate),
    reset: () => published.clear(),
  };
}
