// Numbers, concept and the receiver's document.
import { totalInPesos } from '../../checks/amounts/in-pesos.ts';
import type { Finding } from '../../codes.ts';
import { NO_CATEGORIZADO } from '../../context.ts';
import { consumerThreshold } from '../../tables/amounts-by-date.ts';
import { isClassA } from '../../tables/kinds.ts';
import { DOC_TIPOS } from '../../tables/params.ts';
import { findCaea } from '../codes.ts';
import type { ReportContext } from './report-context.ts';

const KNOWN_DOCUMENTS = new Set(DOC_TIPOS.map(([id]) => Number(id)));
const CUIT = 80;
const ANONYMOUS = 99;

export function* checkDocument(context: ReportContext): Iterable<Finding> {
  const { detail, kind, issuer } = context;
  const { DocTipo: type, DocNro: number } = detail;
  if (![1, 2, 3].includes(detail.Concepto)) yield findCaea(713);
  yield* checkRange(context);
  if (isClassA(kind)) {
    if (type !== CUIT) yield findCaea(1403);
    if (number < 20_000_000_000 || number > 60_000_000_000) yield findCaea(1421);
  } else {
    if (!KNOWN_DOCUMENTS.has(type)) yield findCaea(1404);
    if (number < 0 || number > 99_999_999_999) yield findCaea(1405);
  }
  if (kind.fce && type !== CUIT) yield findCaea(1487);
  if (type === CUIT && String(number) === issuer) yield findCaea(788);
  if (type === CUIT && number !== NO_CATEGORIZADO && String(number).length !== 11) yield findCaea(1528);
  if (!kind.fce && !isClassA(kind)) yield* checkBuyer(context);
}

function* checkRange({ detail: { CbteDesde: from, CbteHasta: to }, kind }: ReportContext): Iterable<Finding> {
  if (isClassA(kind) || kind.fce) {
    if (from !== to) yield findCaea(711);
  } else if (kind.clase === 'B') {
    if (to < from) yield findCaea(1416);
  } else if (from !== to) yield findCaea(1433);
}

/** From an amount on, somebody has to be named. */
function* checkBuyer(context: ReportContext): Iterable<Finding> {
  const { detail, kind, receiver, receiverByTaxId, rulesDay } = context;
  const { CbteDesde: from, CbteHasta: to, DocTipo: type, DocNro: number } = detail;
  const count = Math.max(to - from + 1, 1);
  const reaches = totalInPesos(context) / count >= consumerThreshold(rulesDay);
  if (kind.clase === 'B' && from !== to) {
    if (reaches) yield findCaea(1422);
    else if (type !== ANONYMOUS || number !== 0) yield findCaea(1415);
    return;
  }
  if (reaches) {
    if (type === ANONYMOUS || !KNOWN_DOCUMENTS.has(type) || number <= 0) yield findCaea(1417);
  } else if (type === ANONYMOUS) {
    if (number !== 0) yield findCaea(1418);
  } else if (number <= 0) yield findCaea(1419);
  if (receiverByTaxId && !receiver) yield findCaea(1420);
}
