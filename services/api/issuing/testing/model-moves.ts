/** Everything that can happen next in a model world, misfortunes included, as moves that a search or dice can choose. */
import { type Flight, takeElsewhere, without } from './model-arca.ts';
import {
  accept,
  cancel,
  canStep,
  execute,
  forget,
  keep,
  learn,
  load,
  pass,
  step,
  waits,
} from './model-steps.ts';

import { type Plan, STRANGER, type World } from './model-world.ts';

export interface Move {
  readonly name: string;
  /** Chosen by misfortune: never happens once the budget is spent. */
  readonly fault: boolean;
  take(): World;
}

/** Everything that can happen next. */
export function movesOf(plan: Plan, world: World): Move[] {
  const moves: Move[] = [];
  const add = (name: string, fault: boolean, take: () => World) => moves.push({ name, fault, take });
  const harm = (name: string, take: (hurt: World) => World) => {
    if (world.faults > 0) add(name, true, () => take({ ...world, faults: world.faults - 1 }));
  };

  const next = plan.invoices[world.accepted];
  if (next !== undefined) add(`accept ${next.waiting.invoice}`, false, () => accept(world, next.waiting));
  for (const [id, row] of world.books.invoices) {
    const isFree = row.status === 'submitted' && !world.books.sends.some((send) => send.invoice === id);
    if (isFree) harm(`cancel ${id}`, (hurt) => cancel(hurt, id));
  }
  const { worker } = world;
  if (worker === null) {
    add('load', false, () => load(plan, world, true));
    if (world.kept.size > 0) harm('load without recall', (hurt) => load(plan, hurt, false));
  } else {
    if (worker.awaits === null && canStep(plan, world)) add('step', false, () => step(plan, world));
    harm('crash', (hurt) => ({ ...hurt, worker: null }));
  }
  for (const flight of world.arca.flights) {
    const awaited = worker?.awaits === flight.send_id;
    const id = flight.send_id;
    if (flight.answer === null) {
      for (const rejects of choicesOf(plan, flight))
        add(`execute ${id}${rejects ? ' rejecting' : ''}`, false, () =>
          execute(plan, world, flight, rejects),
        );
      if (!awaited && flight.verdicts.length === 0)
        add(`${id} never arrives`, false, () => ({ ...world, arca: without(world.arca, flight) }));
    } else if (awaited) {
      add(`deliver ${id}`, false, () => learn(plan, forget(keep(world, flight), flight), flight.answer));
      harm(`gateway keeps ${id}, api never hears`, (hurt) =>
        learn(plan, forget(keep(hurt, flight), flight), { kind: 'unknown', send_id: id }),
      );
    } else {
      add(`answer of ${id} is lost`, false, () => forget(world, flight));
      add(`gateway keeps ${id}`, false, () => forget(keep(world, flight), flight));
    }
    if (awaited) {
      harm(`${id} times out`, (hurt) => learn(plan, hurt, { kind: 'unknown', send_id: id }));
      if (flight.answer === null && flight.verdicts.length === 0)
        harm(`${id} not sent`, (hurt) =>
          learn(plan, forget(hurt, flight), { kind: 'not-sent', send_id: id }),
        );
    }
  }
  if (world.strangers > 0)
    add('stranger', true, () => ({
      ...world,
      strangers: world.strangers - 1,
      arca: takeElsewhere(world.arca, STRANGER, world.now),
    }));
  if (waits(plan, world) || world.jumps > 0)
    add('eleven minutes', !waits(plan, world), () => pass(plan, world));
  return moves;
}

/** Where a batch is committed whole, `rejecting` means all of it that ARCA may reject. */
function choicesOf(plan: Plan, flight: Flight): boolean[] {
  const rest = flight.items.slice(
    flight.verdicts.length,
    plan.oneByOne ? flight.verdicts.length + 1 : undefined,
  );
  const fates = rest.map(
    ({ invoice }) => plan.invoices.find(({ waiting }) => waiting.invoice === invoice)?.fate,
  );
  if (fates.includes('bad')) return [true];
  return fates.includes('flaky') ? [false, true] : [false];
}
