// Factura de Crédito Electrónica MiPyME (types 201 to 213).
import { isMonotributo } from '../../../people/person.ts';
import type { AuthorizedComprobante } from '../../../world/ledger.ts';
import { type Finding, find } from '../../codes.ts';
import { type DetailContext, NO_CATEGORIZADO } from '../../context.ts';
import { isNote } from '../../tables/kinds.ts';
import { findAssociated } from '../associations/find-associated.ts';
import { units } from '../money.ts';
import { checkFceOptions } from './check-fce-options.ts';

export function* checkFce(context: DetailContext): Iterable<Finding> {
  const { kind, detail } = context;
  yield* checkFceOptions(context);
  if (!kind.fce) return;
  if (detail.Compradores) yield find(10194);
  if (detail.PeriodoAsoc) yield find(10196);
  if (context.issuerPerson?.financial_entity) yield find(10251);
  yield* checkDueDate(context);
  yield* checkReceiver(context);
  if (isNote(kind)) yield* checkNote(context);
}

function* checkDueDate({ detail, kind, date, today }: DetailContext): Iterable<Finding> {
  const due = detail.FchVtoPago;
  const cancels = option(detail, '22') === 'S';
  if (!isNote(kind)) {
    if (!due) yield find(10163);
    else if (due < date || due < today) yield find(10164);
  } else if (due && !cancels) yield find(10175);
}

function* checkReceiver({ detail, kind, receiver }: DetailContext): Iterable<Finding> {
  if (detail.DocNro === NO_CATEGORIZADO) {
    yield find(10178);
    return;
  }
  if (!receiver?.active) {
    yield find(10176);
    return;
  }
  if (!receiver.electronic_domicile) yield find(10161);
  const isRi = receiver.iva_condition === 'responsable_inscripto';
  const allowed =
    kind.clase === 'A' ? isRi : isRi || isMonotributo(receiver) || receiver.iva_condition === 'exento';
  if (!allowed) yield find(10177);
  if (receiver.fce_receiver === undefined) yield find(10180);
}

function* checkNote(context: DetailContext): Iterable<Finding> {
  const { detail, kind, issuer, date } = context;
  const associated = (detail.CbtesAsoc?.CbteAsoc ?? []).filter(({ Tipo }) => Tipo > 200 && Tipo < 214);
  if (associated.length === 0) {
    yield find(10153);
    return;
  }
  if (associated.some(({ Cuit }) => !Cuit)) yield find(10151);
  if (associated.some(({ Cuit }) => Cuit && Cuit !== issuer)) yield find(10155);
  if (associated.some(({ CbteFch }) => !CbteFch)) yield find(10158);
  if (associated.some(({ CbteFch }) => CbteFch !== undefined && CbteFch > date)) yield find(10159);
  if (option(detail, '22') !== 'S') {
    if (associated.length !== 1) yield find(10156);
    const invoice = { A: 201, B: 206, C: 211 }[kind.clase as 'A' | 'B' | 'C'];
    if (associated.some(({ Tipo }) => Tipo !== invoice)) yield find(10157);
  }
  for (const one of associated) {
    const record = findAssociated(context, one);
    if (!record || record.date !== one.CbteFch) yield find(10160);
    else yield* checkAgainst(context, record);
  }
}

function* checkAgainst(context: DetailContext, original: AuthorizedComprobante): Iterable<Finding> {
  const { detail, kind } = context;
  if (detail.MonId !== original.detail.MonId && detail.MonId !== 'PES') yield find(10181);
  if (detail.DocNro !== original.detail.DocNro) yield find(10183);
  if (kind.nature === 'nota_credito' && option(detail, '22') !== 'S') {
    if (units(detail.ImpTotal) >= balanceOf(context, original)) yield find(10184);
  }
}

/** The invoice plus its debits minus its credits. */
function balanceOf({ world, issuer }: DetailContext, original: AuthorizedComprobante): bigint {
  let balance = units(original.detail.ImpTotal);
  for (const type of [original.type + 1, original.type + 2]) {
    for (const note of world.ledger.list({ cuit: issuer, type })) {
      const adjusts = note.detail.CbtesAsoc?.CbteAsoc.some(
        (one) =>
          one.Tipo === original.type && one.PtoVta === original.punto_de_venta && one.Nro === original.from,
      );
      if (adjusts) balance += (type === original.type + 1 ? 1n : -1n) * units(note.detail.ImpTotal);
    }
  }
  return balance;
}

function option(detail: DetailContext['detail'], id: string): string | undefined {
  return detail.Opcionales?.Opcional.find((one) => one.Id === id)?.Valor;
}
