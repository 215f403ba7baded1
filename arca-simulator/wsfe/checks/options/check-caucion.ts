// Insurance of caución (options 2901 and 2902, since 2026-09-01): its issuers, its puntos de venta and its policies.
import { type Finding, find } from '../../codes.ts';
import type { DetailContext } from '../../context.ts';
import { valuesOf } from './values-of.ts';

const TYPES = [1, 2, 3, 6, 7, 8];
const MAX_OPTIONS = 6000;
const WORD = /^[\p{L}\p{N} ./-]{1,30}$/u;

export function* checkCaucion(context: DetailContext): Iterable<Finding> {
  const { detail, kind, issuer, issuerPerson, puntoDeVenta, world } = context;
  const segws = world.puntos.registered(issuer, puntoDeVenta)?.kind === 'segws';
  const insurer = issuerPerson?.registers?.includes('seguros_caucion') === true;
  if (segws && !insurer) yield find(10282);
  const options = detail.Opcionales?.Opcional ?? [];
  const policies = valuesOf(options, '2901');
  const endorsements = valuesOf(options, '2902');
  const entitled = segws && insurer;
  if (policies.length > 0 && !(entitled && TYPES.includes(kind.type))) yield find(10273);
  if (endorsements.length > 0 && !(entitled && TYPES.includes(kind.type))) yield find(10275);
  if (!policies.every((value) => WORD.test(value))) yield find(10274);
  if (!endorsements.every((value) => WORD.test(value))) yield find(10276);
  if (entitled && policies.length === 0) yield find(10277);
  if (entitled && endorsements.length === 0) yield find(10278);
  if (policies.length + endorsements.length === 0) return;
  if (!entitled) yield find(10279);
  if (options.length > MAX_OPTIONS) yield find(10280);
  if (policies.length !== endorsements.length) yield find(10281);
}
