/** The books of issuing in memory: what the twin of the store keeps, small enough to be copied at every step of a search. */
import type { Lane } from '@arca-api/contract/gateway';
import type { Fact, Halt, OpenSend, Orphan, Pin, Suspicion } from './lane-state.ts';
import type { WaitingInvoice } from './port.ts';

export type Of<Kind extends Fact['fact']> = Extract<Fact, { fact: Kind }>;

export interface MemoryInvoice extends WaitingInvoice {
  readonly lane: string;
  readonly organization: string;
  readonly acceptance: number;
  readonly fixed_date: string | null;
  readonly status: 'submitted' | 'verifying' | 'authorized' | 'rejected' | 'cancelled';
  readonly number: number | null;
  readonly cae: string | null;
  /** What ARCA granted, as it was told. */
  readonly granted: Of<'authorized'> | null;
  readonly held: Of<'held'>['rejection'] | null;
  readonly rejection: Of<'rejected'>['rejection'] | null;
  /** The orphan it waits for. */
  readonly orphan: number | null;
  readonly sequence: number;
}

export interface MemoryEvent {
  readonly type: string;
  readonly subject: string;
  readonly sequence: number;
  /** Of the snapshot: the comprobante's number, and its CAE. */
  readonly number: number | null;
  readonly cae: string | null;
}

export interface LaneRecord {
  readonly lane: Lane;
  readonly organization: string;
  readonly settled_through: number;
  readonly last_date: string | null;
  readonly halt: Halt | null;
  readonly suspicion: Suspicion | null;
  readonly orphans: readonly Orphan[];
  readonly owner: string | null;
  readonly until: number;
  readonly token: number;
}

export type SendRecord = OpenSend & { readonly lane: string; readonly outcome: string | null };

/** Records are replaced, never changed, so that a copy of the containers is a copy of the books. */
export interface Books {
  readonly lanes: Map<string, LaneRecord>;
  readonly invoices: Map<string, MemoryInvoice>;
  pins: readonly (Pin & { readonly lane: string })[];
  sends: readonly SendRecord[];
  readonly events: MemoryEvent[];
  /** Those without an end, by lane and in order of acceptance; apart where their date is fixed. */
  readonly waiting: Map<string, Waiting>;
}

interface Waiting {
  readonly automatic: Set<string>;
  readonly fixed: Set<string>;
}

export const emptyBooks = (): Books => ({
  lanes: new Map(),
  invoices: new Map(),
  pins: [],
  sends: [],
  events: [],
  waiting: new Map(),
});

export const copyBooks = (books: Books): Books => ({
  ...books,
  lanes: new Map(books.lanes),
  invoices: new Map(books.invoices),
  events: [...books.events],
  waiting: new Map(
    [...books.waiting].map(([lane, { automatic, fixed }]) => [
      lane,
      { automatic: new Set(automatic), fixed: new Set(fixed) },
    ]),
  ),
});

const WAITS = new Set<string>(['submitted', 'verifying']);

export const waits = (row: MemoryInvoice | undefined): row is MemoryInvoice =>
  row !== undefined && WAITS.has(row.status);

/** Ids of those that wait in a lane, in order of acceptance within each kind. */
export const waitingIn = (books: Books, laneId: string): Waiting =>
  books.waiting.get(laneId) ?? { automatic: new Set(), fixed: new Set() };

/** Writes a row as it is now, and keeps the order of those that wait. */
export function write(books: Books, row: MemoryInvoice): void {
  books.invoices.set(row.invoice, row);
  const waiting = waitingIn(books, row.lane);
  const those = row.fixed_date === null ? waiting.automatic : waiting.fixed;
  if (WAITS.has(row.status)) those.add(row.invoice);
  else those.delete(row.invoice);
  books.waiting.set(row.lane, waiting);
}

export function tell(books: Books, { status, invoice, sequence, number, cae }: MemoryInvoice): void {
  books.events.push({ type: `invoice.${status}`, subject: invoice, sequence, number, cae });
}

export function change(books: Books, row: MemoryInvoice, to: Partial<MemoryInvoice>): void {
  const changed = { ...row, ...to, sequence: row.sequence + 1 };
  write(books, changed);
  tell(books, changed);
}

export const only = <Kind extends Fact['fact']>(facts: readonly Fact[], kind: Kind): Of<Kind>[] =>
  facts.filter((fact): fact is Of<Kind> => fact.fact === kind);
