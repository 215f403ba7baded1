/** How a lane stops: at once where going on could do harm, after some patience where ARCA contradicts itself. */
import type { Fact, Halt, LaneLimits, LaneState, Step } from './lane-state.ts';

export function halted(state: LaneState, halt: Halt): Step {
  return { state: { ...state, halt }, facts: [{ fact: 'halted', halt }] };
}

/** Reads again, and stops once that has not helped often enough. */
export function contradicted(
  state: LaneState,
  facts: readonly Fact[],
  detail: string,
  limits: LaneLimits,
  reason: 'unexplained' | 'behind' = 'unexplained',
): Step {
  const unexplained = state.unexplained + 1;
  const next = { ...state, certain: false, reading: null, unexplained };
  if (unexplained < limits.unexplained) return { state: next, facts };
  const stopped = halted(next, { reason, detail, errors: [] });
  return { state: stopped.state, facts: [...facts, ...stopped.facts] };
}
