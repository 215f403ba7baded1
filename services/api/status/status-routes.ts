/** Every door of how things stand, listed by hand. */
import type { Route } from '../doors/route.ts';
import { reportStatus, type StatusParts } from './report-status.ts';
import { statusRoute } from './status.route.ts';

export function statusRoutes(parts: StatusParts): readonly Route[] {
  return [statusRoute(reportStatus(parts))];
}
