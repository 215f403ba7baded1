// Currency and exchange rate (RG 5616): what pays in pesos stays near the official rate, and never above it by a peso.
import { rateDay } from '../../../world/registers/rates.ts';
import { type Finding, find } from '../../codes.ts';
import type { DetailContext } from '../../context.ts';
import { MONEDAS } from '../../tables/params.ts';
import { units } from '../money.ts';

const KNOWN = new Set(MONEDAS.map(([id]) => id));

export function* checkCurrency({ detail, date, today, world }: DetailContext): Iterable<Finding> {
  const { MonId: currency, MonCotiz: rate, CanMisMonExt: same } = detail;
  if (same !== undefined && same !== 'S' && same !== 'N') yield find(10239);
  if (!currency || !KNOWN.has(currency)) {
    yield find(10037);
    return;
  }
  if (currency === 'PES') {
    if (rate !== 1) yield find(10039);
    if (same === 'S') yield find(10241);
    return;
  }
  const official = world.rates.official(currency, rateDay(date, today));
  if (rate !== undefined && units(rate) > units(official) + units(1)) yield find(10240);
  if (same === 'S') {
    if (rate !== undefined && units(rate) !== units(official)) yield find(10038);
  } else if (rate === undefined || rate <= 0) yield find(10038);
  else if (rate < official * 0.02 || rate > official * 4) yield find(10119);
}
