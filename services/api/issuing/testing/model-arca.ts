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
  /** The same request once more: some box on the way sent it twice. */
  readonly isCopy: boolean;
  readonly items: readonly {
    readonly number: number;
    readonly invoice: string;
    readonly content: Content;
  }[];
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

/** Executes a flight, the whole of it or its next comprobante; the answer is ready once nothing is left of it. */
export function execute(
  arca: Arca,
  flight: Flight,
  rejects: (invoice: string) => boolean,
  oneByOne: boolean,
  now: number,
): Arca {
  const ledger = [...arca.ledger];
  const verdicts = [...flight.verdicts];
  let ended: Flight | null = null;
  while (ended === null) {
    const item = flight.items[verdicts.length];
    if (item === undefined) break;
    const isInOrder =
      item.number === ledger.length + 1 && item.content.date >= (ledger.at(-1)?.content.date ?? '');
    if (!isInOrder) ended = finish(flight, verdicts, true);
    else if (rejects(item.invoice)) {
      verdicts.push({ ...EMPTY, number: item.number, result: 'rejected', observations: [REFUSAL] });
      ended = finish(flight, verdicts, false);
    } else {
      const cae = `CAE${item.number}`;
      ledger.push({ ...item, cae, at: now });
      verdicts.push({ ...EMPTY, number: item.number, result: 'authorized', cae });
      if (oneByOne) break;
    }
  }
  const isDone = ended === null && verdicts.length === flight.items.length;
  const after = ended ?? (isDone ? finish(flight, verdicts, false) : { ...flight, verdicts });
  return { ledger, flights: arca.flights.map((other) => (other === flight ? after : other)) };
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

function finish(flight: Flight, verdicts: readonly ItemVerdict[], isRefused: boolean): Flight {
  const rest = flight.items
    .slice(verdicts.length)
    .map(({ number }): ItemVerdict => ({ ...EMPTY, number, result: 'unprocessed' }));
  const answer: Answer = {
    kind: 'answered',
    send_id: flight.send_id,
    results: [...verdicts, ...rest],
    errors: isRefused ? [SEQUENCE] : [],
    error_class: isRefused ? 'sequence' : null,
  };
  return { ...flight, verdicts, answer };
}
