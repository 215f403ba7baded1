// What whoever runs the simulator may do to it; the same methods in process and, as JSON, over HTTP.
import type { FaultPlan } from '../faults/plan.ts';
import type { World } from '../world/world.ts';
import { type AccessControl, createAccessControl } from './access/access.ts';
import { createFaultControl, type FaultControl } from './faults/fault-controls.ts';
import { type ClockControl, createClockControl } from './state/clock.ts';
import { createStateControl, type StateControl } from './state/state.ts';
import { createTaxpayerControl, type TaxpayerControl } from './taxpayers/taxpayers.ts';

/** A world's controls. Methods that take input throw an `InputProblem` (a `TypeError`) when it is not good. */
export interface Control extends StateControl, ClockControl, AccessControl, TaxpayerControl, FaultControl {}

export function createControl(world: World, plan: FaultPlan): Control {
  return {
    ...createStateControl(world, plan),
    ...createClockControl(world),
    ...createAccessControl(world),
    ...createTaxpayerControl(world),
    ...createFaultControl(plan),
  };
}
