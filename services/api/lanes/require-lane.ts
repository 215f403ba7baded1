/** Finds a lane of the caller's organisation and mode that the caller's grant reaches; of any other nothing is told. */
import { Refusal } from '@arca-api/contract/errors';
import { grantOf, mayUse, type Principal } from '../access/principal.ts';
import type { lanesStore } from '../issuing/lanes.store.ts';

export function requireLane(lanes: Pick<ReturnType<typeof lanesStore>, 'owned'>) {
  return async (principal: Principal, laneId: string) => {
    const grant = grantOf(principal);
    const lane = await lanes.owned(laneId, grant.organization, principal.mode);
    if (lane === undefined || !mayUse(grant, lane.cuit)) throw new Refusal('resource.not_found');
    return lane;
  };
}
export type RequireLane = ReturnType<typeof requireLane>;
