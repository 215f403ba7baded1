/** What a step does to a model world: the same calls that a worker makes, with ARCA and the store in memory. */
import { applyPinned, applyRefusals, applySent } from '../apply-pinned.ts';
import { composePins } from '../compose-pins.ts';
import { foundLane } from '../lane-memory.ts';
import type { Fact, LaneState, Moment, Outcome, Pin } from '../lane-state.ts';
import { copyBooks, memoryVerbs as store } from '../memory-store.ts';
import type { WaitingInvoice } from '../port.ts';
import { executeOne, type Flight, found } from './model-arca.ts';
import { type Fate, LANE, type Plan, TODAY, type World } from './model-world.ts';

export function accept(world: World, waiting: WaitingInvoice): World {
  const books = copyBooks(world.books);
  store.accept(books, { ...waiting, lane: LANE, organization: 'org' });
  return { ...world, books, accepted: world.accepted + 1 };
}

export function cancel(world: World, id: string): World {
  const books = copyBooks(world.books);
  store.cancel(books, id);
  return { ...world, books };
}

export function load(plan: Plan, world: World, recalls: boolean): World {
  const books = copyBooks(world.books);
  // Its lease ends at once: whoever comes next takes the lane over with a new token.
  const claim = store.claim(books, LANE, 'worker', 0, world.now);
  if (claim === null) throw new Error('the lease is free');
  const state = foundLane(store.load(books, LANE));
  let loaded: World = { ...world, books, worker: { state, token: claim.token, awaits: null } };
  const first = state.settled_through + 1;
  const ids = new Set(state.open.filter((send) => send.first_number === first).map((send) => send.send_id));
  for (const id of recalls ? ids : []) {
    const answer = world.kept.get(id);
    if (answer !== undefined) loaded = learn(plan, loaded, answer);
  }
  return loaded;
}

function withPending(plan: Plan, world: World): LaneState | null {
  const state = world.worker?.state;
  if (state === undefined) return null;
  if (!state.certain || state.pins.length > 0 || state.halt !== null) return state;
  return { ...state, pending: store.pending(world.books, LANE, TODAY, plan.limits.batch) };
}

function actionOf(plan: Plan, world: World) {
  const state = withPending(plan, world);
  return state === null ? null : plan.machine.next(state, world.now, plan.limits);
}

const RESTS = new Set(['idle', 'wait', 'halt']);
export const canStep = (plan: Plan, world: World): boolean => !RESTS.has(actionOf(plan, world)?.do ?? 'idle');
export const waits = (plan: Plan, world: World): boolean =>
  world.worker?.awaits === null && world.arca.flights.length === 0 && actionOf(plan, world)?.do === 'wait';

export function step(plan: Plan, world: World): World {
  const action = actionOf(plan, world);
  const state = withPending(plan, world);
  const { worker } = world;
  if (action === null || state === null || worker === null) throw new Error('nobody can step');
  const ready = { ...world, worker: { ...worker, state } };
  switch (action.do) {
    case 'read-last':
      return learn(plan, ready, { kind: 'last', number: world.arca.ledger.length });
    case 'consult':
    case 'consult-last': {
      const numbers = action.do === 'consult' ? action.numbers : action.number === 0 ? [] : [action.number];
      const seen = numbers.map((number) => ({ number, found: found(world.arca, number) }));
      return learn(plan, ready, { kind: 'consulted', found: seen });
    }
    case 'send':
      return transmit(ready, worker.token, state, action.pins, { pins: [], rejudged: [], facts: [] });
    case 'pin': {
      const composed = composePins({
        first_number: action.first_number,
        waiting: store.waiting(
          world.books,
          action.pending.map((entry) => entry.invoice),
        ),
        today: TODAY,
        last_date: state.last_date,
        rates: new Map(),
        orphans: state.orphans,
      });
      const refused = applyRefusals(state, composed.refusals, momentOf(world), plan.limits);
      const pinned = applyPinned(refused.state, composed.pins);
      const work = { pins: composed.pins, rejudged: composed.rejudged, facts: refused.facts };
      return transmit(ready, worker.token, pinned, composed.pins, work);
    }
    default:
      throw new Error(`${action.do} is no step`);
  }
}

function transmit(
  world: World,
  token: number,
  before: LaneState,
  pins: readonly Pin[],
  work: Pick<Parameters<typeof store.prepare>[3], 'pins' | 'rejudged' | 'facts'>,
): World {
  const send_id = `s${world.sends + 1}`;
  const { state, sends } = applySent(before, send_id, pins, world.now);
  const books = copyBooks(world.books);
  store.prepare(books, LANE, token, { ...work, sends, now: world.now });
  const items = pins.map(({ number, invoice, content }) => ({ number, invoice, content }));
  const flight: Flight = { send_id, items, sent_at: world.now, verdicts: [], answer: null };
  const arca = { ...world.arca, flights: [...world.arca.flights, flight] };
  return { ...world, books, arca, sends: world.sends + 1, worker: { state, token, awaits: send_id } };
}

export function execute(plan: Plan, world: World, flight: Flight, rejects: boolean): World {
  let { arca } = world;
  for (let current: Flight | undefined = flight; current !== undefined && current.answer === null; ) {
    arca = executeOne(arca, current, rejects && fateOf(plan, current) !== 'good', world.now);
    if (plan.oneByOne) break;
    current = arca.flights.find((other) => other.send_id === flight.send_id);
  }
  return { ...world, arca };
}

function fateOf(plan: Plan, flight: Flight): Fate {
  const item = flight.items[flight.verdicts.length];
  return plan.invoices.find(({ waiting }) => waiting.invoice === item?.invoice)?.fate ?? 'good';
}

export function learn(plan: Plan, world: World, outcome: Outcome | null): World {
  const { worker } = world;
  if (worker === null || outcome === null) return world;
  const { state, facts } = plan.machine.apply(worker.state, outcome, momentOf(world), plan.limits);
  const books = copyBooks(world.books);
  if (facts.length > 0) store.settle(books, LANE, worker.token, facts);
  const conflicts = facts.flatMap((fact: Fact) => (fact.fact === 'conflict' ? [fact.number] : []));
  return {
    ...world,
    books,
    worker: { ...worker, state, awaits: null },
    conflicts: [...world.conflicts, ...conflicts],
  };
}

/** Longer than a request can stay on its way. */
export function pass(plan: Plan, world: World): World {
  const awaited = world.worker?.awaits ?? null;
  const later = { ...world, now: world.now + 11 * 60_000, arca: { ...world.arca, flights: [] } };
  const aged = waits(plan, world) ? later : { ...later, jumps: world.jumps - 1 };
  return awaited === null ? aged : learn(plan, aged, { kind: 'unknown', send_id: awaited });
}

export function keep(world: World, flight: Flight): World {
  return flight.answer === null
    ? world
    : { ...world, kept: new Map([...world.kept, [flight.send_id, flight.answer]]) };
}

export const forget = (world: World, flight: Flight): World => ({
  ...world,
  arca: { ...world.arca, flights: world.arca.flights.filter(({ send_id }) => send_id !== flight.send_id) },
});

const momentOf = (world: World): Moment => ({ now: world.now, today: TODAY });
