// The hand-written list of the control API of a world: every noun, each with its methods.
import { ACCESS_ROUTES } from './access/access-routes.ts';
import { FAULT_ROUTES } from './faults/fault-routes.ts';
import type { Noun } from './http/route.ts';
import { STATE_ROUTES } from './state/state-routes.ts';
import { TAXPAYER_ROUTES } from './taxpayers/taxpayer-routes.ts';

/** Nouns of the control API, in the order in which a stranger would want them. */
export const ROUTES: Readonly<Record<string, Noun>> = {
  ...STATE_ROUTES,
  ...ACCESS_ROUTES,
  ...TAXPAYER_ROUTES,
  ...FAULT_ROUTES,
};
