/** The issuing store's twin in memory: the same promises without SQL, small enough to be copied at every step of a search. */
import type { Lane } from '@arca-api/contract/gateway';
import type { Fact, Halt, OpenSend, Orphan, Pin, Suspicion } from './lane-state.ts';
import { type IssuingStore, LaneChanged, LeaseLost, type StoredLane, type WaitingInvoice } from './port.ts';

type Of<Kind extends Fact['fact']> = Extract<Fact, { fact: Kind }>;

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
}

interface LaneRecord {
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

type SendRecord = OpenSend & { readonly lane: string; readonly outcome: string | null };

/** Records are replaced, never changed, so that a copy of the containers is a copy of the books. */
export interface Books {
  readonly lanes: Map<string, LaneRecord>;
  readonly invoices: Map<string, MemoryInvoice>;
  pins: readonly (Pin & { readonly lane: string })[];
  sends: readonly SendRecord[];
  events: readonly MemoryEvent[];
}

export const emptyBooks = (): Books => ({
  lanes: new Map(),
  invoices: new Map(),
  pins: [],
  sends: [],
  events: [],
});

export const copyBooks = (books: Books): Books => ({
  ...books,
  lanes: new Map(books.lanes),
  invoices: new Map(books.invoices),
});

/** What is told of a lane rather than of an invoice. */
const NEWS: Readonly<Partial<Record<Fact['fact'], string>>> = {
  conflict: 'punto_de_venta.conflict',
  orphan: 'punto_de_venta.orphan_found',
  halted: 'punto_de_venta.halted',
};

const WAITS = new Set<string>(['submitted', 'verifying']);

/** The store's verbs as plain functions of the books; each one happens whole or throws and changes nothing. */
export const memoryVerbs = {
  addLane(books: Books, id: string, lane: Lane, organization: string): void {
    const start = {
      settled_through: 0,
      last_date: null,
      halt: null,
      suspicion: null,
      orphans: [],
      owner: null,
      until: 0,
      token: 0,
    };
    books.lanes.set(id, { lane, organization, ...start });
  },

  accept(
    books: Books,
    invoice: WaitingInvoice & { readonly lane: string; readonly organization: string },
  ): void {
    const row: MemoryInvoice = {
      ...invoice,
      acceptance: books.invoices.size + 1,
      fixed_date: invoice.request.issue_date,
      status: 'submitted',
      number: null,
      cae: null,
      granted: null,
      held: null,
      rejection: null,
      orphan: null,
      sequence: 1,
    };
    books.invoices.set(row.invoice, row);
    tell(books, row);
  },

  /** False when it was ever sent, or is final. */
  cancel(books: Books, id: string): boolean {
    const row = books.invoices.get(id);
    const sent =
      books.sends.some((send) => send.invoice === id && send.outcome === null) ||
      books.pins.some((pin) => pin.invoice === id);
    if (row?.status !== 'submitted' || sent) return false;
    change(books, row, { status: 'cancelled' });
    return true;
  },

  claim(books: Books, laneId: string, worker: string, forMs: number, now: number) {
    const lane = lookUp(books, laneId);
    const mine = lane.owner === worker && lane.until > now;
    if (!mine && lane.owner !== worker && lane.until > now) return null;
    const token = mine ? lane.token : lane.token + 1;
    books.lanes.set(laneId, { ...lane, owner: worker, until: now + forMs, token });
    return { token, until: now + forMs, lane: lane.lane, organization: lane.organization };
  },

  release(books: Books, laneId: string, token: number): void {
    const lane = lookUp(books, laneId);
    if (lane.token === token) books.lanes.set(laneId, { ...lane, owner: null, until: 0 });
  },

  load(books: Books, laneId: string): StoredLane {
    const { settled_through, last_date, halt, suspicion, orphans } = lookUp(books, laneId);
    const open = books.sends.filter(
      (send) => send.lane === laneId && send.outcome === null && send.number > settled_through,
    );
    return {
      settled_through,
      last_date,
      halt,
      suspicion,
      orphans,
      pins: books.pins
        .filter((pin) => pin.lane === laneId)
        .map(({ lane: _, ...pin }) => pin)
        .sort((a, b) => a.number - b.number),
      open: open
        .map(({ lane: _, outcome: __, ...send }) => ({
          ...send,
          invoice_authorized: books.invoices.get(send.invoice)?.status === 'authorized',
        }))
        .sort((a, b) => a.sent_at - b.sent_at || a.number - b.number),
      held: [...books.invoices.values()].flatMap((row) =>
        row.lane === laneId && row.status === 'verifying' && row.held !== null
          ? [{ invoice: row.invoice, rejection: row.held }]
          : [],
      ),
    };
  },

  pending(books: Books, laneId: string, today: string, limit: number) {
    const pinned = new Set(books.pins.map((pin) => pin.invoice));
    const date = (row: MemoryInvoice) => row.fixed_date ?? today;
    return [...books.invoices.values()]
      .filter((row) => row.lane === laneId && WAITS.has(row.status))
      .filter((row) => row.held === null && row.orphan === null && !pinned.has(row.invoice))
      .sort((a, b) => date(a).localeCompare(date(b)) || a.acceptance - b.acceptance)
      .slice(0, limit)
      .map(({ invoice, fixed_date }) => ({ invoice, fixed_date }));
  },

  waiting(books: Books, invoices: readonly string[]): WaitingInvoice[] {
    return [...books.invoices.values()]
      .filter((row) => invoices.includes(row.invoice))
      .map(({ invoice, request, judged_by, assessment }) => ({ invoice, request, judged_by, assessment }));
  },

  prepare(books: Books, laneId: string, token: number, work: Parameters<IssuingStore['prepare']>[2]): void {
    fence(books, laneId, token);
    const waits = (send: OpenSend) => WAITS.has(books.invoices.get(send.invoice)?.status ?? '');
    if (!work.sends.every(waits)) throw new LaneChanged(laneId);
    const taken = books.pins.some((held) =>
      work.pins.some(
        (pin) => pin.invoice === held.invoice || (held.lane === laneId && pin.number === held.number),
      ),
    );
    if (taken) throw new Error(`a pin of ${laneId} is taken`);
    for (const { invoice, judged_by, assessment } of work.rejudged) {
      const row = books.invoices.get(invoice);
      if (row !== undefined) books.invoices.set(invoice, { ...row, judged_by, assessment });
    }
    books.pins = [...books.pins, ...work.pins.map((pin) => ({ ...pin, lane: laneId }))];
    books.sends = [...books.sends, ...work.sends.map((send) => ({ ...send, lane: laneId, outcome: null }))];
    record(books, laneId, work.facts);
  },

  settle(books: Books, laneId: string, token: number, facts: readonly Fact[]): void {
    const lane = fence(books, laneId, token);
    const settled = only(facts, 'settled').at(-1);
    const isResumed = only(facts, 'resumed').length > 0;
    const decided = new Set(only(facts, 'orphan-decided').map((fact) => fact.number));
    const found = only(facts, 'orphan').map(({ number, found: what }) => ({ number, found: what }));
    books.lanes.set(laneId, {
      ...lane,
      halt: only(facts, 'halted').at(-1)?.halt ?? (isResumed ? null : lane.halt),
      suspicion: only(facts, 'trusted').length > 0 ? null : lane.suspicion,
      orphans: [...lane.orphans, ...found].filter(({ number }) => !decided.has(number)),
      settled_through: settled?.through ?? lane.settled_through,
      last_date: settled === undefined ? lane.last_date : settled.last_date,
    });
    record(books, laneId, facts);
    if (settled !== undefined) {
      close(books, 'overtaken', (send) => send.lane === laneId && send.number <= settled.through);
    }
  },

  lanesWithWork(books: Books) {
    return [...books.lanes].flatMap(([lane, { halt, suspicion, organization }]) => {
      const works = () =>
        [...books.invoices.values()].some((row) => row.lane === lane && WAITS.has(row.status));
      return halt === null && (suspicion !== null || works()) ? [{ lane, organization }] : [];
    });
  },
};

/** The port over one set of books; the clock stands for the database's. */
export function memoryIssuingStore(books: Books, now: () => number): IssuingStore {
  const verbs = memoryVerbs;
  return {
    claim: async (laneId, worker, forMs) => verbs.claim(books, laneId, worker, forMs, now()),
    release: async (laneId, token) => verbs.release(books, laneId, token),
    load: async (laneId) => verbs.load(books, laneId),
    pending: async (laneId, today, limit) => verbs.pending(books, laneId, today, limit),
    waiting: async (invoices) => verbs.waiting(books, invoices),
    prepare: async (laneId, token, work) => verbs.prepare(books, laneId, token, work),
    settle: async (laneId, token, facts) => verbs.settle(books, laneId, token, facts),
    lanesWithWork: async () => verbs.lanesWithWork(books),
  };
}

function record(books: Books, laneId: string, facts: readonly Fact[]): void {
  for (const fact of only(facts, 'send-closed'))
    close(books, fact.outcome, (send) => send.send_id === fact.send_id);
  const authorized = only(facts, 'authorized');
  const freed = new Set([...only(facts, 'unpinned'), ...authorized].map((fact) => fact.invoice));
  if (freed.size > 0) books.pins = books.pins.filter((pin) => !freed.has(pin.invoice));
  for (const { invoice } of only(facts, 'verifying')) {
    const row = books.invoices.get(invoice);
    if (row?.status === 'submitted') change(books, row, { status: 'verifying' });
  }
  for (const { invoice, rejection } of only(facts, 'held')) {
    const row = books.invoices.get(invoice);
    if (row?.status === 'submitted') change(books, row, { status: 'verifying', held: rejection });
    else if (row?.status === 'verifying') books.invoices.set(invoice, { ...row, held: rejection });
  }
  for (const { invoice, rejection } of only(facts, 'rejected')) {
    const row = books.invoices.get(invoice);
    if (row !== undefined && WAITS.has(row.status))
      change(books, row, { status: 'rejected', held: null, rejection });
  }
  for (const fact of authorized) {
    const row = books.invoices.get(fact.invoice);
    const { number, code: cae } = fact;
    const granted = {
      status: 'authorized',
      held: null,
      rejection: null,
      number,
      cae,
      granted: fact,
    } as const;
    if (row?.cae === null) change(books, row, granted);
  }
  for (const { invoice, number } of only(facts, 'orphaned')) {
    const row = books.invoices.get(invoice);
    if (row?.status === 'submitted') change(books, row, { status: 'verifying', orphan: number });
    else if (row?.status === 'verifying') books.invoices.set(invoice, { ...row, orphan: number });
  }
  for (const { number } of only(facts, 'orphan-decided')) {
    for (const row of books.invoices.values())
      if (row.lane === laneId && row.orphan === number)
        books.invoices.set(row.invoice, { ...row, orphan: null });
  }
  const news = facts.flatMap(({ fact }) => {
    const type = NEWS[fact];
    return type === undefined ? [] : [{ type, subject: laneId, sequence: 0 }];
  });
  if (news.length > 0) books.events = [...books.events, ...news];
}

function change(books: Books, row: MemoryInvoice, to: Partial<MemoryInvoice>): void {
  const changed = { ...row, ...to, sequence: row.sequence + 1 };
  books.invoices.set(row.invoice, changed);
  tell(books, changed);
}

function tell(books: Books, { status, invoice, sequence }: MemoryInvoice): void {
  books.events = [...books.events, { type: `invoice.${status}`, subject: invoice, sequence }];
}

function close(books: Books, outcome: string, which: (send: SendRecord) => boolean): void {
  books.sends = books.sends.map((send) =>
    send.outcome === null && which(send) ? { ...send, outcome } : send,
  );
}

function fence(books: Books, laneId: string, token: number): LaneRecord {
  const lane = lookUp(books, laneId);
  if (lane.token !== token) throw new LeaseLost(laneId);
  return lane;
}

function lookUp(books: Books, laneId: string): LaneRecord {
  const lane = books.lanes.get(laneId);
  if (lane === undefined) throw new Error(`no lane ${laneId}`);
  return lane;
}

const only = <Kind extends Fact['fact']>(facts: readonly Fact[], kind: Kind): Of<Kind>[] =>
  facts.filter((fact): fact is Of<Kind> => fact.fact === kind);
