// Which puntos de venta work with CAEA. One that nobody registered is whatever its issuer needs.

import { kindOfPunto, type PuntoDeVenta } from '../../world/registers/puntos-de-venta.ts';
import type { World } from '../../world/world.ts';
import { CONTINGENCY_ONLY } from './codes.ts';

/** A punto de venta as the rules of CAEA see it. */
export interface CaeaPunto {
  /** Its kind issues by CAEA. */
  readonly issuesByCaea: boolean;
  /** Only for contingencies; `undefined` when either would do. */
  readonly contingency: boolean | undefined;
  /** Letters it may issue; `undefined` for any. */
  readonly letters: 'A/B' | 'C' | undefined;
  readonly registered: PuntoDeVenta | undefined;
}

export function findCaeaPunto(world: World, issuer: string, number: number): CaeaPunto {
  const registered = world.puntos.registered(issuer, number);
  if (!registered)
    return {
      issuesByCaea: world.puntos.usable(issuer, number),
      contingency: world.rulesDay() >= CONTINGENCY_ONLY ? true : undefined,
      letters: undefined,
      registered,
    };
  const kind = kindOfPunto(registered);
  return {
    issuesByCaea: kind.emission === 'caea',
    contingency: kind.contingency === true,
    letters: kind.letters,
    registered,
  };
}

/** Whether it was open and not blocked on a day. */
export function isOpenOn(punto: PuntoDeVenta, day: string): boolean {
  return (
    !punto.blocked &&
    (punto.opened_on ?? '') <= day &&
    (punto.closed_on === undefined || day < punto.closed_on)
  );
}

/** The registered ones of an issuer that issue by CAEA and are open on a day. */
export function openCaeaPuntos(world: World, issuer: string, day: string): PuntoDeVenta[] {
  return world.puntos
    .registeredOf(issuer)
    .filter((punto) => kindOfPunto(punto).emission === 'caea' && isOpenOn(punto, day));
}
