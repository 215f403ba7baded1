// Where the registered taxpayers issue from: one punto de venta of each kind, and a blocked and a closed one.
import type { PuntoDeVenta, PuntoKind } from '../../world/registers/puntos-de-venta.ts';
import { isMonotributo, type Person } from '../person.ts';

/** By number: the kind of each for a responsable inscripto, a monotributista and an exento. */
const KINDS: readonly (readonly [ri: PuntoKind, monotributo: PuntoKind, exento: PuntoKind])[] = [
  ['ri', 'monotributo', 'exento'],
  ['caea-contingency-ri', 'caea-contingency-monotributo', 'caea-contingency-exento'],
  ['export', 'export', 'export'],
  ['mtxca', 'mtxca', 'mtxca'],
  ['factuweb', 'factuweb', 'factuweb'],
  ['controlador-fiscal', 'controlador-fiscal', 'controlador-fiscal'],
];

const BLOCKED = 7;
const CLOSED = 8;

/** The puntos de venta of somebody who may issue; nobody else has any. */
export function puntosOf(person: Person): PuntoDeVenta[] {
  const column =
    person.iva_condition === 'responsable_inscripto'
      ? 0
      : isMonotributo(person)
        ? 1
        : person.iva_condition === 'exento'
          ? 2
          : undefined;
  if (column === undefined) return [];
  const { cuit } = person;
  const main = KINDS[0]?.[column] ?? 'ri';
  return [
    ...KINDS.map((kinds, index) => ({ cuit, number: index + 1, kind: kinds[column], blocked: false })),
    { cuit, number: BLOCKED, kind: main, blocked: true },
    { cuit, number: CLOSED, kind: main, blocked: false, closed_on: '20260331' },
  ];
}
