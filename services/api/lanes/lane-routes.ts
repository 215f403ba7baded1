/** Every door of lanes, listed by hand. */
import type { Route } from '../doors/route.ts';
import { acceptDifferenceRoute } from '../reconciliation/accept-difference.route.ts';
import { acceptDifference } from '../reconciliation/accept-difference.ts';
import { adoptNumber } from './adopt-number.ts';
import { inspectLane } from './inspect-lane.ts';
import type { LaneParts } from './lane-parts.ts';
import { adoptNumberRoute, inspectLaneRoute, listLanesRoute } from './lanes.route.ts';
import { resumeLaneRoute } from './resume-lane.route.ts';
import { resumeLane } from './resume-lane.ts';
import { standingStore } from './standing.store.ts';

export function laneRoutes(parts: LaneParts): readonly Route[] {
  return [
    listLanesRoute(standingStore(parts.database)),
    inspectLaneRoute(inspectLane(parts)),
    resumeLaneRoute(resumeLane(parts)),
    adoptNumberRoute(adoptNumber(parts)),
    acceptDifferenceRoute(acceptDifference(parts)),
  ];
}
