// Thresholds are in pesos, whatever the comprobante is in.
import { rateDay } from '../../../world/registers/rates.ts';
import type { DetailContext } from '../../context.ts';

/** The total in pesos: at the rate sent, or at the official one when none was (paid in the same currency). */
export function totalInPesos({ detail, date, today, world }: DetailContext): number {
  if (detail.MonId === 'PES' || !detail.MonId) return detail.ImpTotal;
  return detail.ImpTotal * (detail.MonCotiz ?? world.rates.official(detail.MonId, rateDay(date, today)));
}
