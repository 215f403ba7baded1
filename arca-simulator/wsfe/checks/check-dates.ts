// The window in which a comprobante may be dated, and the dates of a service.
import { addDays, isDay } from '../../world/time/calendar.ts';
import { type Finding, find } from '../codes.ts';
import type { DetailContext } from '../context.ts';
import { isNote, type Kind } from '../tables/kinds.ts';

/** A date outside its window; nothing else is said of such a comprobante (seen in a real answer). */
export function* checkWindow({ detail, kind, today, date }: DetailContext): Iterable<Finding> {
  if (!detail.CbteFch) return;
  const window = windowOf(kind, detail.Concepto);
  const inside =
    isDay(date) && date >= addDays(today, -window.before) && date <= addDays(today, window.after);
  if (!inside) yield find(10016, window.text);
}

export function* checkDates({ detail, kind, today, date }: DetailContext): Iterable<Finding> {
  const bound = detail.Concepto === 1 || kind.fce;
  if (date > today && bound && date.slice(0, 6) !== today.slice(0, 6)) yield find(10152);
  yield* checkService(detail, kind, date);
}

// The two spaces are ARCA's.
function windowOf(kind: Kind, concept: number): { before: number; after: number; text: string } {
  const text = (range: string, rest: string): string =>
    `Campo CbteFch Debe estar comprendido  en el  rango  ${range} ${rest}`;
  if (kind.fce && isNote(kind))
    return {
      before: 5,
      after: 0,
      text: text(
        'N-5 y N',
        'siendo N la fecha de envio del pedido de autorizacion para Facturas de Credito del tipo Nota de Debito o Nota de Credito',
      ),
    };
  if (kind.fce)
    return {
      before: 5,
      after: 1,
      text: text(
        'N-5 y N+1',
        'siendo N la fecha de envio del pedido de autorizacion para Facturas de Credito',
      ),
    };
  if (concept === 2 || concept === 3)
    return {
      before: 10,
      after: 10,
      text: text(
        'N-10 y N+10',
        `siendo N la fecha de envio del pedido  de autorizacion para ${concept === 2 ? '2 - Servicios' : '3 - Productos y Servicios'}`,
      ),
    };
  return {
    before: 5,
    after: 5,
    text: text('N-5 y N+5', 'siendo N la fecha de envio del pedido  de autorizacion para 1 - Productos'),
  };
}

function* checkService(detail: DetailContext['detail'], kind: Kind, date: string): Iterable<Finding> {
  const { FchServDesde: from, FchServHasta: to, FchVtoPago: due } = detail;
  const isService = detail.Concepto === 2 || detail.Concepto === 3;
  const sent = [from, to, due].filter((day) => day !== undefined && day !== '');
  if (isService && sent.length < 3 && !(kind.fce && isNote(kind) && from && to)) yield find(10049);
  else if (sent.some((day) => !isDay(day))) yield find(10049);
  // An FCE carries its due date alone.
  const dueAlone = kind.fce && !from && !to;
  if (!from && (to || (due && !dueAlone))) yield find(10031);
  if (!to && (from || (due && !dueAlone))) yield find(10033);
  if (!due && (from || to) && !(kind.fce && isNote(kind))) yield find(10035);
  if (from && to && from > to) yield find(10032);
  if (due && !kind.fce && due < date) yield find(10036);
}
