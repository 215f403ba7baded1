/** Tells whoever waits for an invoice that it is final, or that its lane stands still: waiting costs no look at the store. */
import { type InvoiceRow, isFinal } from './present-invoice.ts';

export interface Arrivals {
  /** Told by whoever changed invoices, after the commit. */
  arrived(rows: readonly InvoiceRow[]): void;
  /** Told when a lane stopped until a person comes. */
  halted(laneId: string): void;
  /** Calls `hear` with the final row, or as it is when its lane halts; until the returned function is called. */
  listen(row: InvoiceRow, hear: (row: InvoiceRow) => void): () => void;
}

interface Listener {
  readonly row: InvoiceRow;
  readonly hear: (row: InvoiceRow) => void;
}

export function createArrivals(): Arrivals {
  const listeners = new Map<string, Set<Listener>>();
  return {
    arrived(rows) {
      for (const row of rows) {
        if (isFinal(row)) for (const { hear } of listeners.get(row.id) ?? []) hear(row);
      }
    },
    halted(laneId) {
      for (const waiting of listeners.values()) {
        for (const { row, hear } of waiting) if (row.lane_id === laneId) hear(row);
      }
    },
    listen(row, hear) {
      const listener = { row, hear };
      const waiting = listeners.get(row.id) ?? new Set();
      waiting.add(listener);
      listeners.set(row.id, waiting);
      return () => {
        waiting.delete(listener);
        if (waiting.size === 0) listeners.delete(row.id);
      };
    },
  };
}
