/** Everything about a random schedule follows from its seed. */
import { type Budget, type Machine, type Plan, planOf } from './model-world.ts';
import { dice, type Found, wander } from './search.ts';

const FATES = ['good', 'good', 'bad', 'flaky'] as const;

export function randomWorld(random: () => number, machine?: Machine): { plan: Plan; budget: Budget } {
  const below = (limit: number) => Math.floor(random() * limit);
  const invoices = Array.from({ length: 1 + below(6) }, () => ({
    // Few prices: twins are common.
    price: 1 + below(4),
    fate: FATES[below(4)] ?? 'good',
  }));
  const plan = planOf(invoices, {
    batch: 1 + below(4),
    consult: 1 + below(3),
    workers: below(2) === 0 ? 1 : 2,
    oneByOne: below(2) === 0,
    slowReading: below(4) === 0,
    newYear: below(16) === 0,
    ...(machine === undefined ? {} : { machine }),
  });
  const budget = {
    faults: below(8),
    strangers: below(2),
    lookalikes: below(8) === 0 ? 1 : 0,
    jumps: below(2),
  };
  return { plan, budget };
}

export function schedule(seed: number, met: Map<string, number>, machine?: Machine): Found | null {
  const random = dice(seed);
  const { plan, budget } = randomWorld(random, machine);
  return wander(plan, budget, random, met);
}
