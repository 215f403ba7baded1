/** Waits until an invoice is final, or until the caller's patience ends: signals save polling, the store is the truth. */
import type { Clock } from '@arca-api/platform/clock/port';
import type { Signals } from '@arca-api/platform/events/port';
import type { invoicesStore } from './invoices.store.ts';
import type { InvoiceRow } from './present-invoice.ts';

export interface AwaitParts {
  readonly invoices: ReturnType<typeof invoicesStore>;
  readonly signals: Signals;
  readonly clock: Clock;
}

/** Signals may be lost between processes: look again at least this often. */
const LOOK_AGAIN_MS = 1000;

export const isFinal = (row: InvoiceRow): boolean =>
  row.status === 'authorized' || row.status === 'rejected' || row.status === 'cancelled';

export const invoiceTopic = (id: string): string => `invoice:${id}`;

export function awaitInvoice({ invoices, signals, clock }: AwaitParts) {
  return async (row: InvoiceRow, patienceMs: number): Promise<InvoiceRow> => {
    const until = clock.now() + patienceMs;
    let current = row;
    while (!isFinal(current)) {
      const left = until - clock.now();
      if (left <= 0) break;
      // Listening starts before the look, so that news between the two is not missed.
      const news = signals.wait(invoiceTopic(row.id), Math.min(left, LOOK_AGAIN_MS));
      const seen = (await invoices.byId(row.id)) ?? current;
      if (isFinal(seen)) return seen;
      await news;
      current = (await invoices.byId(row.id)) ?? seen;
    }
    return current;
  };
}
