/** One run: a world from a seed, troubles, an end to them, and a judgement by ARCA's ledger. */
import type { InvoiceRow } from '@arca-api/api/invoices/present-invoice';
import { judge } from './checkers/judge.ts';
import type { Kind } from './faults/kinds.ts';
import { createPlan, type Plan } from './faults/plan.ts';
import { drawTheme, type Theme } from './faults/themes.ts';
import { type Chance, createChance } from './scheduler/chance.ts';
import { createScheduler, type Scheduler } from './scheduler/scheduler.ts';
import { countCryptography } from './scheduler/settle.ts';
import type { OpenStores, StoreName } from './stores/port.ts';
import { createWorld, type World } from './world/world.ts';

export interface Run {
  readonly seed: number;
  readonly store: StoreName;
  readonly violations: readonly string[];
  readonly invoices: readonly InvoiceRow[];
  readonly hits: ReadonlyMap<Kind, number>;
  /** Of all steps: two runs of one seed have the same. */
  readonly hash: string;
  readonly steps: number;
  /** How long it took by the clock of the run, in milliseconds. */
  readonly took: number;
  readonly trace: readonly string[];
}

const HOUR = 3_600_000;
/** Tells the seed of what a run is about from that of all the rest; with it the seeds kept until then are about nothing. */
const APART = 0x5384_540f;
/** Troubles end after so long, unless what the run is about takes longer; what was begun then has to end too. */
const TROUBLE_MINUTES = 3;
/** A ticket that was lost is waited out at worst. */
const LONGEST_MS = 16 * HOUR;

export async function simulate(seed: number, openStores: OpenStores): Promise<Run> {
  countCryptography();
  const chance = createChance(seed);
  const theme = drawTheme(createChance(seed ^ APART));
  const scheduler = createScheduler({
    chance: chance.branch(),
    start: drawStart(chance, theme),
    abreast: openStores.abreast,
  });
  const start = scheduler.now();
  const plan = createPlan(chance.branch(), theme);
  const stores = await openStores.open(scheduler.now);
  const world = await createWorld({ scheduler, plan, chance: chance.branch(), stores, theme });

  const trouble = await scheduler.run(() => false, start + (theme?.minutes ?? TROUBLE_MINUTES) * 60_000);
  world.calmDown();
  const halts = [...(await stores.resume())];
  const end = trouble === 'circles' ? trouble : await endAll(scheduler, world, start + LONGEST_MS);
  halts.push(...(await stores.resume()));
  noteDays(plan, start, scheduler.now());
  const invoices = await stores.invoices();
  const ledger = world.arca.control.ledger();
  const { wishes, hearer, arca } = world;
  const { logins, contradicted } = arca;
  const violations = judge({ ledger, invoices, wishes, heard: hearer.heard, logins, contradicted, halts });
  // What else was broken says more.
  if (end === 'circles') violations.push('the run turns in circles');
  if (end === 'late') violations.push(`it did not end in ${LONGEST_MS / HOUR} hours`);
  return {
    seed,
    store: stores.name,
    violations,
    invoices,
    hits: plan.hits,
    hash: scheduler.hash(),
    steps: scheduler.steps,
    took: scheduler.now() - start,
    trace: scheduler.trace,
  };

  /** Looks now and then: a look is no step. */
  async function endAll(until: Scheduler, { isQuiet }: World, limit: number): Promise<End> {
    // The clock stands still where the next step is further away than a look.
    for (let at = until.now() + LOOK_MS; at < limit; at = Math.max(at, until.now()) + LOOK_MS) {
      if (await isQuiet()) return 'quiet';
      if ((await until.run(() => false, at)) === 'circles') return 'circles';
      halts.push(...(await stores.resume()));
    }
    return (await isQuiet()) ? 'quiet' : 'late';
  }
}

const LOOK_MS = 20_000;

type End = 'quiet' | 'late' | 'circles';

/** Some day at noon, or a minute before one ends, or the year. */
function drawStart(chance: Chance, theme: Theme | null): number {
  const day = chance.pick(['2026-11-18', '2026-11-30', '2026-12-31', '2026-12-31']);
  const time = chance.pick(theme?.starts ?? ['12:00:00', '23:58:30', '23:59:40']);
  return Date.parse(`${day}T${time}-03:00`);
}

function noteDays(plan: Plan, start: number, end: number): void {
  const at = (instant: number) => new Date(instant - 3 * HOUR).toISOString();
  if (at(start).slice(0, 10) !== at(end).slice(0, 10)) plan.saw('midnight');
  if (at(start).slice(0, 4) !== at(end).slice(0, 4)) plan.saw('end of the year');
}
