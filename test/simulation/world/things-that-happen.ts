/** What happens to a world without anybody's doing: time jumps, processes sleep, another system issues, ARCA is gone for hours. */

import type { Arca } from '../arca/arca.ts';
import type { Network } from '../arca/network.ts';
import type { Plan } from '../faults/plan.ts';
import type { Chance } from '../scheduler/chance.ts';
import type { Process } from '../scheduler/process.ts';
import type { Scheduler } from '../scheduler/scheduler.ts';
import { DOUBTFUL, ISSUERS } from './places.ts';

export interface HappeningParts {
  readonly scheduler: Scheduler;
  readonly plan: Plan;
  readonly chance: Chance;
  readonly arca: Arca;
  readonly network: Network;
  readonly processes: () => readonly Process[];
  readonly span: number;
}

const WORLD = { name: 'world', isAlive: true, pausedUntil: 0 } as const;
const TIMES = 16;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Clocks of two machines differ by no more: a deadline of 15 s that travels with a call is kept by both. */
const MOST_SKEW = 6000;

export function letThingsHappen(parts: HappeningParts): void {
  const { scheduler, chance, span } = parts;
  for (let time = 0; time < TIMES; time += 1) {
    const at = scheduler.now() + chance.between(0, span + 60_000);
    scheduler.add({ owner: WORLD, label: 'turns', at, take: () => happen(parts) });
  }
}

function happen({ scheduler, plan, chance, arca, network, processes }: HappeningParts): void {
  const anybody = (): Process | undefined => {
    const all = processes();
    return all.length === 0 ? undefined : chance.pick(all);
  };
  if (plan.strikes('another system takes a number', 0.3)) takeElsewhere(arca, chance, null);
  const tomorrow = dayOf(scheduler.now() + DAY);
  // ARCA takes no date of next month.
  const isSameMonth = tomorrow.slice(0, 6) === dayOf(scheduler.now()).slice(0, 6);
  if (isSameMonth && plan.strikes('another system takes a later date', 0.15)) {
    takeElsewhere(arca, chance, tomorrow);
  }
  if (plan.strikes('ARCA’s padrón changes its mind', 0.7)) arca.changeMind(chance.pick(DOUBTFUL));
  if (plan.strikes('clock jump', 0.15)) scheduler.jump(chance.pick([1000, 60_000, 15 * 60_000, 2 * HOUR]));
  if (plan.strikes('clock jump of one process', 0.3)) {
    const process = anybody();
    if (process !== undefined) process.skew = Math.min(MOST_SKEW, process.skew + chance.between(1000, 5000));
  }
  if (plan.strikes('process paused', 0.4)) {
    const process = anybody();
    if (process !== undefined) process.pausedUntil = scheduler.now() + chance.between(1000, 150_000);
  }
  if (plan.strikes('outage of hours', 0.05))
    network.breakDown(scheduler.now() + chance.between(HOUR / 4, 3 * HOUR));
}

/** Told apart from ours by what it comes to: ours are whole pesos. */
function takeElsewhere(arca: Arca, chance: Chance, date: string | null): void {
  const { cuit, puntos } = chance.pick(ISSUERS);
  const net = 1000 + chance.between(0, 9999);
  arca.control.authorizeElsewhere({
    cuit,
    punto_de_venta: chance.pick(puntos),
    type: 6,
    detail: {
      ImpTotal: net + 0.21,
      ImpNeto: net,
      ImpIVA: 0.21,
      Iva: { AlicIva: [{ Id: 5, BaseImp: net, Importe: 0.21 }] },
      ...(date === null ? {} : { CbteFch: date }),
    },
  });
}

/** `yyyymmdd` in Buenos Aires, which keeps UTC-3 all year. */
const dayOf = (instant: number): string =>
  new Date(instant - 3 * HOUR).toISOString().slice(0, 10).replaceAll('-', '');
