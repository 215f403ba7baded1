/** A tiny ARCA for the model check: one lane's ledger, its sequence, batches, and requests that are executed whenever they like. */
import type { Content, FoundComprobante } from '@arca-api/domain/content/content';
import type { ItemVerdict, Outcome } from '../lane-state.ts';

export interface Entry {
  readonly number: number;
  /** `null`: another system's. */
  readonly invoice: string | null;
  readonly content: Content;
  readonly cae: string;
  readonly at: number;
}

export type Answer = Extract<Outcome, { kind: 'answered' }>;

/** A request between its leaving and its end; `answer` is set once it was executed. */
export interface Flight {
  readonly send_id: string;
  readonly items: readonly {
    readonly number: number;
    readonly invoice: string;
    readonly content: Content;
  }[];
  readonly sent_at: number;
  /** Verdicts so far: ARCA may commit a batch one by one. */
  readonly verdicts: readonly ItemVerdict[];
  readonly answer: Answer | null;
}

export interface Arca {
  readonly ledger: readonly Entry[];
  readonly flights: readonly Flight[];
}

export const REFUSAL = { code: 10_013, message: 'no' };
const SEQUENCE = { code: 10_016, message: 'número o fecha' };

/** Executes the next comprobante of a flight; the answer is ready once nothing is left of it. */
export function executeOne(arca: Arca, flight: Flight, rejects: boolean, now: number): Arca {
  const item = flight.items[flight.verdicts.length];
  if (item === undefined) throw new Error('nothing is left of that flight');
  const last = arca.ledger.at(-1);
  const inOrder = item.number === arca.ledger.length + 1 && item.content.date >= (last?.content.date ?? '');
  if (!inOrder) return replace(arca, flight, finish(flight, flight.verdicts, true));
  if (rejects) {
    const verdict = { ...EMPTY, number: item.number, result: 'rejected', observations: [REFUSAL] } as const;
    return replace(arca, flight, finish(flight, [...flight.verdicts, verdict], false));
  }
  const entry = { ...item, cae: `CAE${item.number}`, at: now };
  const verdict = { ...EMPTY, number: item.number, result: 'authorized', cae: entry.cae } as const;
  const verdicts = [...flight.verdicts, verdict];
  const done = verdicts.length === flight.items.length;
  return replace(
    { ...arca, ledger: [...arca.ledger, entry] },
    flight,
    done ? finish(flight, verdicts, false) : { ...flight, verdicts },
  );
}

/** Another system takes the next number. */
export function takeElsewhere(arca: Arca, content: Content, now: number): Arca {
  const number = arca.ledger.length + 1;
  const entry = { number, invoice: null, content, cae: `CAE${number}`, at: now };
  return { ...arca, ledger: [...arca.ledger, entry] };
}

export function found(arca: Arca, number: number): FoundComprobante | null {
  const entry = arca.ledger[number - 1];
  if (entry === undefined) return null;
  return {
    number,
    comprobante: entry.content,
    authorization: { kind: 'cae', code: entry.cae, expires_on: null },
    // Buenos Aires keeps UTC-3 all year.
    processed_at: new Date(entry.at - 3 * 3_600_000).toISOString().slice(0, 19),
    observations: [],
  };
}

export const without = (arca: Arca, flight: Flight): Arca => ({
  ...arca,
  flights: arca.flights.filter((other) => other !== flight),
});

const EMPTY = { cae: null, cae_expires_on: null, observations: [] };

function replace(arca: Arca, flight: Flight, by: Flight): Arca {
  return { ...arca, flights: arca.flights.map((other) => (other === flight ? by : other)) };
}

function finish(flight: Flight, verdicts: readonly ItemVerdict[], refused: boolean): Flight {
  const rest = flight.items
    .slice(verdicts.length)
    .map(({ number }): ItemVerdict => ({ ...EMPTY, number, result: 'unprocessed' }));
  const answer: Answer = {
    kind: 'answered',
    send_id: flight.send_id,
    results: [...verdicts, ...rest],
    errors: refused ? [SEQUENCE] : [],
    error_class: refused ? 'sequence' : null,
  };
  return { ...flight, verdicts, answer };
}
