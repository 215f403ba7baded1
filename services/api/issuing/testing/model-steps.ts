/** What a step does to a model world: the same calls that a worker makes, with ARCA and the store in memory. */
import { applyPinned, applyRefusals, applySent } from '../apply-pinned.ts';
import { composePins } from '../compose-pins.ts';
import { decideNumber } from '../decide-number.ts';
import { foundLane } from '../lane-memory.ts';
import type { Action, Fact, LaneState, Moment, Outcome, Pin } from '../lane-state.ts';
import { type Books, copyBooks, memoryVerbs as store } from '../memory-store.ts';
import { LeaseLost, type WaitingInvoice } from '../port.ts';
import { type Flight, found } from './model-arca.ts';
import { dayOf, LANE, type Plan, STEP_MS, type Worker, type World } from './model-world.ts';

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

/** Takes the lane, whoever had it: a lease may have ended while its holder slept. */
export function load(plan: Plan, world: World, which: number, recalls: boolean): World {
  const books = copyBooks(world.books);
  // It ends at once, so that whoever comes next gets a new token.
  const claim = store.claim(books, LANE, 'worker', 0, world.now);
  if (claim === null) throw new Error('the lease is free');
  const state = foundLane(store.load(books, LANE));
  let loaded = put({ ...world, books }, which, { state, token: claim.token, awaits: null, hears: null });
  const first = state.settled_through + 1;
  const ids = new Set(state.open.filter((send) => send.first_number === first).map((send) => send.send_id));
  for (const id of recalls ? ids : []) {
    const answer = world.kept.get(id);
    if (answer !== undefined) loaded = learn(plan, loaded, which, answer);
  }
  return loaded;
}

/** What a worker would do next; `null` where it waits for something it asked. */
export function actionOf(
  plan: Plan,
  world: World,
  worker: Worker,
): { action: Action; state: LaneState } | null {
  if (worker.awaits !== null || worker.hears !== null) return null;
  const { state } = worker;
  const isFree = state.certain && state.pins.length === 0 && state.halt === null;
  const ready = isFree
    ? { ...state, pending: store.pending(world.books, LANE, dayOf(world.now), plan.limits.batch) }
    : state;
  return { action: plan.machine.next(ready, world.now, plan.limits), state: ready };
}

export const rests = ({ do: what }: Action): boolean => what === 'idle' || what === 'wait' || what === 'halt';

/** `last`: what ARCA says its last number is. */
export function step(
  plan: Plan,
  world: World,
  which: number,
  { action, state }: { readonly action: Action; readonly state: LaneState },
  last = world.arca.ledger.length,
): World {
  const worker = world.workers[which];
  if (worker === null || worker === undefined) throw new Error('nobody can step');
  switch (action.do) {
    case 'read-last':
      return hear(
        plan,
        world,
        which,
        { ...worker, state },
        { kind: 'last', number: last, asked_at: world.now },
      );
    case 'consult':
    case 'consult-last': {
      const numbers = action.do === 'consult' ? action.numbers : action.number === 0 ? [] : [action.number];
      const seen = numbers.map((number) => ({ number, found: found(world.arca, number) }));
      const refused = store.refused(world.books, LANE, numbers);
      return hear(plan, world, which, { ...worker, state }, { kind: 'consulted', found: seen, refused });
    }
    case 'send':
      return transmit(plan, world, which, { ...worker, state }, action.pins, {
        pins: [],
        rejudged: [],
        facts: [],
      });
    case 'pin': {
      const moment = momentOf(world);
      const composed = composePins({
        first_number: action.first_number,
        waiting: action.pending.flatMap(({ invoice }) => world.books.invoices.get(invoice) ?? []),
        today: moment.today,
        last_date: state.last_date,
        rates: new Map(),
        orphans: state.orphans,
      });
      const refused = applyRefusals(state, composed.refusals, moment, plan.limits);
      const pinned = applyPinned(refused.state, composed.pins);
      const work = { pins: composed.pins, rejudged: composed.rejudged, facts: refused.facts };
      return transmit(plan, world, which, { ...worker, state: pinned }, composed.pins, work);
    }
    default:
      throw new Error(`${action.do} is no step`);
  }
}

function hear(plan: Plan, world: World, which: number, worker: Worker, outcome: Outcome): World {
  if (plan.slowReading) return put(world, which, { ...worker, hears: outcome });
  return learn(plan, put(world, which, worker), which, outcome);
}

