/** One lane, its workers and one ARCA: what a world of the model check consists of. */
import { applyOutcome } from '../apply-outcome.ts';
import { LANE_LIMITS, type LaneLimits, type LaneState, type Outcome } from '../lane-state.ts';
import { type Books, emptyBooks, memoryVerbs as store } from '../memory-store.ts';
import { nextAction } from '../next-action.ts';
import type { WaitingInvoice } from '../port.ts';
import type { Arca } from './model-arca.ts';
import { contentOf, waitingInvoice } from './waiting-invoice.ts';

export const LANE = 'simulator:30000000147:3:6';
/** Time passes in steps of this, longer than a request can stay on its way. */
export const STEP_MS = 11 * 60_000;

const NOON = Date.parse('2026-11-18T12:00:00-03:00');
const NEW_YEAR = Date.parse('2027-01-01T00:00:00-03:00');

export interface Machine {
  readonly next: typeof nextAction;
  readonly apply: typeof applyOutcome;
  /** False where a worker that lost its lease writes all the same. */
  readonly fenced?: boolean;
}

/** What ARCA thinks of an invoice; `flaky` ones may be judged differently at each try. */
export type Fate = 'good' | 'bad' | 'flaky';

export interface Plan {
  readonly machine: Machine;
  readonly limits: LaneLimits;
  readonly invoices: readonly { readonly waiting: WaitingInvoice; readonly fate: Fate }[];
  readonly workers: 1 | 2;
  /** A batch is committed one by one, and may be looked at in between. */
  readonly oneByOne: boolean;
  /** An answer of ARCA's books may come long after they were looked at. */
  readonly slowReading: boolean;
  readonly startsAt: number;
}

export interface Worker {
  readonly state: LaneState;
  readonly token: number;
  /** The try whose answer it waits for. */
  readonly awaits: string | null;
  /** What ARCA answered to its reading, and it has not heard yet. */
  readonly hears: Outcome | null;
}

export interface World {
  readonly books: Books;
  readonly arca: Arca;
  /** Answers that the gateway kept, by send id. */
  readonly kept: ReadonlyMap<string, Outcome>;
  readonly workers: readonly (Worker | null)[];
  readonly now: number;
  readonly sends: number;
  readonly accepted: number;
  /** Faults that may still happen. */
  readonly faults: number;
  readonly strangers: number;
  readonly lookalikes: number;
  readonly jumps: number;
  /** Numbers said to be another system's. */
  readonly conflicts: readonly number[];
}

export interface Budget {
  readonly faults: number;
  readonly strangers?: number;
  /** Comprobantes of another system that resemble one of ours. */
  readonly lookalikes?: number;
  readonly jumps?: number;
}

export const REAL: Machine = { next: nextAction, apply: applyOutcome };

export interface PlanOptions {
  readonly machine?: Machine;
  readonly batch?: number;
  readonly consult?: number;
  readonly workers?: 1 | 2;
  readonly oneByOne?: boolean;
  readonly slowReading?: boolean;
  /** It begins five minutes before the year ends. */
  readonly newYear?: boolean;
}

export function planOf(
  invoices: readonly { readonly price: number; readonly fate: Fate }[],
  options: PlanOptions = {},
): Plan {
  const startsAt = options.newYear === true ? NEW_YEAR - 5 * 60_000 : NOON;
  return {
    machine: options.machine ?? REAL,
    limits: { ...LANE_LIMITS, batch: options.batch ?? 3, consult: options.consult ?? 8 },
    workers: options.workers ?? 1,
    oneByOne: options.oneByOne ?? false,
    slowReading: options.slowReading ?? false,
    startsAt,
    invoices: invoices.map(({ price, fate }, index) => ({
      waiting: { ...specimen(price, dayOf(startsAt)), invoice: `i${index + 1}` },
      fate,
    })),
  };
}

export function createModelWorld(
  { faults, strangers = 0, lookalikes = 0, jumps = 0 }: Budget,
  plan: Plan,
): World {
  const books = emptyBooks();
  const lane = { environment: 'simulator', cuit: '30000000147', punto_de_venta: 3, type: 6 } as const;
  store.addLane(books, LANE, lane, 'org');
  return {
    books,
    arca: { ledger: [], flights: [] },
    kept: new Map(),
    workers: plan.workers === 1 ? [null] : [null, null],
    now: plan.startsAt,
    sends: 0,
    accepted: 0,
    faults,
    strangers,
    lookalikes,
    jumps,
    conflicts: [],
  };
}

/** The three days a world can see. */
export const dayOf = (now: number): string =>
  now < NOON + 12 * 3_600_000 ? '2026-11-18' : now < NEW_YEAR ? '2026-12-31' : '2027-01-01';

const specimens = new Map<string, WaitingInvoice>();
/** Judging is dear and depends on nothing but the price and the day. */
function specimen(price: number, day: string): WaitingInvoice {
  const key = `${price} ${day}`;
  const known = specimens.get(key) ?? waitingInvoice('', price, day);
  specimens.set(key, known);
  return known;
}

/** What another system issues: like nothing of ours. */
export const strangeContent = (now: number) => contentOf(specimen(999_999, dayOf(now)));

/** Whatever its token is worth. */
export const holds = (world: World, worker: Worker): boolean =>
  world.books.lanes.get(LANE)?.token === worker.token;
