// The CAEA itself, its punto de venta and the sequence: what refuses the rest of the report with the comprobante.
import { kindOfPunto } from '../../../world/registers/puntos-de-venta.ts';
import type { Finding } from '../../codes.ts';
import { findCaea } from '../codes.ts';
import type { ReportContext } from './report-context.ts';

const MAX_NUMBER = 99_999_999;

/** The first flaw of the CAEA or its punto de venta; nothing else is said of such a report (seen in a real answer). */
export function checkCaea(context: ReportContext): Finding | undefined {
  const { detail, caea, issuer, today, punto } = context;
  const code = detail.CAEA?.trim() ?? '';
  if (code === '') return findCaea(782);
  if (!/^\d{14}$/.test(code)) return findCaea(782, 'El <CAEA> debe ser numerico de 14 posiciones.');
  if (!caea) return findCaea(780);
  if (caea.cuit !== issuer) return findCaea(705);
  if (today <= caea.from) return findCaea(1414);
  if (!punto.issuesByCaea || isShut(context)) return findCaea(701);
  if ((punto.registered?.opened_on ?? '') > caea.until) return findCaea(709);
  return undefined;
}

/** Blocked, or closed by the day of the comprobante. */
function isShut({ punto: { registered }, date }: ReportContext): boolean {
  if (!registered || kindOfPunto(registered).emission !== 'caea') return false;
  return registered.blocked || (registered.closed_on !== undefined && registered.closed_on <= date);
}

/** Numbers and date without which there is no sequence. */
export function checkForm({ detail, dated }: ReportContext): Finding[] {
  const found: Finding[] = [];
  const inRange = (number: number): boolean => number >= 1 && number <= MAX_NUMBER;
  if (!inRange(detail.CbteDesde) || !inRange(detail.CbteHasta)) found.push(findCaea(784));
  if (!dated) found.push(findCaea(783));
  return found;
}

/** The place after the last comprobante of its lane. */
export function checkSequence(
  { detail, date }: ReportContext,
  previous: { readonly number: number; readonly date: string },
): Finding | undefined {
  if (detail.CbteDesde !== previous.number + 1) return findCaea(703);
  return date < previous.date ? findCaea(704) : undefined;
}
