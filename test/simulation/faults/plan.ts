/** Which troubles a run may meet, how often, and which it met. */
import type { Chance } from '../scheduler/chance.ts';
import { type Kind, STRIKES, type Strike } from './kinds.ts';
import type { Theme } from './themes.ts';

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

/** What does no harm alone: each run in three has one of these whole. */
const TOGETHER: readonly (readonly Strike[])[] = [
  // A ghost: rejected at the second try, and then authorised by the first.
  ['request executed late', 'ARCA’s padrón changes its mind'],
  // The tail of a batch, which comes when its numbers may be meant for others.
  ['batch executed in two halves, the second late', 'ARCA’s padrón changes its mind'],
  // Nobody knows what was sent but those that sent it.
  ['answer lost', 'worker killed after a step', 'gateway killed between ARCA’s answer and its own'],
];

/** Each run has troubles of its own: a few kinds often show more than all of them rarely. */
export function createPlan(chance: Chance, theme: Theme | null): Plan {
  const share = chance.pick([0.15, 0.3, 0.6]);
  const fervour = chance.pick([0.4, 1, 2]);
  const enabled = new Set<Strike>(STRIKES.filter(() => chance.happens(share)));
  if (chance.happens(0.3)) for (const kind of chance.pick(TOGETHER)) enabled.add(kind);
  for (const kind of theme?.strikes ?? []) enabled.add(kind);
  const hits = new Map<Kind, number>();
  let isOver = false;

  const saw = (kind: Kind): void => void hits.set(kind, (hits.get(kind) ?? 0) + 1);
  return {
    strikes(kind, likelihood) {
      const often =
        likelihood * (theme?.strikes.includes(kind) === true ? Math.max(theme.keenness, fervour) : fervour);
      if (isOver || !enabled.has(kind) || !chance.happens(Math.min(0.9, often))) return false;
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
