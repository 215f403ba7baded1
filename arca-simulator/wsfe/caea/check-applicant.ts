// Who may ask for a CAEA, and what it is reminded of.
import { isMonotributo } from '../../people/person.ts';
import type { GrantedCaea } from '../../world/registers/caeas.ts';
import { kindOfPunto, type PuntoDeVenta } from '../../world/registers/puntos-de-venta.ts';
import type { World } from '../../world/world.ts';
import type { Finding } from '../codes.ts';
import { findCaea } from './codes.ts';
import { isOpenOn, openCaeaPuntos } from './puntos.ts';

export function* checkApplicant(world: World, issuer: string, today: string): Iterable<Finding> {
  const person = world.people.find(issuer);
  if (!person?.active) {
    yield findCaea(15000);
    return;
  }
  if (person.autoimpresor === false) yield findCaea(15001);
  if (person.certificate_errors) yield findCaea(15009);
  const taxed =
    person.iva_condition === 'responsable_inscripto' ||
    person.iva_condition === 'exento' ||
    isMonotributo(person);
  // Synthetic taxpayers may issue anything, so that trying needs nothing.
  if (!taxed && !person.synthetic) yield findCaea(15010);
  if (person.activities.length === 0 && !person.synthetic) yield findCaea(15011);
  if (person.electronic_issuer === false) yield findCaea(15012);
  yield* checkPuntos(world, issuer, today);
}

/** A taxpayer that registered puntos de venta has those and no others. */
function* checkPuntos(world: World, issuer: string, today: string): Iterable<Finding> {
  if (world.puntos.registeredOf(issuer).length === 0) return;
  const puntos = openCaeaPuntos(world, issuer, today);
  if (puntos.length === 0) yield findCaea(15003);
  else if (puntos.every((punto) => isAlone(world, punto, today))) yield findCaea(15016);
}

export function* remarkOnApplicant(world: World, issuer: string, today: string): Iterable<Finding> {
  if (owesReports(world, issuer, today)) yield findCaea(15014);
  if (world.people.find(issuer)?.electronic_domicile === false) yield findCaea(15015);
  const alone = openCaeaPuntos(world, issuer, today).filter((punto) => isAlone(world, punto, today));
  if (alone.length > 0) {
    const numbers = alone.map(({ number }) => number).join(', ');
    yield findCaea(15017, `${findCaea(15017).message}: ${numbers}.`);
  }
  yield findCaea(15018);
}

/** No punto de venta for the ordinary case shares its address; at the fiscal address there always is one. */
function isAlone(world: World, punto: PuntoDeVenta, today: string): boolean {
  if (punto.address === undefined) return false;
  return !world.puntos
    .registeredOf(punto.cuit)
    .some(
      (other) =>
        other.address === punto.address &&
        (kindOfPunto(other).emission === 'cae' || other.kind === 'controlador-fiscal') &&
        isOpenOn(other, today),
    );
}

/** Two months in a row, or three of the last twelve, with a CAEA that was not accounted for in time. */
function owesReports(world: World, issuer: string, today: string): boolean {
  const month = (period: number): number => Math.floor(period / 100) * 12 + (period % 100);
  const now = month(Number(today.slice(0, 6)));
  const owed = world.caeas
    .list(issuer)
    .filter((caea) => caea.report_by < today && !isAccountedFor(world, caea))
    .map(({ period }) => month(period))
    .filter((one) => now - one <= 12);
  const months = new Set(owed);
  return months.size >= 3 || [...months].some((one) => months.has(one + 1));
}

/** Each of its CAEA puntos de venta informed something or declared that it issued nothing. */
function isAccountedFor(world: World, { cuit, caea, until }: GrantedCaea): boolean {
  const used = world.ledger.list({ cuit }).filter((record) => record.cae === caea);
  const told = new Set([...used, ...world.caeas.idleOf(caea)].map((one) => one.punto_de_venta));
  const puntos = openCaeaPuntos(world, cuit, until);
  return puntos.length === 0 ? told.size > 0 : puntos.every(({ number }) => told.has(number));
}
