// The ledger, and the world as a whole: looked at, added to, put away, brought back and begun again.
import type { FaultPlan } from '../../faults/plan.ts';
import type { GrantedCaea } from '../../world/registers/caeas.ts';
import type { AuthorizedComprobante, LedgerFilter } from '../../world/registers/ledger.ts';
import type { World } from '../../world/world.ts';
import { authorizeElsewhere, type ElsewhereRequest } from './authorize-elsewhere.ts';
import { restoreState, type SavedState, saveState } from './saved-state.ts';

/** Controls of the ledger and of the world as a whole. */
export interface StateControl {
  /** Every authorised comprobante that matches, in order of number within each lane. */
  ledger(filter?: LedgerFilter): AuthorizedComprobante[];
  /** Every CAEA granted to a taxpayer, oldest first. */
  caeas(cuit: string): GrantedCaea[];
  /** Authorises the next number of a lane as if another system had asked, without any validation. */
  authorizeElsewhere(request: ElsewhereRequest): AuthorizedComprobante;
  /** The world as one document. It holds the authority's private key. */
  save(): SavedState;
  /** Becomes a saved world, clock included; fault rules and late requests are dropped. */
  restore(saved: SavedState): void;
  /** Back to a new world: only the certification authority and its certificates stay. */
  reset(): void;
}

export function createStateControl(world: World, plan: FaultPlan): StateControl {
  const dropFaults = (): void => {
    plan.clear();
    plan.forget();
  };
  return {
    ledger: (filter = {}) => world.ledger.list(filter),
    caeas: (cuit) => world.caeas.list(cuit),
    authorizeElsewhere: (request) => authorizeElsewhere(world, request),
    save: () => saveState(world),
    restore(saved) {
      restoreState(world, { ...saved });
      dropFaults();
    },
    reset() {
      world.reset();
      dropFaults();
      world.clock.release();
      world.clock.pinRules(world.settings.asOf);
    },
  };
}
