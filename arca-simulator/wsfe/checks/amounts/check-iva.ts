// The IVA breakdown by rate.
import { type Finding, find } from '../../codes.ts';
import type { DetailContext } from '../../context.ts';
import { close, percent, total, units } from '../money.ts';

const RATES: Readonly<Record<number, number>> = { 3: 0, 4: 10.5, 5: 21, 6: 27, 8: 5, 9: 2.5 };
// Seen, like the text of the table.
const ONLY_ZERO_RATE = 'Si ImpIva es igual a 0 el objeto Iva y AlicIva son obligatorios. Id iva = 3 (iva 0)';
// Notes may adjust the tax without its base.
const LENIENT = [2, 3, 7, 8, 52, 53];

export function* checkIva({ detail, kind }: DetailContext): Iterable<Finding> {
  if (kind.clase === 'C') {
    if (detail.Iva) yield find(10071);
    return;
  }
  const rates = detail.Iva?.AlicIva ?? [];
  const lenient = LENIENT.includes(kind.type);
  if (detail.ImpNeto > 0 && rates.length === 0) yield find(10070);
  if (detail.ImpIVA === 0 && rates.some(({ Id }) => Id !== 3)) yield find(10018, ONLY_ZERO_RATE);
  else if ((detail.ImpIVA > 0 || detail.Iva) && rates.length === 0) yield find(10018);
  if (rates.length === 0) return;
  if (rates.some(({ Id }) => RATES[Id] === undefined && !(lenient && Id === 0))) yield find(10019);
  if (rates.some(({ BaseImp }) => BaseImp < 0 || (BaseImp === 0 && !lenient))) yield find(10020);
  if (rates.some(({ Importe }) => Importe < 0)) yield find(10021);
  if (new Set(rates.map(({ Id }) => Id)).size !== rates.length) yield find(10022);
  if (!close(total(rates.map(({ Importe }) => Importe)), units(detail.ImpIVA), rates.length))
    yield find(10023);
  if (lenient) return;
  if (!close(total(rates.map(({ BaseImp }) => BaseImp)), units(detail.ImpNeto), rates.length))
    yield find(10061);
  if (rates.some(({ Id, BaseImp, Importe }) => !close(units(Importe), percent(BaseImp, RATES[Id] ?? 0))))
    yield find(10051);
}
