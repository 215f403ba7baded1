// Debits and credits of an FCE: what they may adjust, and when the buyer's answer lets them annul it.
import type { AuthorizedComprobante } from '../../../world/registers/ledger.ts';
import { type Finding, find } from '../../codes.ts';
import type { DetailContext } from '../../context.ts';
import type { CbteAsoc, Detail } from '../../detail.ts';
import { findAssociated } from '../associations/find-associated.ts';
import { units } from '../money.ts';

/** Types and codes of one class of FCE. */
interface FceClass {
  readonly invoice: number;
  readonly debit: number;
  readonly credit: number;
  /** A debit that annuls something other than a credit. */
  readonly annulsOther: number;
}

const CLASSES: Readonly<Record<string, FceClass>> = {
  A: { invoice: 201, debit: 202, credit: 203, annulsOther: 10186 },
  B: { invoice: 206, debit: 207, credit: 208, annulsOther: 10187 },
  C: { invoice: 211, debit: 212, credit: 213, annulsOther: 10193 },
};

/** Whether the note says that it annuls (option 22 with S). */
export function cancels(detail: Detail): boolean {
  return detail.Opcionales?.Opcional.find((one) => one.Id === '22')?.Valor === 'S';
}

export function* checkFceNote(context: DetailContext): Iterable<Finding> {
  const { detail, kind, issuer, date } = context;
  const own = CLASSES[kind.clase];
  const associated = (detail.CbtesAsoc?.CbteAsoc ?? []).filter(({ Tipo }) => Tipo > 200 && Tipo < 214);
  if (associated.length === 0 || !own) {
    yield find(10153);
    return;
  }
  if (associated.some(({ Cuit }) => !Cuit)) yield find(10151);
  if (associated.some(({ Cuit }) => Cuit && Cuit !== issuer)) yield find(10155);
  if (associated.some(({ CbteFch }) => !CbteFch)) yield find(10158);
  if (associated.some(({ CbteFch }) => CbteFch !== undefined && CbteFch > date)) yield find(10159);
  if (!cancels(detail)) {
    if (associated.length !== 1) yield find(10156);
    if (associated.some(({ Tipo }) => Tipo !== own.invoice)) yield find(10157);
  } else yield* checkAnnulment(context, own, associated);
  for (const one of associated) {
    const record = findAssociated(context, one);
    if (!record || record.date !== one.CbteFch) yield find(10160);
    else yield* checkAgainst(context, own, record);
  }
}

/** A debit annuls credits; a credit annuls invoices and debits. */
function* checkAnnulment(
  { kind }: DetailContext,
  own: FceClass,
  associated: readonly CbteAsoc[],
): Iterable<Finding> {
  const isDebit = kind.nature === 'nota_debito';
  if (isDebit && associated.some(({ Tipo }) => Tipo !== own.credit)) yield find(own.annulsOther);
  if (!isDebit && associated.some(({ Tipo }) => Tipo === own.credit)) yield find(10183);
}

function* checkAgainst(
  context: DetailContext,
  own: FceClass,
  original: AuthorizedComprobante,
): Iterable<Finding> {
  const { detail, kind, world } = context;
  const rejected = world.fceAnswers.rejected({ ...original, number: original.from });
  if (rejected !== cancels(detail)) yield find(10154);
  if (detail.MonId !== original.detail.MonId && detail.MonId !== 'PES') yield find(10181);
  if (detail.DocNro !== original.detail.DocNro) yield find(10183);
  if (kind.nature === 'nota_credito' && !cancels(detail)) {
    if (units(detail.ImpTotal) >= balanceOf(context, own, original)) yield find(10184);
  }
}

/** The invoice plus its debits minus its credits. */
function balanceOf({ world, issuer }: DetailContext, own: FceClass, original: AuthorizedComprobante): bigint {
  let balance = units(original.detail.ImpTotal);
  for (const note of world.ledger.naming(original, original.from)) {
    if (note.cuit !== issuer) continue;
    if (note.type === own.debit) balance += units(note.detail.ImpTotal);
    if (note.type === own.credit) balance -= units(note.detail.ImpTotal);
  }
  return balance;
}
