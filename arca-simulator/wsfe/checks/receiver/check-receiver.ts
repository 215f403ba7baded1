// The receiver's state in the padrón and its IVA condition.
import { isMonotributo, type Person } from '../../../people/person.ts';
import { type Finding, find } from '../../codes.ts';
import type { DetailContext } from '../../context.ts';
import { fceMinimum, MONOTRIBUTO_TOP_CAP, monotributoCap } from '../../tables/amounts-by-date.ts';
import { CONDITIONS } from '../../tables/conditions.ts';
import { isClassA } from '../../tables/kinds.ts';
import { totalInPesos } from '../amounts/in-pesos.ts';

// Invoices and receipts of the three classes that an FCE would have replaced.
const OWES_FCE = [1, 4, 6, 9, 11, 15];

export function* checkReceiver(context: DetailContext): Iterable<Finding> {
  yield* checkCondition(context);
  yield* checkState(context);
  yield* checkIssuerAlerts(context);
}

function* checkCondition({ detail, kind }: DetailContext): Iterable<Finding> {
  const condition = detail.CondicionIVAReceptorId;
  if (condition === undefined) {
    // One of the two is in force on any given day.
    yield find(10245);
    yield find(10246);
    return;
  }
  const row = CONDITIONS.find(([id]) => id === condition);
  if (!row) yield find(10242);
  else if (!row[2].includes(kind.clase)) yield find(10243);
}

function* checkState({ detail, kind, receiver, receiverByTaxId }: DetailContext): Iterable<Finding> {
  if (!receiverByTaxId) return;
  // Credit notes are let through: they undo, they do not sell.
  const observes = kind.nature === 'nota_credito';
  if (!receiver) {
    yield find(10238);
    if (isClassA(kind)) yield find(10017);
    return;
  }
  if (receiver.apocryphal) yield find(10195);
  if (!receiver.active) yield { ...find(10247), observes };
  if (receiver.unreliable) yield { ...find(10248), observes };
  if (receiver.deceased_on !== undefined) yield find(10249);
  if (!isClassA(kind) || kind.fce || detail.DocTipo !== 80) return;
  if (!receiver.active) yield find(10017);
  if (isMonotributo(receiver)) yield find(10217);
  else if (receiver.iva_condition !== 'responsable_inscripto') yield find(10063);
}

function* checkIssuerAlerts(context: DetailContext): Iterable<Finding> {
  const { kind, issuerPerson, receiver, rulesDay } = context;
  if (!issuerPerson) return;
  const pesos = totalInPesos(context);
  if (isClassA(kind) && !kind.fce && issuerPerson.form_pending) yield find(10234);
  if (isMonotributo(issuerPerson) && kind.nature !== 'nota_credito') {
    const own = monotributoCap(issuerPerson.monotributo_category ?? '');
    if (pesos > MONOTRIBUTO_TOP_CAP) yield find(10235);
    else if (pesos > own) yield find(10236);
  }
  if (owesFce(issuerPerson, receiver) && OWES_FCE.includes(kind.type) && pesos >= fceMinimum(rulesDay)) {
    // Which of the two the service gives is not documented: invoices to an empresa grande are refused, the rest observed.
    const refused = kind.nature === 'factura' && receiver?.fce_receiver === 'grande';
    yield find(refused ? 10192 : 10188);
  }
}

function owesFce(issuer: Person, receiver: Person | undefined): boolean {
  return issuer.pyme && !issuer.synthetic && receiver?.fce_receiver !== undefined;
}
