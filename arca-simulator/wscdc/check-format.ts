// What is wrong with the request by itself: each field alone (1 to 10), then what some ask of others (101, 113 to 153).
import { isCuit } from '../people/cuit.ts';
import { isDay } from '../world/time/calendar.ts';
import { fits } from '../wsfe/checks/money.ts';
import { isClassA, kindOf } from '../wsfe/tables/kinds.ts';
import { DOC_TIPOS } from '../wsfe/tables/params.ts';
import { type Cmp, given } from './cmp.ts';
import { CBTE_TIPOS } from './tables/cbte-tipos.ts';
import { MODES } from './tables/modes.ts';

/** Codes of fields that cannot be what they should be; all at once. */
export function checkFormat(cmp: Cmp): number[] {
  const { DocTipoReceptor: docType, DocNroReceptor: docNumber } = cmp;
  const wrong: readonly (readonly [code: number, isWrong: boolean])[] = [
    [1, !MODES.some(([mode]) => mode === cmp.CbteModo)],
    [2, !isCuit(String(cmp.CuitEmisor))],
    [3, cmp.PtoVta < 1 || cmp.PtoVta > 99_998],
    [4, !CBTE_TIPOS.some(([type]) => type === cmp.CbteTipo)],
    [5, cmp.CbteNro < 1 || cmp.CbteNro > 99_999_999],
    [6, !isDay(cmp.CbteFch)],
    [7, cmp.ImpTotal < 0 || !fits(cmp.ImpTotal, 2)],
    [8, given(docType) && !DOC_TIPOS.some(([id]) => Number(id) === Number(docType))],
    [9, given(docNumber) && !/^\d{1,11}$/.test(docNumber.trim())],
    [10, !/^\d{14}$/.test(cmp.CodAutorizacion ?? '')],
  ];
  return wrong.flatMap(([code, isWrong]) => (isWrong ? [code] : []));
}

const CUIT = 80;
/** Types that name their receiver only above a total. */
const NAMED_ABOVE: readonly number[] = [30, 31, 37, 38, 41, 49];
const NAMED_FROM = 10_000_000;
const TOURISM = { types: [195, 196, 197], documents: [80, 91, 94, 96] } as const;

/** Codes of what the request must say of its receiver, given what it is. */
export function checkReceiver(cmp: Cmp): number[] {
  const type = given(cmp.DocTipoReceptor) ? Number(cmp.DocTipoReceptor) : undefined;
  const named = given(cmp.DocNroReceptor);
  const kind = kindOf(cmp.CbteTipo);
  const codes: number[] = [];
  if (cmp.CbteFch !== undefined && cmp.CbteFch < '20130101') codes.push(101);
  if (kind && (isClassA(kind) || kind.fce) && type !== CUIT) codes.push(113);
  if (kind && isClassA(kind) && !named) codes.push(114);
  const large = cmp.ImpTotal > NAMED_FROM;
  if (large && (kind?.clase === 'B' || kind?.clase === 'C' || NAMED_ABOVE.includes(cmp.CbteTipo))) {
    if (type === undefined) codes.push(115);
    if (!named) codes.push(116);
  }
  if ((type !== undefined) !== named) codes.push(117);
  const { types, documents } = TOURISM;
  if (types.some((one) => one === cmp.CbteTipo) && !documents.some((one) => one === type)) codes.push(118);
  return codes;
}

/** Codes of the options; the service knows none, so every Id is wrong. */
export function checkOptions({ Opcionales: options }: Cmp): number[] {
  if (!options) return [];
  const list = options.Opcional;
  const codes: number[] = [];
  if (list.length === 0) codes.push(150);
  if (list.length > 0) codes.push(151);
  if (new Set(list.map(({ Id }) => Id)).size < list.length) codes.push(152);
  if (list.some(({ Valor }) => !given(Valor))) codes.push(153);
  return codes;
}
