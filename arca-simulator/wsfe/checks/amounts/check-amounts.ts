// The amounts and their sum, with the manual's tolerances.
import { type Finding, find } from '../../codes.ts';
import type { DetailContext } from '../../context.ts';
import { close, fits, total } from '../money.ts';

export function* checkAmounts({ detail, kind }: DetailContext): Iterable<Finding> {
  const isC = kind.clase === 'C';
  const bad = (amount: number): boolean => amount < 0 || (isC && amount !== 0);
  if (bad(detail.ImpTotConc)) yield find(10043);
  if (bad(detail.ImpOpEx)) yield find(10044);
  if (detail.ImpNeto < 0) yield find(10045);
  if (detail.ImpTrib < 0) yield find(10046);
  if (bad(detail.ImpIVA)) yield find(10047);
  if (detail.ImpTotal < 0) yield find(10065);
  const parts = isC
    ? [detail.ImpNeto, detail.ImpTrib]
    : [detail.ImpTotConc, detail.ImpNeto, detail.ImpOpEx, detail.ImpTrib, detail.ImpIVA];
  if (!close(total([detail.ImpTotal]), total(parts))) yield find(10048);
  const amounts = [
    detail.ImpTotal,
    ...parts,
    ...(detail.Iva?.AlicIva ?? []).flatMap((one) => [one.BaseImp, one.Importe]),
  ];
  const tributes = (detail.Tributos?.Tributo ?? []).flatMap((one) => [one.BaseImp, one.Importe]);
  if (![...amounts, ...tributes].every((amount) => fits(amount, 2))) yield find(10056);
}
