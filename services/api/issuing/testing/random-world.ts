/** Everything about a random schedule follows from its seed. */
import { type Budget, type Machine, type Plan, planOf } from './model-world.ts';
import { dice, type Found, wander } from './search.ts';

const FATES = ['good', 'good', 'bad', 'flaky'] as const;

export function randomWorld(random: () => number, machine?: Machine): { plan: Plan; budget: Budget } {
  const any = (limit: number) => Math.floor(random() * limit);
  const invoices = Array.from({ length: 1 + any(6) }, () => ({
    // Few prices: twins are common.
    price: 1 + any(4),
    fate: FATES[any(4)] ?? 'good',
  }));
  const plan = planOf(invoices, {
    batch: 1 + any(4),
    consult: 1 + any(3),
    workers: any(2) === 0 ? 1 : 2,
    oneByOne: any(2) === 0,
    slowReading: any(4) === 0,
    newYear: any(16) === 0,
    ...(machine === undefined ? {} : { machine }),
  });
  const budget = { faults: any(8), strangers: any(2), lookalikes: any(8) === 0 ? 1 : 0, jumps: any(2) };
  return { plan, budget };
}

export function schedule(seed: number, met: Map<string, number>, machine?: Machine): Found | null {
  const random = dice(seed);
  const { plan, budget } = randomWorld(random, machine);
  return wander(plan, budget, random, met);
}
