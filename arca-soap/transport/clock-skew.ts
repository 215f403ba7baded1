/** How far the caller's clock is from ARCA's: the commonest cause of refused tickets, and measurable in any exchange. */
import type { Exchange } from '../exchange.ts';

/**
 * The caller's clock against ARCA's, as one exchange shows it.
 *
 * @example
 * const isOff = ({ aheadMs, uncertaintyMs }: ClockSkew) => Math.abs(aheadMs) - uncertaintyMs > 60_000;
 */
export interface ClockSkew {
  /** Milliseconds by which the caller's clock is ahead of ARCA's; negative: behind. */
  readonly aheadMs: number;
  /** The truth lies within this many milliseconds of it: ARCA tells whole seconds, and the way takes its time. */
  readonly uncertaintyMs: number;
}

/** IMF-fixdate, the only form that servers may send (RFC 9110, 5.6.7). */
const HTTP_DATE = /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const SECOND_MS = 1000;

/**
 * Measures the clocks by ARCA's `Date` header; `null` when there is none that can be read.
 *
 * @example
 * const { exchange } = await arca.wsfe.dummy({}, { deadline: Date.now() + 10_000 });
 * const skew = measureClockSkew(exchange);
 * if (skew !== null && Math.abs(skew.aheadMs) > 60_000) console.warn(skew);
 */
export function measureClockSkew(
  exchange: Pick<Exchange, 'dateHeader' | 'startedAt' | 'endedAt'>,
): ClockSkew | null {
  const { dateHeader, startedAt, endedAt } = exchange;
  const written = dateHeader?.trim() ?? '';
  const stamped = HTTP_DATE.test(written) ? Date.parse(written) : Number.NaN;
  if (Number.isNaN(stamped)) return null;
  // ARCA stamped it within that second, and while the caller's clock went from one instant to the other.
  const least = startedAt - (stamped + SECOND_MS);
  const most = endedAt - stamped;
  return { aheadMs: Math.round((least + most) / 2), uncertaintyMs: Math.ceil((most - least) / 2) };
}

const UNITS = [
  { ms: 86_400_000, from: 2 * 86_400_000, es: 'días', en: 'days' },
  { ms: 3_600_000, from: 2 * 3_600_000, es: 'horas', en: 'hours' },
  { ms: 60_000, from: 2 * 60_000, es: 'minutos', en: 'minutes' },
  { ms: SECOND_MS, from: 0, es: 'segundos', en: 'seconds' },
] as const;

/** The measure in words, in Spanish of Argentina and English. */
export function describeClockSkew({ aheadMs, uncertaintyMs }: ClockSkew): {
  readonly es: string;
  readonly en: string;
} {
  const off = Math.abs(aheadMs);
  if (off <= uncertaintyMs) {
    return { es: 'Tu reloj coincide con el de ARCA.', en: "Your clock agrees with ARCA's." };
  }
  const { ms, es, en } = UNITS.find(({ from }) => off >= from) ?? UNITS[3];
  const count = Math.round(off / ms);
  const isAhead = aheadMs > 0;
  return {
    es: `Tu reloj está ${isAhead ? 'adelantado' : 'atrasado'} ${count} ${es} respecto del de ARCA.`,
    en: `Your clock is ${count} ${en} ${isAhead ? 'ahead of' : 'behind'} ARCA's.`,
  };
}