function transmit(
  plan: Plan,
  world: World,
  which: number,
  worker: Worker,
  pins: readonly Pin[],
  work: Pick<Parameters<typeof store.prepare>[3], 'pins' | 'rejudged' | 'facts'>,
): World {
  const send_id = `s${world.sends + 1}`;
  const { state, sends } = applySent(worker.state, send_id, pins, world.now);
  const books = written(plan, world, worker, (copy, token) =>
    store.prepare(copy, LANE, token, { ...work, sends, now: world.now }),
  );
  if (books === null) return put(world, which, null);
  if (pins.length === 0) return put({ ...world, books }, which, { ...worker, state });
  const items = pins.map(({ number, invoice, content }) => ({ number, invoice, content }));
  const flight: Flight = { send_id, isCopy: false, items, verdicts: [], answer: null };
  const arca = { ...world.arca, flights: [...world.arca.flights, flight] };
  const next = { ...world, books, arca, sends: world.sends + 1 };
  return put(next, which, { ...worker, state, awaits: send_id });
}

/** The books after a change, or `null` where the lease was lost. */
function written(
  plan: Plan,
  world: World,
  worker: Worker,
  change: (books: Books, token: number) => void,
): Books | null {
  const books = copyBooks(world.books);
  const token = plan.machine.fenced === false ? (books.lanes.get(LANE)?.token ?? 0) : worker.token;
  try {
    change(books, token);
    return books;
  } catch (error) {
    if (error instanceof LeaseLost) return null;
    throw error;
  }
}

export function learn(plan: Plan, world: World, which: number, outcome: Outcome): World {
  const worker = world.workers[which];
  if (worker === null || worker === undefined) return world;
  const { state, facts } = plan.machine.apply(worker.state, outcome, momentOf(world), plan.limits);
  const next = { ...worker, state, awaits: null, hears: null };
  if (facts.length === 0) return put(world, which, next);
  const books = written(plan, world, worker, (copy, token) => store.settle(copy, LANE, token, facts));
  if (books === null) return put(world, which, null);
  return put(noticed({ ...world, books }, facts), which, next);
}

const noticed = (world: World, facts: readonly Fact[]): World => {
  const conflicts = facts.flatMap((fact) => (fact.fact === 'conflict' ? [fact.number] : []));
  return conflicts.length === 0 ? world : { ...world, conflicts: [...world.conflicts, ...conflicts] };
};

/** A person who knows what is true says whose the number is that stopped the lane. */
export function decide(plan: Plan, world: World): World | null {
  const books = copyBooks(world.books);
  const claim = store.claim(books, LANE, 'person', 0, world.now);
  if (claim === null) return null;
  const state = foundLane(store.load(books, LANE));
  const number = state.settled_through + 1;
  const comprobante = found(world.arca, number);
  const entry = world.arca.ledger[number - 1];
  const row = world.books.invoices.get(entry?.invoice ?? '');
  if (comprobante === null || entry === undefined) return null;
  const claimant =
    row === undefined ? null : { invoice: row.invoice, content: entry.content, automatic_date: true };
  const decision = { number, claimant, found: comprobante, elsewhere: [] };
  const decided = decideNumber(state, decision, momentOf(world), plan.limits);
  if (!('step' in decided)) return null;
  store.settle(books, LANE, claim.token, decided.step.facts);
  return noticed({ ...world, books, workers: world.workers.map(() => null) }, decided.step.facts);
}

/** Longer than a request can stay on its way. */
export function pass(plan: Plan, world: World): World {
  let later: World = { ...world, now: world.now + STEP_MS, arca: { ...world.arca, flights: [] } };
  for (const [which, worker] of world.workers.entries()) {
    const awaited = worker?.awaits ?? null;
    if (awaited !== null) later = learn(plan, later, which, { kind: 'unknown', send_id: awaited });
  }
  return later;
}

export function keep(world: World, flight: Flight): World {
  if (flight.answer === null || world.kept.has(flight.send_id)) return world;
  return { ...world, kept: new Map([...world.kept, [flight.send_id, flight.answer]]) };
}

export const put = (world: World, which: number, worker: Worker | null): World => ({
  ...world,
  workers: world.workers.map((other, index) => (index === which ? worker : other)),
});

const momentOf = (world: World): Moment => ({ now: world.now, today: dayOf(world.now) });
