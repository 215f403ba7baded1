// Factura de Crédito Electrónica MiPyME (types 201 to 213).
import { isMonotributo } from '../../../people/person.ts';
import { type Finding, find } from '../../codes.ts';
import { type DetailContext, NO_CATEGORIZADO } from '../../context.ts';
import { isNote } from '../../tables/kinds.ts';
import { cancels, checkFceNote } from './check-fce-note.ts';
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
  if (isNote(kind)) yield* checkFceNote(context);
}

function* checkDueDate({ detail, kind, date, today }: DetailContext): Iterable<Finding> {
  const due = detail.FchVtoPago;
  if (!isNote(kind)) {
    if (!due) yield find(10163);
    else if (due < date || due < today) yield find(10164);
  } else if (due && !cancels(detail)) yield find(10175);
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
