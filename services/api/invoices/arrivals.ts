/** Hands each invoice that became final to whoever waits for it, so that waiting costs no look at the store. */
import { type InvoiceRow, isFinal } from './present-invoice.ts';

export interface Arrivals {
  /** Told by whoever changed invoices, after the commit. */
  arrived(rows: readonly InvoiceRow[]): void;
  /** Calls `hear` with the final row; until the returned function is called. */
  listen(id: string, hear: (row: InvoiceRow) => void): () => void;
}

export function createArrivals(): Arrivals {
  const waiting = new Map<string, Set<(row: InvoiceRow) => void>>();
  return {
    arrived(rows) {
      for (const row of rows) {
        if (isFinal(row)) for (const hear of waiting.get(row.id) ?? []) hear(row);
      }
    },
    listen(id, hear) {
      const hearers = waiting.get(id) ?? new Set();
      hearers.add(hear);
      waiting.set(id, hearers);
      return () => {
        hearers.delete(hear);
        if (hearers.size === 0) waiting.delete(id);
      };
    },
  };
}
