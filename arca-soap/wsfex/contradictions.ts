/**
 * What makes an answer of WSFEXv1 no answer to what was asked: a comprobante counts as authorized only where every part
 * of the answer says so of the very `Id` and number that were sent. Anything else stays an unknown outcome.
 */
import type { FEXErr } from './complaints.ts';

interface Lane {
  readonly Punto_vta: number;
  readonly Cbte_nro: number;
}
interface Told {
  readonly FEXErr: FEXErr;
}
interface Verdict extends Lane {
  readonly Id: string;
  readonly Cbte_tipo: number;
  readonly Resultado?: 'A' | 'R';
  readonly Cae?: string;
}

const CODE = /^\d{14}$/;
const isError = ({ FEXErr }: Told): boolean => FEXErr.ErrCode !== 0;

/** Digits may come back without the zeros they were sent with. */
const sameNumber = (left: string, right: string): boolean => BigInt(left) === BigInt(right);

/** Holds the verdict of FEXAuthorize against what was asked. */
export function contradictsAuthorization(
  { Cmp: asked }: { readonly Cmp: Lane & { readonly Id: string; readonly Cbte_Tipo: number } },
  told: Told & { readonly FEXResultAuth?: Verdict },
): string | null {
  const { FEXResultAuth: verdict } = told;
  if (isError(told)) return verdict?.Cae === undefined ? null : 'there is an error and a code';
  if (verdict?.Resultado === undefined) return 'there is no error and no verdict';
  if (!sameNumber(verdict.Id, asked.Id)) return 'the verdict is about another Id';
  const isThatOne =
    verdict.Cbte_tipo === asked.Cbte_Tipo &&
    verdict.Punto_vta === asked.Punto_vta &&
    verdict.Cbte_nro === asked.Cbte_nro;
  if (!isThatOne) return 'the verdict is about another comprobante';
  const isCoded = verdict.Resultado === 'A' ? CODE.test(verdict.Cae ?? '') : verdict.Cae === undefined;
  return isCoded ? null : 'the verdict and its code contradict each other';
}

/** Holds what FEXGetCMP found against what it was asked for. */
export function contradictsFound(
  { Cmp: asked }: { readonly Cmp: Lane & { readonly Cbte_tipo: number } },
  told: Told & { readonly FEXResultGet?: Lane & { readonly Cbte_tipo: number; readonly Cae?: string } },
): string | null {
  if (isError(told)) return null;
  const { FEXResultGet: found } = told;
  if (!found) return 'there is no error and no comprobante';
  const isThatOne =
    found.Cbte_tipo === asked.Cbte_tipo &&
    found.Punto_vta === asked.Punto_vta &&
    found.Cbte_nro === asked.Cbte_nro;
  if (!isThatOne) return 'the answer is about another comprobante';
  return CODE.test(found.Cae ?? '') ? null : 'the code has not fourteen digits';
}

/** A number that is neither told nor refused must not pass for none. */
export const contradictsLast = (told: Told, number: unknown): string | null =>
  isError(told) || number !== undefined ? null : 'there is no error and no number';
