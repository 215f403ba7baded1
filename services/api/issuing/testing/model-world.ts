/** One lane, one worker and one ARCA: what a world of the model check consists of. */
import { applyOutcome } from '../apply-outcome.ts';
import { LANE_LIMITS, type LaneLimits, type LaneState, type Outcome } from '../lane-state.ts';
import { type Books, emptyBooks, memoryVerbs as store } from '../memory-store.ts';
import { nextAction } from '../next-action.ts';
import type { WaitingInvoice } from '../port.ts';
import type { Arca } from './model-arca.ts';
import { contentOf, waitingInvoice } from './waiting-invoice.ts';

export const LANE = 'simulator:30000000147:3:6';
export const TODAY = '2026-11-18';
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
