// When it was issued and when it was made, against its CAEA and its punto de venta; and the dates of a service.
import { dayNumber, isDay } from '../../../world/time/calendar.ts';
import type { Finding } from '../../codes.ts';
import { FAR_FROM_GENERATION, findCaea } from '../codes.ts';
import type { ReportContext } from './report-context.ts';

export function* checkDates(context: ReportContext): Iterable<Finding> {
  const { caea, date, punto, puntoDeVenta, world } = context;
  if (caea && (date < caea.from || date > caea.until)) yield findCaea(702);
  if ((punto.registered?.opened_on ?? '') > date) yield findCaea(781);
  if (caea && world.caeas.idle(caea.caea, puntoDeVenta)) yield findCaea(1424);
  yield* checkGeneration(context);
  yield* checkService(context);
}

function* checkGeneration({ detail, date, punto }: ReportContext): Iterable<Finding> {
  const made = detail.CbteFchHsGen;
  if (made === undefined || made === '') {
    if (punto.contingency === true) yield findCaea(1440);
    return;
  }
  if (punto.contingency === false) yield findCaea(1442);
  if (!isStamp(made)) {
    yield findCaea(1441);
    return;
  }
  const apart = Math.abs(dayNumber(date) - dayNumber(made.slice(0, 8)));
  if (apart > (detail.Concepto === 1 ? 5 : 10))
    yield { ...findCaea(1445, FAR_FROM_GENERATION), observes: true };
}

function isStamp(text: string): boolean {
  return isDay(text.slice(0, 8)) && /^\d{8}([01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(text);
}

function* checkService({ detail, kind, date }: ReportContext): Iterable<Finding> {
  const { FchServDesde: from, FchServHasta: to, FchVtoPago: due } = detail;
  const isService = detail.Concepto === 2 || detail.Concepto === 3;
  if (from && !isService) yield findCaea(727);
  if (to && !isService) yield findCaea(728);
  // A MiPyME invoice says when it is due, whatever it sells.
  if (due && !isService && !kind.fce) yield findCaea(729);
  if (from && to && from > to) yield findCaea(1412);
  if (due && !kind.fce && due < date) yield findCaea(1411);
  if ([from, to, due].some((day) => day && !isDay(day))) yield findCaea(1413);
}
