// Currency, rate and total: an export may be settled in its own currency, and then needs no rate of its own.
import { rateDay } from '../../world/registers/rates.ts';
import { MONEDAS } from '../../wsfe/tables/params.ts';
import { type ExportContext, FACTURA, findExported, SERVICES } from '../context.ts';
import { close, fits, times, units } from './amounts.ts';

const PESOS = 'PES';

const quote = (rate: number): bigint => units(rate.toFixed(6));

function official({ cmp, date, today, world }: ExportContext): bigint {
  return quote(world.rates.official(cmp.Moneda_Id ?? PESOS, rateDay(date, today)));
}

export function* checkCurrency(context: ExportContext): Iterable<number> {
  const { cmp } = context;
  const { Moneda_Id: currency = '', CanMisMonExt: same } = cmp;
  if (!MONEDAS.some(([id]) => id === currency)) yield 1590;
  const rate = units(cmp.Moneda_ctz);
  const quoted = cmp.Moneda_ctz !== undefined && !(same === 'S' && rate === 0n);
  if (cmp.Moneda_ctz !== undefined && quoted && (rate <= 0n || !fits(cmp.Moneda_ctz, 4, 6))) yield 1600;
  if (currency === PESOS && quoted && rate !== units('1')) yield 1601;
  if (!quoted && same !== 'S') yield 1602;
  if (same !== undefined && same !== 'S' && same !== 'N') yield 1603;
  if (quoted && currency !== PESOS && rate > official(context) + units('1')) yield 1604;
  if (same !== undefined && (currency === PESOS || cmp.Cbte_Tipo !== FACTURA)) yield 1605;
}

export function* checkTotal({ cmp }: ExportContext): Iterable<number> {
  const items = cmp.Items?.Item ?? [];
  const total = units(cmp.Imp_total);
  const sum = items.reduce((all, item) => all + units(item.Pro_total_item), 0n);
  if (total < 0n || !close(total, sum, Math.max(items.length, 1))) yield 1610;
}

/** `[first day, least, most]` of the official rate. Source: the same tolerances of WSFEv1, as they changed. */
const TOLERANCES: readonly (readonly [from: string, least: string, most: string])[] = [
  ['00000000', '0.2', '2'],
  ['20231212', '0.2', '4'],
  ['20240104', '0.02', '4'],
];

export function* checkRate(context: ExportContext): Iterable<number> {
  const { cmp, rules } = context;
  const rate = units(cmp.Moneda_ctz);
  if (cmp.Moneda_Id === PESOS || rate === 0n) return;
  const [, least = '0', most = '0'] = TOLERANCES.findLast(([from]) => from <= rules) ?? [];
  const reference = official(context);
  if (rate < times(reference, units(least)) || rate > times(reference, units(most))) yield 1667;
}

/** FEXGetPARAM_Ctz tells four decimals, so a rate may differ by half of the last one. */
function sameRate(one: bigint, other: bigint): boolean {
  const difference = one > other ? one - other : other - one;
  return difference <= units('0.00005');
}

/** A service in foreign currency is quoted at the close of the business day before, and a note as its invoice was. */
export function* checkServiceRate(context: ExportContext): Iterable<number> {
  const { cmp, associated } = context;
  const rate = units(cmp.Moneda_ctz);
  if (cmp.Tipo_expo !== SERVICES || cmp.Moneda_Id === PESOS || rate === 0n) return;
  const origin = associated[0] && findExported(context, associated[0]);
  if (cmp.Cbte_Tipo === FACTURA) {
    if (!sameRate(rate, official(context))) yield 2053;
  } else if (origin?.cmp && origin.cmp.Moneda_Id === cmp.Moneda_Id && rate !== units(origin.cmp.Moneda_ctz))
    yield 2053;
}
