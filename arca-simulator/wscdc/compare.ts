// What is asked against what this world authorised, whichever of its services did it.

import type { GrantedCaea } from '../world/registers/caeas.ts';
import type { AuthorizedComprobante } from '../world/registers/ledger.ts';
import { kindOfPunto } from '../world/registers/puntos-de-venta.ts';
import { argentineDate } from '../world/time/calendar.ts';
import type { World } from '../world/world.ts';
import { type Cmp, given } from './cmp.ts';

/** Codes of `Observaciones`, in order; 200 alone does not reject. */
export function compare(world: World, cmp: Cmp): number[] {
  const code = cmp.CodAutorizacion ?? '';
  const caea = cmp.CbteModo === 'CAEA' ? world.caeas.find(code) : undefined;
  // No printed comprobante is kept here, so no CAI exists.
  if (cmp.CbteModo === 'CAI' || (cmp.CbteModo === 'CAEA' && !caea)) return [100];
  const records = world.ledger
    .withCode(code)
    .filter(({ source }) => (source === 'caea') === (caea !== undefined));
  const record = records.find((one) => isNamed(one, cmp)) ?? (caea ? undefined : records[0]);
  if (record) return differences(record, cmp);
  return caea ? compareCaea(world, caea, cmp) : [100];
}

const isNamed = (record: AuthorizedComprobante, cmp: Cmp): boolean =>
  record.cuit === String(cmp.CuitEmisor) &&
  record.punto_de_venta === cmp.PtoVta &&
  record.type === cmp.CbteTipo &&
  record.from <= cmp.CbteNro &&
  cmp.CbteNro <= record.to;

function differences(record: AuthorizedComprobante, cmp: Cmp): number[] {
  const { detail } = record;
  const { DocTipoReceptor: docType, DocNroReceptor: docNumber } = cmp;
  const different: readonly (readonly [code: number, differs: boolean])[] = [
    [102, record.cuit !== String(cmp.CuitEmisor)],
    [103, record.type !== cmp.CbteTipo],
    [104, record.punto_de_venta !== cmp.PtoVta],
    [105, cmp.CbteNro < record.from || cmp.CbteNro > record.to],
    [107, record.date !== cmp.CbteFch],
    [110, !sameTotal(cmp.ImpTotal, detail.ImpTotal)],
    [111, given(docType) && Number(docType) !== detail.DocTipo],
    [112, given(docNumber) && Number(docNumber) !== detail.DocNro],
  ];
  return different.flatMap(([code, differs]) => (differs ? [code] : []));
}

/** Equal within one unit of currency or 0.01 %. */
function sameTotal(asked: number, held: number): boolean {
  const difference = Math.abs(asked - held);
  return difference <= 1 || difference <= Math.abs(held) / 10_000;
}

/** One that was not reported: it may be still to come. */
function compareCaea(world: World, caea: GrantedCaea, cmp: Cmp): number[] {
  const codes: number[] = [];
  const punto = world.puntos.registered(caea.cuit, cmp.PtoVta);
  const overdue = argentineDate(world.clock.now()) > caea.report_by;
  if (caea.cuit !== String(cmp.CuitEmisor)) codes.push(102);
  if (overdue) codes.push(106);
  if (cmp.CbteFch !== undefined && (cmp.CbteFch < caea.from || cmp.CbteFch > caea.until)) codes.push(107);
  if (punto === undefined || kindOfPunto(punto).emission !== 'caea') codes.push(109);
  return codes.length > 0 ? codes : [200];
}
