// What a note adjusts: associated comprobantes or a period (RG 4540).

import { kindOfPunto } from '../../../world/registers/puntos-de-venta.ts';
import { isDay } from '../../../world/time/calendar.ts';
import { type Finding, find } from '../../codes.ts';
import type { DetailContext } from '../../context.ts';
import type { CbteAsoc } from '../../detail.ts';
import { isNote, kindOf } from '../../tables/kinds.ts';
import { units } from '../money.ts';
import { findAssociated } from './find-associated.ts';

// Percepciones, of all the tributes.
const PERCEPTIONS = [6, 7, 8, 9, 13];

export function* checkAssociations(context: DetailContext): Iterable<Finding> {
  const { detail, kind } = context;
  const associated = detail.CbtesAsoc?.CbteAsoc ?? [];
  if (detail.CbtesAsoc && associated.length === 0) yield find(10062);
  if (isNote(kind) && !kind.fce && associated.length === 0 && !detail.PeriodoAsoc) yield find(10197);
  if (detail.PeriodoAsoc && kind.nature === 'factura' && !kind.fce) yield find(10198);
  if (associated.some(({ Tipo }) => !kind.associable.includes(Tipo))) yield find(10040);
  if (associated.some(({ Tipo }) => Tipo <= 0)) yield find(10057);
  if (associated.some(({ PtoVta }) => PtoVta <= 0 || PtoVta >= 99_999)) yield find(10058);
  if (associated.some(({ Nro }) => Nro <= 0 || Nro >= 99_999_999)) yield find(10059);
  if (
    new Set(associated.map(({ Tipo, PtoVta, Nro }) => `${Tipo}/${PtoVta}/${Nro}`)).size !== associated.length
  )
    yield find(10060);
  if (associated.some(({ Cuit }) => Cuit !== undefined && !/^\d{11}$/.test(Cuit))) yield find(10151);
  if (associated.some(({ CbteFch }) => CbteFch !== undefined && !isDay(CbteFch))) yield find(10213);
  for (const one of associated) yield* checkOne(context, one);
  yield* checkPeriod(context);
  yield* checkCredit(context, associated);
}

function* checkOne(context: DetailContext, one: CbteAsoc): Iterable<Finding> {
  const own = !one.Cuit || one.Cuit === context.issuer;
  const punto = context.world.puntos.registered(one.Cuit || context.issuer, one.PtoVta);
  // Fiscal printers and ARCA's page report later than they issue, if at all.
  if (punto && kindOfPunto(punto).emission === 'other') {
    if (kindOf(one.Tipo) && !one.CbteFch) yield find(10211);
    if (isDay(one.CbteFch) && one.CbteFch > context.today) yield find(10212);
    return;
  }
  const record = findAssociated(context, one);
  const isComprobante = one.Tipo < 300 && one.Tipo !== 88 && one.Tipo !== 91;
  if (own && isComprobante && !record && context.world.puntos.usable(context.issuer, one.PtoVta))
    yield find(10041);
  const date = record?.date ?? one.CbteFch;
  if (date && isDay(date) && date > context.date && date.slice(0, 6) !== context.date.slice(0, 6))
    yield find(10210);
}

function* checkPeriod({ detail, date }: DetailContext): Iterable<Finding> {
  const period = detail.PeriodoAsoc;
  if (!period) return;
  const { FchDesde: from, FchHasta: to } = period;
  if (!from) yield find(10199);
  else if (!isDay(from)) yield find(10204);
  if (!to) yield find(10203);
  else if (!isDay(to)) yield find(10205);
  if (!isDay(from) || !isDay(to)) return;
  if (from <= '20060101' || to <= '20060101') yield find(10206);
  if (to < from) yield find(10207);
  if (to > date) yield find(10208);
  const perceives = (detail.Tributos?.Tributo ?? []).some(({ Id }) => PERCEPTIONS.includes(Id));
  if (perceives && from.slice(0, 6) !== to.slice(0, 6)) yield find(10209);
}

function* checkCredit(context: DetailContext, associated: readonly CbteAsoc[]): Iterable<Finding> {
  const { detail, kind } = context;
  if (kind.nature !== 'nota_credito' || kind.fce) return;
  const records = associated.map((one) => findAssociated(context, one)).filter((one) => one !== undefined);
  if (records.length === 0) return;
  const adjusted = records.reduce((sum, record) => sum + units(record.detail.ImpTotal), 0n);
  if (units(detail.ImpTotal) > adjusted) yield find(10237);
}
