// Amounts, their sum and the currency. What CAE rejects in a sum, CAEA only observes, except for class C.
import { rateDay } from '../../../world/registers/rates.ts';
import { close, fits, total, units } from '../../checks/money.ts';
import type { Finding } from '../../codes.ts';
import { MONEDAS } from '../../tables/params.ts';
import { findCaea } from '../codes.ts';
import type { ReportContext } from './report-context.ts';

const CURRENCIES = new Set(MONEDAS.map(([id]) => id));
const isAmount = (amount: number): boolean => amount >= 0 && fits(amount, 2);

export function* checkAmounts(context: ReportContext): Iterable<Finding> {
  const { detail, kind } = context;
  if (kind.clase === 'C') {
    if (detail.ImpTotConc !== 0) yield findCaea(1434);
    if (detail.ImpOpEx !== 0) yield findCaea(1435);
    if (!isAmount(detail.ImpNeto)) yield findCaea(1436);
    if (!isAmount(detail.ImpTrib)) yield findCaea(1437);
    if (detail.ImpIVA !== 0) yield findCaea(1438);
    if (!close(total([detail.ImpTotal]), total([detail.ImpNeto, detail.ImpTrib]))) yield findCaea(1439);
  } else {
    if (!isAmount(detail.ImpTotConc)) yield findCaea(717);
    if (!isAmount(detail.ImpOpEx)) yield findCaea(718);
    if (!isAmount(detail.ImpNeto)) yield findCaea(719);
    if (!isAmount(detail.ImpTrib)) yield findCaea(723);
    if (!isAmount(detail.ImpIVA)) yield findCaea(1407);
    const parts = [detail.ImpTotConc, detail.ImpNeto, detail.ImpOpEx, detail.ImpTrib, detail.ImpIVA];
    if (!close(total([detail.ImpTotal]), total(parts))) yield findCaea(724);
  }
  if (!isAmount(detail.ImpTotal)) yield findCaea(1409);
  yield* checkBreakdown(context);
  yield* checkCurrency(context);
}

/** Digits of the parts; their sums are the business of the rules shared with CAE. */
function* checkBreakdown({ detail }: ReportContext): Iterable<Finding> {
  const rates = detail.Iva?.AlicIva ?? [];
  if (!rates.every(({ Importe }) => fits(Importe, 2))) yield findCaea(1008);
  if (!rates.every(({ BaseImp }) => fits(BaseImp, 2))) yield findCaea(1009);
  const tributos = detail.Tributos?.Tributo ?? [];
  if (!tributos.every(({ BaseImp }) => fits(BaseImp, 2))) yield findCaea(905);
  if (!tributos.every(({ Alic }) => fits(Alic, 2) && Alic < 1000)) yield findCaea(906);
  if (!tributos.every(({ Importe }) => fits(Importe, 2))) yield findCaea(907);
}

function* checkCurrency({ detail, kind, date, today, world }: ReportContext): Iterable<Finding> {
  const { MonId: currency, MonCotiz: rate, CanMisMonExt: same } = detail;
  if (same !== undefined && same !== 'S' && same !== 'N') yield findCaea(820);
  if (!currency || !CURRENCIES.has(currency)) {
    yield findCaea(1401);
    return;
  }
  if (currency === 'PES') {
    if (rate !== 1) yield findCaea(726);
    if (same === 'S') yield findCaea(822);
    return;
  }
  if (rate === undefined) {
    if (same !== 'S' || kind.nature !== 'factura') yield findCaea(726);
  } else if (rate <= 0 || rate >= 10_000 || !fits(rate, 6)) yield findCaea(726);
  else if (units(rate) > units(world.rates.official(currency, rateDay(date, today))) + units(1))
    yield findCaea(821);
}
