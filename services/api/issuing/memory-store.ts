/** The issuing store's twin in memory: the same promises without SQL. */
import type { Lane } from '@arca-api/contract/gateway';
import type { Fact, OpenSend } from './lane-state.ts';
import {
  type Books,
  change,
  type LaneRecord,
  type MemoryInvoice,
  only,
  type SendRecord,
  tell,
  waitingIn,
  waits,
  write,
} from './memory-books.ts';
import { close, record } from './memory-record.ts';
import {
  type IssuingStore,
  LaneChanged,
  type LaneWithWork,
  LeaseLost,
  type StoredLane,
  type WaitingInvoice,
} from './port.ts';
import { labelled } from './relabel.ts';

export { type Books, copyBooks, emptyBooks, type MemoryEvent, type MemoryInvoice } from './memory-books.ts';

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
    invoice: Omit<WaitingInvoice, 'fixed_date'> & { readonly lane: string; readonly organization: string },
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
    write(books, row);
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
    const isOpen = (send: SendRecord) =>
      send.lane === laneId && send.outcome === null && send.number > settled_through;
    const { automatic, fixed } = waitingIn(books, laneId);
    return {
      settled_through,
      tried:
        settled_through > 0 ||
        books.sends.some((send) => isOpen(send) || (send.lane === laneId && send.outcome === 'refused')),
      last_date,
      halt,
      suspicion,
      orphans,
      pins: books.pins
        .filter((pin) => pin.lane === laneId)
        .map(({ lane: _, ...pin }) => pin)
        .sort((a, b) => a.number - b.number),
      open: triesOf(books, isOpen, isOpen),
      held: [...automatic, ...fixed].flatMap((id) => {
        const row = books.invoices.get(id);
        return row?.status === 'verifying' && row.held !== null ? [{ invoice: id, rejection: row.held }] : [];
      }),
    };
  },

  refused(books: Books, laneId: string, numbers: readonly number[]): readonly OpenSend[] {
    const isRefused = (send: SendRecord) => send.lane === laneId && send.outcome === 'refused';
    return triesOf(books, (send) => isRefused(send) && numbers.includes(send.number), isRefused);
  },

  pending(books: Books, laneId: string, today: string, limit: number): WaitingInvoice[] {
    const pinned = new Set(books.pins.map((pin) => pin.invoice));
    const free = (ids: ReadonlySet<string>, most: number): MemoryInvoice[] => {
      const rows: MemoryInvoice[] = [];
      for (const id of ids) {
        if (rows.length === most) break;
        const row = books.invoices.get(id);
        if (row?.held === null && row.orphan === null && !pinned.has(id)) rows.push(row);
      }
      return rows;
    };
    const { automatic, fixed } = waitingIn(books, laneId);
    const date = (row: MemoryInvoice) => row.fixed_date ?? today;
    return [...free(automatic, limit), ...free(fixed, fixed.size)]
      .sort((a, b) => date(a).localeCompare(date(b)) || a.acceptance - b.acceptance)
      .slice(0, limit)
      .map(({ invoice, fixed_date, request, judged_by, assessment }) => ({
        invoice,
        fixed_date,
        request,
        judged_by,
        assessment,
      }));
  },

  prepare(books: Books, laneId: string, token: number, work: Parameters<IssuingStore['prepare']>[2]): void {
    fence(books, laneId, token);
    if (!work.sends.every((send) => waits(books.invoices.get(send.invoice)))) throw new LaneChanged(laneId);
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

  lanesWithWork(books: Books, now: number): LaneWithWork[] {
    return [...books.lanes].flatMap(([lane, { halt, suspicion, organization, owner, until }]) => {
      const { automatic, fixed } = waitingIn(books, lane);
      const works = automatic.size + fixed.size > 0;
      const leased_by = until > now ? owner : null;
      return halt === null && (suspicion !== null || works) ? [{ lane, organization, leased_by }] : [];
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
    refused: async (laneId, numbers) => verbs.refused(books, laneId, numbers),
    pending: async (laneId, today, limit) => verbs.pending(books, laneId, today, limit),
    prepare: async (laneId, token, work) => verbs.prepare(books, laneId, token, work),
    settle: async (laneId, token, facts) => verbs.settle(books, laneId, token, facts),
    lanesWithWork: async () => verbs.lanesWithWork(books, now()),
  };
}

/** Of whole tries of which one is `meant`, those that matter. */
function triesOf(
  books: Books,
  meant: (send: SendRecord) => boolean,
  matters: (send: SendRecord) => boolean,
): readonly OpenSend[] {
  const ids = new Set(books.sends.filter(meant).map((send) => send.send_id));
  const written = books.sends
    .filter((send) => ids.has(send.send_id))
    .sort((one, other) => one.sent_at - other.sent_at || one.number - other.number)
    .map((send) => {
      const { lane: _, outcome, ...rest } = send;
      const authorized_number = books.invoices.get(send.invoice)?.number ?? null;
      return { ...rest, refused: outcome === 'refused', authorized_number, matters: matters(send) };
    });
  return labelled(written);
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
