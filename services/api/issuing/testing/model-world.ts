/** One lane, one worker, one ARCA and everything that can go wrong between them, as steps that a search or a dice can choose. */
import { applyOutcome } from '../apply-outcome.ts';
import { applyPinned, applyRefusals, applySent } from '../apply-pinned.ts';
import { composePins } from '../compose-pins.ts';
import { foundLane } from '../lane-memory.ts';
import {
  type Fact,
  LANE_LIMITS,
  type LaneLimits,
  type LaneState,
  type Moment,
  type Outcome,
  type Pin,
} from '../lane-state.ts';
import { type Books, copyBooks, emptyBooks, memoryVerbs as store } from '../memory-store.ts';
import { nextAction } from '../next-action.ts';
import type { WaitingInvoice } from '../port.ts';
import { type Arca, executeOne, type Flight, found, takeElsewhere, without } from './model-arca.ts';
import { contentOf, waitingInvoice } from './waiting-invoice.ts';

export const LANE = 'simulator:30000000147:3:6';
const TODAY = '2026-11-18';
export const NOON = Date.parse('2026-11-18T12:00:00-03:00');
export const STRANGER = contentOf(waitingInvoice('stranger', 999_999, TODAY));

export interface Machine {
  readonly next: typeof nextAction;
  readonly apply: typeof applyOutcome;
}

/** What ARCA thinks of an invoice; `flaky` ones may be judged differently at each try. */
export type Fate = 'good' | 'bad' | 'flaky';

export interface Plan {
  readonly machine: Machine;
  readonly limits: LaneLimits;
  readonly invoices: readonly { readonly waiting: WaitingInvoice; readonly fate: Fate }[];
  /** A batch is committed one by one, and may be looked at in between. */
  readonly oneByOne: boolean;
}

export interface World {
  readonly books: Books;
  readonly arca: Arca;
  /** Answers that the gateway kept, by send id. */
  readonly kept: ReadonlyMap<string, Outcome>;
  readonly worker: {
    readonly state: LaneState;
    readonly token: number;
    readonly awaits: string | null;
  } | null;
  readonly now: number;
  readonly sends: number;
  readonly accepted: number;
  /** Faults that may still happen. */
  readonly faults: number;
  readonly strangers: number;
  readonly jumps: number;
  /** Numbers said to be another system's. */
  readonly conflicts: readonly number[];
}

export const REAL: Machine = { next: nextAction, apply: applyOutcome };

export function planOf(
  invoices: readonly { readonly price: number; readonly fate: Fate }[],
  options: Partial<Omit<Plan, 'invoices' | 'limits'>> & {
    readonly batch?: number;
    readonly consult?: number;
  } = {},
): Plan {
  return {
    machine: options.machine ?? REAL,
    limits: { ...LANE_LIMITS, batch: options.batch ?? 3, consult: options.consult ?? 25 },
    oneByOne: options.oneByOne ?? false,
    invoices: invoices.map(({ price, fate }, index) => ({
      waiting: waitingInvoice(`i${index + 1}`, price, TODAY),
      fate,
    })),
  };
}

export function createModelWorld(budget: { faults: number; strangers: number; jumps: number }): World {
  const books = emptyBooks();
  const lane = { environment: 'simulator', cuit: '30000000147', punto_de_venta: 3, type: 6 } as const;
  store.addLane(books, LANE, lane, 'org');
  return {
    books,
    arca: { ledger: [], flights: [] },
    kept: new Map(),
    worker: null,
    now: NOON,
    sends: 0,
    accepted: 0,
    ...budget,
    conflicts: [],
  };
}

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

function accept(world: World, waiting: WaitingInvoice): World {
  const books = copyBooks(world.books);
  store.accept(books, { ...waiting, lane: LANE, organization: 'org' });
  return { ...world, books, accepted: world.accepted + 1 };
}

function cancel(world: World, id: string): World {
  const books = copyBooks(world.books);
  store.cancel(books, id);
  return { ...world, books };
}

function load(plan: Plan, world: World, recalls: boolean): World {
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
const canStep = (plan: Plan, world: World): boolean => !RESTS.has(actionOf(plan, world)?.do ?? 'idle');
const waits = (plan: Plan, world: World): boolean =>
  world.worker?.awaits === null && world.arca.flights.length === 0 && actionOf(plan, world)?.do === 'wait';

function step(plan: Plan, world: World): World {
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

function execute(plan: Plan, world: World, flight: Flight, rejects: boolean): World {
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

function learn(plan: Plan, world: World, outcome: Outcome | null): World {
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
function pass(plan: Plan, world: World): World {
  const awaited = world.worker?.awaits ?? null;
  const later = { ...world, now: world.now + 11 * 60_000, arca: { ...world.arca, flights: [] } };
  const aged = waits(plan, world) ? later : { ...later, jumps: world.jumps - 1 };
  return awaited === null ? aged : learn(plan, aged, { kind: 'unknown', send_id: awaited });
}

function keep(world: World, flight: Flight): World {
  return flight.answer === null
    ? world
    : { ...world, kept: new Map([...world.kept, [flight.send_id, flight.answer]]) };
}

const forget = (world: World, flight: Flight): World => ({
  ...world,
  arca: { ...world.arca, flights: world.arca.flights.filter(({ send_id }) => send_id !== flight.send_id) },
});

const momentOf = (world: World): Moment => ({ now: world.now, today: TODAY });
