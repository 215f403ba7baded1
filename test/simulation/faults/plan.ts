/** Which troubles a run may meet, how often, and which it met. */
import type { Chance } from '../scheduler/chance.ts';
import { type Kind, STRIKES, type Strike } from './kinds.ts';

export interface Plan {
  /** Whether this trouble strikes now; `chance` is for a run in which it is common. */
  strikes(kind: Strike, chance: number): boolean;
  /** Something was seen to happen. */
  saw(kind: Kind): void;
  /** From now on nothing strikes any more. */
  end(): void;
  readonly isOver: boolean;
  readonly hits: ReadonlyMap<Kind, number>;
}

/** Each run has troubles of its own: a few kinds often show more than all of them rarely. */
export function createPlan(chance: Chance): Plan {
  const share = chance.pick([0.15, 0.3, 0.6]);
  const fervour = chance.pick([0.4, 1, 2]);
  const enabled = new Set<Strike>(STRIKES.filter(() => chance.happens(share)));
  const hits = new Map<Kind, number>();
  let isOver = false;

  const saw = (kind: Kind): void => void hits.set(kind, (hits.get(kind) ?? 0) + 1);
  return {
    strikes(kind, likelihood) {
      if (isOver || !enabled.has(kind) || !chance.happens(Math.min(0.9, likelihood * fervour))) return false;
      saw(kind);
      return true;
    },
    saw,
    end() {
      isOver = true;
    },
    get isOver() {
      return isOver;
    },
    hits,
  };
}
