// Shipping permits: when they are due, how they are written, and that the customs know them.
import { type ExportContext, FACTURA, GOODS, given } from '../context.ts';
import { isCountry } from './check-client.ts';

export const PERMIT = /^\d{5}[A-Z]{2}[A-Z0-9]{2}\d{6}[A-Z]$/;

export function* checkPermits({ world, cmp }: ExportContext): Iterable<number> {
  const permits = cmp.Permisos?.Permiso ?? [];
  const state = given(cmp.Permiso_existente) ? cmp.Permiso_existente : '';
  const owed = cmp.Cbte_Tipo === FACTURA && cmp.Tipo_expo === GOODS;
  if (owed ? state === '' : state !== '') yield 1550;
  if (cmp.Tipo_expo !== GOODS && permits.length > 0) yield 1736;
  if ((state === 'S' && permits.length === 0) || (state === 'N' && permits.length > 0)) yield 1720;
  if (cmp.Permisos && permits.length === 0) yield 1720;
  const seen = new Set<string>();
  for (const { Id_permiso: id, Dst_merc: destination } of permits) {
    if (given(id) !== (destination !== 0)) yield 1730;
    const pair = `${id} ${destination}`;
    if (!PERMIT.test(id ?? '') || seen.has(pair)) yield 1740;
    seen.add(pair);
    if (!isCountry(destination) || !world.permits.reaches(id ?? '', destination)) yield 1750;
  }
}
