/** Which numbers of a lane wait for a person to say whose they are. Pure. */
import type { LaneState } from '../issuing/lane-state.ts';

/** The number at which a lane stopped because what ARCA holds there resembles ours, but not in everything. */
export function ambiguousNumber({ halt, settled_through }: Pick<LaneState, 'halt' | 'settled_through'>) {
  return halt?.reason === 'ambiguous' ? settled_through + 1 : null;
}

export function doubtfulNumbers(
  state: Pick<LaneState, 'halt' | 'settled_through' | 'orphans'>,
): readonly number[] {
  const ambiguous = ambiguousNumber(state);
  return [...state.orphans.map(({ number }) => number), ...(ambiguous === null ? [] : [ambiguous])];
}
