// Everything one informed comprobante is judged by.

import type { GrantedCaea } from '../../../world/registers/caeas.ts';
import { isDay } from '../../../world/time/calendar.ts';
import type { World } from '../../../world/world.ts';
import type { Finding } from '../../codes.ts';
import { contextOf, type DetailContext } from '../../context.ts';
import type { Detail, Header } from '../../detail.ts';
import type { Kind } from '../../tables/kinds.ts';
import { type CaeaPunto, findCaeaPunto } from '../puntos.ts';

/** `FECAEADetRequest`: a comprobante as for CAE, its CAEA, and when it was made (`yyyymmddhhmiss`). */
export interface ReportDetail extends Detail {
  readonly CAEA?: string;
  readonly CbteFchHsGen?: string;
}

/** `FeCAEARegInfReq`. */
export interface Report {
  readonly FeCabReq?: Header;
  readonly FeDetReq?: { readonly FECAEADetRequest: readonly ReportDetail[] };
}

export interface ReportContext extends DetailContext {
  readonly detail: ReportDetail;
  readonly caea: GrantedCaea | undefined;
  readonly punto: CaeaPunto;
  /** CbteFch is a day. */
  readonly dated: boolean;
}

/** One family of checks of what is informed. */
export type ReportCheck = (context: ReportContext) => Iterable<Finding>;

export function reportContextOf(
  world: World,
  issuer: string,
  puntoDeVenta: number,
  kind: Kind,
  detail: ReportDetail,
): ReportContext {
  return {
    ...contextOf(world, issuer, puntoDeVenta, kind, detail),
    detail,
    caea: world.caeas.find(detail.CAEA ?? ''),
    punto: findCaeaPunto(world, issuer, puntoDeVenta),
    dated: isDay(detail.CbteFch),
  };
}
