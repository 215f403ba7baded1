// Numbers, concept and the receiver's document: what the comprobante is and whom it names.
import { type Finding, find } from '../../codes.ts';
import type { DetailContext } from '../../context.ts';
import { NO_CATEGORIZADO } from '../../context.ts';
import { consumerThreshold } from '../../tables/amounts-by-date.ts';
import { isClassA } from '../../tables/kinds.ts';
import { DOC_TIPOS } from '../../tables/params.ts';

const KNOWN_DOCUMENTS = new Set(DOC_TIPOS.map(([id]) => Number(id)));
const MAX_NUMBER = 99_999_999;

export function* checkDocument(context: DetailContext): Iterable<Finding> {
  const { detail, kind, issuer, issuerPerson } = context;
  const { CbteDesde: from, CbteHasta: to, DocTipo: type, DocNro: number } = detail;
  if (from < 1 || from > MAX_NUMBER) yield find(10008);
  if (to < 1 || to > MAX_NUMBER) yield find(10010);
  if (to < from) yield find(10011);
  else if (from !== to && (kind.clase !== 'B' || kind.fce)) yield find(10012);
  if (![1, 2, 3].includes(detail.Concepto)) yield find(10030);
  if (isClassA(kind) && type !== 80) yield find(10013);
  if (String(number) === issuer) yield find(10069);
  yield* checkClassB(context);
  if (kind.fce && type !== 80) yield find(10015);
  if (kind.clase !== 'B' && !isClassA(kind)) {
    if (!KNOWN_DOCUMENTS.has(type) || (type === 99) !== (number === 0)) yield find(10015);
  }
  if (type === 80 && number !== NO_CATEGORIZADO && String(number).length !== 11) yield find(10284);
  if (type === 31) {
    if (!issuerPerson?.financial_entity) yield find(10270);
    if (number < 1 || number > 9999) yield find(10271);
    if (detail.CondicionIVAReceptorId !== 15) yield find(10272);
  }
}

function* checkClassB({
  detail,
  kind,
  receiver,
  receiverByTaxId,
  rulesDay,
}: DetailContext): Iterable<Finding> {
  if (kind.clase !== 'B' || kind.fce) return;
  const { CbteDesde: from, CbteHasta: to, DocTipo: type, DocNro: number } = detail;
  const rate = detail.MonId === 'PES' ? 1 : (detail.MonCotiz ?? 1);
  // The norm says "igual o superior"; the manual's wording is looser.
  const identified = (detail.ImpTotal * rate) / Math.max(to - from + 1, 1) >= consumerThreshold(rulesDay);
  if (to > from) {
    if (identified) yield find(10014);
    else if (type !== 99 || number !== 0) yield find(10015);
    return;
  }
  const bad =
    !KNOWN_DOCUMENTS.has(type) ||
    (type === 99 ? identified || number !== 0 : number <= 0) ||
    (receiverByTaxId && !receiver);
  if (bad) yield find(10015);
}
