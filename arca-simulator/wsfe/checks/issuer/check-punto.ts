// Class C of an exento needs a punto de venta of its own kind.
import { type Finding, find } from '../../codes.ts';
import type { DetailContext } from '../../context.ts';

export function* checkPunto({
  kind,
  issuer,
  issuerPerson,
  puntoDeVenta,
  world,
}: DetailContext): Iterable<Finding> {
  if (kind.clase !== 'C' || issuerPerson?.iva_condition !== 'exento') return;
  // One that nobody registered is whatever its issuer needs.
  const punto = world.puntos.registered(issuer, puntoDeVenta);
  if (punto && punto.kind !== 'exento') yield find(10096);
}
