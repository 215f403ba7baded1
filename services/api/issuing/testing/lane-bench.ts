/** Short ways to say where a lane stands and what ARCA answers, for the tests of the pure machine. */
import type { Day } from '@arca-api/domain/calendar/day';
import type { FoundComprobante } from '@arca-api/domain/content/content';
import { applyOutcome } from '../apply-outcome.ts';
import { applySent } from '../apply-pinned.ts';
import { foundLane } from '../lane-memory.ts';
import {
  type Action,
  type Fact,
  LANE_LIMITS,
  type LaneLimits,
  type LaneState,
  type OpenSend,
  type Outcome,
  type Pin,
  type Step,
} from '../lane-state.ts';
import { nextAction } from '../next-action.ts';
import { contentOf, waitingInvoice } from './waiting-invoice.ts';

export const TODAY = '2026-11-18';
export const NOW = Date.parse('2026-11-18T12:00:00-03:00');
export const MINUTE = 60_000;
export const REFUSED = [{ code: 10_013, message: 'no' }];

/** A lane that is certain of `through`, with nothing in it. */
export const quietLane = (through = 0, last_date: Day | null = null): LaneState => ({
  ...foundLane({
    settled_through: through,
    tried: false,
    last_date,
    halt: null,
    pins: [],
    open: [],
    held: [],
    suspicion: null,
    orphans: [],
  }),
  certain: true,
  read_at: NOW,
});

/** Told apart by price; equal prices are twins. */
export function pin(number: number, invoice: string, price = number, date: Day = TODAY): Pin {
  return { number, invoice, automatic_date: true, content: contentOf(waitingInvoice(invoice, price, date)) };
}

/** The lane with these pinned in place of what was, and one try made of them. */
export function tried(state: LaneState, sendId: string, pins: readonly Pin[], at = NOW): LaneState {
  return applySent({ ...state, pins }, sendId, pins, at).state;
}

/** One letter for each number: `A`uthorised, `R`ejected, `U`nprocessed. */
export function answer(sendId: string, first: number, verdicts: string): Outcome & { kind: 'answered' } {
  const kinds = { A: 'authorized', R: 'rejected', U: 'unprocessed' } as const;
  return {
    kind: 'answered',
    send_id: sendId,
    results: [...verdicts].map((letter, index) => ({
      number: first + index,
      result: kinds[letter as keyof typeof kinds],
      cae: letter === 'A' ? caeOf(first + index) : null,
      cae_expires_on: null,
      observations: letter === 'R' ? REFUSED : [],
    })),
    errors: [],
    error_class: null,
  };
}

export const caeOf = (number: number): string => String(70_000_000_000_000 + number);

/** Refused whole, by a code of the header. */
export const headerError = (
  sendId: string,
  error_class: 'sequence' | 'lane_permanent' | 'delegation' | 'infrastructure',
): Outcome => ({ ...answer(sendId, 1, ''), errors: [{ code: 1, message: error_class }], error_class });

export const last = (number: number, asked_at = NOW): Outcome => ({ kind: 'last', number, asked_at });
export const unknown = (send_id: string): Outcome => ({ kind: 'unknown', send_id });

/** ARCA holds these comprobantes under these numbers. */
export function consulted(...entries: readonly (Pin | FoundComprobante | number)[]): Outcome {
  return consultedAfter([], ...entries);
}

/** The same, where the books know of tries with these numbers that ARCA refused. */
export function consultedAfter(
  refused: readonly OpenSend[],
  ...entries: readonly (Pin | FoundComprobante | number)[]
): Outcome {
  return {
    kind: 'consulted',
    refused,
    found: entries.map((entry) => {
      if (typeof entry === 'number') return { number: entry, found: null };
      return { number: entry.number, found: 'content' in entry ? heldBy(entry) : entry };
    }),
  };
}

/** A try as the books keep it once ARCA has refused it. */
export const refusedTry = (sendId: string, pins: readonly Pin[]): readonly OpenSend[] =>
  tried(quietLane(), sendId, pins).open.map((send) => ({ ...send, refused: true }));

export const heldBy = ({ number, content }: Pin, processed_at: string | null = null): FoundComprobante => ({
  number,
  comprobante: content,
  authorization: { kind: 'cae', code: caeOf(number), expires_on: null },
  processed_at,
  observations: [],
});

/** The state after these outcomes, the facts of all of them, and what the lane wants next. */
export function after(
  state: LaneState,
  outcomes: readonly Outcome[],
  options: { readonly now?: number; readonly today?: Day; readonly limits?: Partial<LaneLimits> } = {},
): Step & { readonly next: Action } {
  const { now = NOW, today = TODAY } = options;
  const limits = { ...LANE_LIMITS, ...options.limits };
  let current = state;
  const facts: Fact[] = [];
  for (const outcome of outcomes) {
    const step = applyOutcome(current, outcome, { now, today }, limits);
    current = step.state;
    facts.push(...step.facts);
  }
  return { state: current, facts, next: nextAction(current, now, limits) };
}

/** Facts in short: `authorized a 1`, `unpinned b 2`, `settled 1`. */
export function short(facts: readonly Fact[]): string[] {
  return facts.map((fact) => {
    switch (fact.fact) {
      case 'authorized':
        return `authorized ${fact.invoice} ${fact.number}`;
      case 'unpinned':
        return `unpinned ${fact.invoice} ${fact.number}`;
      case 'send-closed':
        return `${fact.outcome} ${fact.send_id}`;
      case 'settled':
        return `settled ${fact.through}`;
      case 'conflict':
      case 'orphan':
        return `${fact.fact} ${fact.number}`;
      case 'trusted':
      case 'resumed':
        return fact.fact;
      case 'halted':
        return `halted ${fact.halt.reason}`;
      default:
        return `${fact.fact} ${fact.invoice}`;
    }
  });
}

export const pinsOf = (state: LaneState): string[] => state.pins.map((one) => `${one.number}:${one.invoice}`);
