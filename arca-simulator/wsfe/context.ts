// Everything one detail is judged by, gathered once: the checks read it and change nothing.
import { isCuit } from '../people/cuit.ts';
import type { Person } from '../people/person.ts';
import type { AuthorizedComprobante } from '../world/registers/ledger.ts';
import { argentineDate } from '../world/time/calendar.ts';
import type { World } from '../world/world.ts';
import { isCountryCuit } from '../wsfex/tables/country-cuits.ts';
import type { Finding } from './codes.ts';
import type { Detail } from './detail.ts';
import { isClassA, type Kind } from './tables/kinds.ts';

/** CUIT that stands for "sujeto no categorizado". */
export const NO_CATEGORIZADO = 23_000_000_000;

export interface DetailContext {
  readonly world: World;
  /** Day of the request in Argentina, `yyyymmdd`. */
  readonly today: string;
  /** Day whose rules hold; today unless another was pinned. */
  readonly rulesDay: string;
  readonly issuer: string;
  readonly issuerPerson: Person | undefined;
  readonly puntoDeVenta: number;
  readonly kind: Kind;
  readonly detail: Detail;
  /** CbteFch, or today when it was not sent. */
  readonly date: string;
  /** The receiver in the padrón, for DocTipo 80, 86 and 87. */
  readonly receiver: Person | undefined;
  /** What the same request has authorised so far; not in the ledger yet. */
  readonly earlier: readonly AuthorizedComprobante[];
  /** The receiver was named by a CUIT, CUIL or CDI of its own: not "no categorizado", nor that of a country. */
  readonly receiverByTaxId: boolean;
}

/** One family of checks. */
export type Check = (context: DetailContext) => Iterable<Finding>;

export function contextOf(
  world: World,
  issuer: string,
  puntoDeVenta: number,
  kind: Kind,
  detail: Detail,
  earlier: readonly AuthorizedComprobante[] = [],
): DetailContext {
  const today = argentineDate(world.clock.now());
  const document = String(detail.DocNro);
  // A country's own number stands for whoever buys from there; class A is for local taxpayers.
  const isGeneric = detail.DocNro === NO_CATEGORIZADO || (!isClassA(kind) && isCountryCuit(detail.DocNro));
  const receiverByTaxId = [80, 86, 87].includes(detail.DocTipo) && !isGeneric;
  return {
    world,
    today,
    rulesDay: world.rulesDay(),
    issuer,
    issuerPerson: world.people.find(issuer),
    puntoDeVenta,
    kind,
    detail,
    earlier,
    date: detail.CbteFch ? detail.CbteFch : today,
    receiver: receiverByTaxId && isCuit(document) ? world.people.find(document) : undefined,
    receiverByTaxId,
  };
}
