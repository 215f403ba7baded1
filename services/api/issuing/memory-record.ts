/** What facts make of the books in memory: the twin of what the SQL store writes in one transaction. */
import type { Fact } from './lane-state.ts';
import { type Books, change, only, type SendRecord, waits } from './memory-books.ts';

/** What is told of a lane rather than of an invoice. */
const NEWS: Readonly<Partial<Record<Fact['fact'], string>>> = {
  conflict: 'punto_de_venta.conflict',
  orphan: 'punto_de_venta.orphan_found',
  halted: 'punto_de_venta.halted',
};

export function record(books: Books, laneId: string, facts: readonly Fact[]): void {
  const through = books.lanes.get(laneId)?.settled_through ?? 0;
  for (const { send_id, outcome } of only(facts, 'send-closed')) {
    if (outcome === 'answered')
      close(books, 'refused', (send) => send.send_id === send_id && send.number > through);
    close(books, outcome, (send) => send.send_id === send_id);
  }
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
    if (waits(row)) change(books, row, { status: 'rejected', held: null, rejection });
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
  const news = facts.flatMap((fact) => {
    const type = NEWS[fact.fact];
    const number = 'number' in fact ? fact.number : null;
    return type === undefined ? [] : [{ type, subject: laneId, sequence: 0, number, cae: null }];
  });
  books.events.push(...news);
}

export function close(books: Books, outcome: string, which: (send: SendRecord) => boolean): void {
  books.sends = books.sends.map((send) =>
    send.outcome === null && which(send) ? { ...send, outcome } : send,
  );
}
