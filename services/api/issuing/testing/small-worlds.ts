/** Worlds small enough to be seen whole: what happens in each is everything that its budget of misfortune allows. */
import { type Budget, type Fate, type Plan, type PlanOptions, planOf } from './model-world.ts';

export interface SmallWorld {
  readonly title: string;
  readonly plan: Plan;
  readonly budget: Budget;
  /** Takes more than a few seconds. */
  readonly isLarge: boolean;
}

const of = (...fates: readonly Fate[]) => fates.map((fate, index) => ({ price: index + 1, fate }));
const twins = (...fates: readonly Fate[]) => fates.map((fate) => ({ price: 7, fate }));

const world = (
  title: string,
  invoices: ReturnType<typeof of>,
  options: PlanOptions,
  budget: Budget,
  isLarge = false,
): SmallWorld => ({ title, plan: planOf(invoices, options), budget, isLarge });

const TWO = { workers: 2 } as const;

export const SMALL_WORLDS: readonly SmallWorld[] = [
  world('two workers, a fault, another writer', of('good', 'good'), TWO, { faults: 1, strangers: 1 }),
  world('twins of which one may be refused, two faults', twins('flaky', 'good'), TWO, { faults: 2 }),
  world('committed one by one, two faults', of('good', 'good'), { ...TWO, oneByOne: true }, { faults: 2 }),
  world(
    'answers of the books that come late, and time passes',
    of('flaky', 'good'),
    { slowReading: true },
    { faults: 1, jumps: 2 },
  ),
  world('the year ends meanwhile', of('good', 'good'), { newYear: true }, { faults: 2, jumps: 1 }),
  world('another system issues what resembles ours', of('good', 'good'), {}, { faults: 2, lookalikes: 1 }),
  world('two workers, three invoices, two faults', of('good', 'bad', 'good'), TWO, { faults: 2 }),
  world(
    'two workers, three invoices in batches of two, read one at a time, two faults',
    of('good', 'flaky', 'good'),
    { ...TWO, batch: 2, consult: 1 },
    { faults: 2 },
    true,
  ),
  world(
    'two workers, one that may be judged twice, then time passes',
    of('flaky', 'good'),
    TWO,
    { faults: 2, jumps: 1 },
    true,
  ),
  world(
    'two workers, three invoices, a fault, another writer, time passes',
    of('good', 'flaky', 'good'),
    TWO,
    { faults: 1, strangers: 1, jumps: 1 },
    true,
  ),
  world(
    'two workers, three invoices committed one by one, two faults',
    of('good', 'bad', 'good'),
    { ...TWO, oneByOne: true },
    { faults: 2 },
    true,
  ),
  world(
    'two workers, three invoices, two faults, another writer',
    of('good', 'flaky', 'good'),
    TWO,
    { faults: 2, strangers: 1 },
    true,
  ),
  world(
    'two workers, three invoices, a fault, late answers of the books, and time passes',
    of('good', 'flaky', 'good'),
    { ...TWO, slowReading: true },
    { faults: 1, jumps: 2 },
    true,
  ),
  world('two workers, three twins, two faults', twins('good', 'flaky', 'good'), TWO, { faults: 2 }, true),
];
