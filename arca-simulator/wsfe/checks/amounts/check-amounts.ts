// The amounts and their sum, with the manual's tolerances.
import { isMonotributo } from '../../../people/person.ts';
import { type Finding, find } from '../../codes.ts';
import type { DetailContext } from '../../context.ts';
import { close, fits, total } from '../money.ts';

// Seen; the two spaces are ARCA's.
const NO_EXEMPT_IN_C =
  'El campo ImpOpEx (importe exento) para comprobantes tipo C debe ser igual a cero (0).';
const SUM_OF_C =
  "El campo  'Importe Total' ImpTotal, debe ser igual  a la  suma de ImpNeto + ImpTrib. Donde ImpNeto es igual al Sub Total";

export function* checkAmounts({ detail, kind, issuerPerson }: DetailContext): Iterable<Finding> {
  const isC = kind.clase === 'C';
  // Used goods of a monotributista: the subtotal is ImpTotConc and nothing is taxed.
  const isUsed = kind.clase === '49' && issuerPerson !== undefined && isMonotributo(issuerPerson);
  const bad = (amount: number, mustBeZero: boolean): boolean => amount < 0 || (mustBeZero && amount !== 0);
  if (bad(detail.ImpTotConc, isC)) yield find(10043);
  if (bad(detail.ImpOpEx, isC || isUsed)) yield find(10044, isC ? NO_EXEMPT_IN_C : undefined);
  if (bad(detail.ImpNeto, isUsed)) yield find(10045);
  if (detail.ImpTrib < 0) yield find(10046);
  if (bad(detail.ImpIVA, isC || isUsed)) yield find(10047);
  if (detail.ImpTotal < 0) yield find(10065);
  const parts = isC
    ? [detail.ImpNeto, detail.ImpTrib]
    : isUsed
      ? [detail.ImpTotConc, detail.ImpTrib]
      : [detail.ImpTotConc, detail.ImpNeto, detail.ImpOpEx, detail.ImpTrib, detail.ImpIVA];
  if (!close(total([detail.ImpTotal]), total(parts))) yield find(10048, isC ? SUM_OF_C : undefined);
  const amounts = [
    detail.ImpTotal,
    ...parts,
    ...(detail.Iva?.AlicIva ?? []).flatMap((one) => [one.BaseImp, one.Importe]),
  ];
  const tributes = (detail.Tributos?.Tributo ?? []).flatMap((one) => [one.BaseImp, one.Importe]);
  if (![...amounts, ...tributes].every((amount) => fits(amount, 2))) yield find(10056);
}
