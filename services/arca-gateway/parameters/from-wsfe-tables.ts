/** WSFEv1's parameter tables in our words: pure. */
import type { puntosDeVentaAnswer } from '@arca-api/contract/gateway';
import type { z } from 'zod';
import { fromDay } from '../comprobantes/wsfe/from-wsfe.ts';

export type PuntoDeVenta = Extract<
  z.infer<typeof puntosDeVentaAnswer>,
  { ok: true }
>['puntos_de_venta'][number];

export function fromPuntosDeVenta(response: {
  readonly ResultGet: readonly {
    readonly Nro: number;
    readonly EmisionTipo?: string;
    readonly Bloqueado?: string;
    readonly FchBaja?: string;
  }[];
}): PuntoDeVenta[] {
  return response.ResultGet.filter((one) => one.Nro > 0).map((one) => ({
    number: one.Nro,
    kind: one.EmisionTipo?.trim() ?? '',
    blocked: one.Bloqueado?.trim().toUpperCase() === 'S',
    closed_on: fromDay(one.FchBaja),
  }));
}

/** WSFEX's list has numbers only: its puntos de venta are all for exports. Those of use. */
export function fromExportPuntos(response: {
  readonly FEXResultGet: readonly {
    readonly Pve_Nro: number;
    readonly Pve_Bloqueado?: string;
    readonly Pve_FchBaja?: string;
  }[];
}): number[] {
  return response.FEXResultGet.filter(
    (one) =>
      one.Pve_Nro > 0 && one.Pve_Bloqueado?.trim().toUpperCase() !== 'S' && fromDay(one.Pve_FchBaja) === null,
  ).map((one) => one.Pve_Nro);
}

/** `null` when ARCA gives no usable limit. */
export function fromBatchLimit(response: { readonly RegXReq: number }): number | null {
  return response.RegXReq > 0 ? response.RegXReq : null;
}

/** `null` when ARCA has none for that day. */
export function fromRate(
  asked: string,
  response: { readonly ResultGet?: { readonly MonCotiz: string; readonly FchCotiz?: string } },
): { readonly rate: string; readonly date: string } | null {
  const found = response.ResultGet;
  if (!found || !/[1-9]/.test(found.MonCotiz)) return null;
  return { rate: found.MonCotiz, date: fromDay(found.FchCotiz?.slice(0, 8)) ?? asked };
}
