/** Every door of the tables, listed by hand. */
import type { Route } from '../doors/route.ts';
import { type ReadCurrenciesParts, readCurrencies } from './read-currencies.ts';
import { listReferenceRoute, readReferenceRoute } from './reference.route.ts';

export function referenceRoutes(parts: ReadCurrenciesParts): readonly Route[] {
  return [listReferenceRoute(), readReferenceRoute(readCurrencies(parts))];
}
