// FEXGetCMP, FEXGetLast_CMP, FEXGetLast_ID and FEXCheck_Permiso: what a client that lost an answer asks.
import type { AuthorizedComprobante } from '../../world/registers/ledger.ts';
import type { World } from '../../world/world.ts';
import { isCountry } from '../checks/check-client.ts';
import { PERMIT } from '../checks/check-permits.ts';
import type { Cmp } from '../cmp.ts';
import { findExport } from '../codes.ts';
import { given, isExportType } from '../context.ts';
import { notesText } from './authorize-export.ts';
import { answered, refused } from './results.ts';

export interface GetCmpRequest {
  readonly Cmp?: { readonly Cbte_tipo: number; readonly Punto_vta: number; readonly Cbte_nro: number };
}

/** The comprobante as it was sent, plus its authorisation; 1020, in a block of zeros, when there is none. */
export function getExport(world: World, issuer: string, { Cmp: asked }: GetCmpRequest): object {
  const { Cbte_tipo: type = 0, Punto_vta: punto_de_venta = 0, Cbte_nro: number = 0 } = asked ?? {};
  const found = world.ledger.find({ cuit: issuer, punto_de_venta, type }, number);
  if (!found?.cmp) return refused(world, findExport(1020, world.rulesDay()), { FEXResultGet: {} });
  return answered(world, { FEXResultGet: echo(found, found.cmp) });
}

function echo(record: AuthorizedComprobante, cmp: Cmp): object {
  return {
    ...cmp,
    Cbte_tipo: record.type,
    Fecha_cbte: record.date,
    Moneda_ctz: cmp.Moneda_ctz ?? '0',
    Fecha_cbte_cae: record.processed_at.slice(0, 8),
    Fch_venc_Cae: record.cae_expires_on,
    Cae: record.cae,
    Resultado: 'A',
    Motivos_Obs: notesText(record.observations.map(({ code }) => code)),
  };
}

export interface LastCmpRequest {
  readonly Auth?: { readonly Pto_venta: number; readonly Cbte_Tipo: number };
}

/** The last number of a lane, 0 when it has none; the lane is named inside `Auth`. */
export function lastExport(world: World, issuer: string, { Auth: asked }: LastCmpRequest): object {
  const { Pto_venta: punto_de_venta = 0, Cbte_Tipo: type = 0 } = asked ?? {};
  if (!isExportType(type)) return refused(world, findExport(1606, world.rulesDay()));
  if (!world.puntos.usableForExport(issuer, punto_de_venta))
    return refused(world, findExport(1607, world.rulesDay()));
  const last = world.ledger.last({ cuit: issuer, punto_de_venta, type });
  return answered(world, {
    FEXResult_LastCMP: { Cbte_nro: last?.to ?? 0, ...(last ? { Cbte_fecha: last.date } : {}) },
  });
}

export function lastExportId(world: World, issuer: string): object {
  return answered(world, { FEXResultGet: { Id: world.ledger.lastExportId(issuer) } });
}

export interface CheckPermitRequest {
  readonly ID_Permiso?: string;
  readonly Dst_merc: number;
}

/** Whether the customs know a permit for a destination. */
export function checkPermit(world: World, { ID_Permiso: id, Dst_merc: country }: CheckPermitRequest): object {
  if (!given(id) || !isCountry(country))
    return refused(
      world,
      findExport(
        1810,
        world.rulesDay(),
        'ID_Permiso y Dst_merc son obligatorios; el país debe estar registrado.',
      ),
    );
  const known = PERMIT.test(id.trim()) && world.permits.reaches(id.trim(), country);
  return answered(world, { FEXResultGet: { Status: known ? 'OK' : 'NO' } });
}
