// Numbers, concept and the receiver's document: what the comprobante is and whom it names.
import { type Finding, find } from '../../codes.ts';
import type { DetailContext } from '../../context.ts';
import { NO_CATEGORIZADO } from '../../context.ts';
import { consumerThreshold } from '../../tables/amounts-by-date.ts';
import { isClassA } from '../../tables/kinds.ts';
import { DOC_TIPOS } from '../../tables/params.ts';
import { totalInPesos } from '../amounts/in-pesos.ts';

const KNOWN_DOCUMENTS = new Set(DOC_TIPOS.map(([id]) => Number(id)));
const MAX_NUMBER = 99_999_999;

/** Whether a comprobante can have this number. */
export const isNumber = (number: number): boolean => number >= 1 && number <= MAX_NUMBER;

export function* checkDocument(context: DetailContext): Iterable<Finding> {
  const { detail, kind, issuer, issuerPerson } = context;
  const { CbteDesde: from, CbteHasta: to, DocTipo: type, DocNro: number } = detail;
  if (!isNumber(from)) yield find(10008);
  if (!isNumber(to)) yield find(10010);
  if (to < from) yield find(10011);
  else if (from !== to && (kind.clase !== 'B' || kind.fce)) yield find(10012);
  if (![1, 2, 3].includes(detail.Concepto)) yield find(10030);
  if (isClassA(kind) && type !== 80) yield find(10013);
  if (String(number) === issuer) yield find(10069);
  yield* checkClassB(context);
  if (kind.fce && type !== 80) yield find(10015);
  if (kind.clase === '49' && !isIdentified(context)) yield find(10015);
  yield* checkClassC(context);
  if (type === 80 && number !== NO_CATEGORIZADO && String(number).length !== 11) yield find(10284);
  if (type === 31) {
    if (!issuerPerson?.financial_entity) yield find(10270);
    if (number < 1 || number > 9999) yield find(10271);
    if (detail.CondicionIVAReceptorId !== 15) yield find(10272);
  }
}

/** Named by a known document other than the anonymous one, and found in the padrón when it is a tax id. */
function isIdentified({ detail, receiver, receiverByTaxId }: DetailContext): boolean {
  const { DocTipo: type, DocNro: number } = detail;
  return KNOWN_DOCUMENTS.has(type) && type !== 99 && number > 0 && !(receiverByTaxId && !receiver);
}

function* checkClassC({ detail, kind, receiver, receiverByTaxId }: DetailContext): Iterable<Finding> {
  if (kind.clase !== 'C') return;
  const { DocTipo: type, DocNro: number } = detail;
  if (!KNOWN_DOCUMENTS.has(type) || (type === 99) !== (number === 0)) yield find(10015);
  else if (receiverByTaxId && !receiver && !kind.fce) yield unknownTo('Comprobante C', type, number);
}

/** Nobody in the padrón has the number; the text was seen. */
function unknownTo(what: string, type: number, number: number): Finding {
  return find(
    10015,
    `${what} (CbteDesde igual a CbteHasta), DocTipo: ${type}, DocNro ${number} no se encuentra registrado en los padrones de AFIP y no corresponde a una cuit pais.`,
  );
}

function* checkClassB(context: DetailContext): Iterable<Finding> {
  const { detail, kind, receiver, receiverByTaxId, rulesDay } = context;
  if (kind.clase !== 'B' || kind.fce) return;
  const { CbteDesde: from, CbteHasta: to, DocTipo: type, DocNro: number } = detail;
  // The norm says "igual o superior"; the manual's wording is looser.
  const identified = totalInPesos(context) / Math.max(to - from + 1, 1) >= consumerThreshold(rulesDay);
  if (to > from) {
    if (identified) yield find(10014);
    else if (type !== 99 || number !== 0) yield find(10015);
    return;
  }
  const bad = !KNOWN_DOCUMENTS.has(type) || (type === 99 ? identified || number !== 0 : number <= 0);
  if (bad) yield find(10015);
  else if (receiverByTaxId && !receiver) yield unknownTo('Factura B', type, number);
}
