/** Tells whoever waits for an invoice that it is final, or that its lane stands still: waiting costs no look at the store. */
import type { Signals } from '@arca-api/platform/events/port';
import { type InvoiceRow, isFinal } from './present-invoice.ts';

export interface Waiting {
  /** Called with the final row, or as it is when its lane halts. */
  readonly ended: (row: InvoiceRow) => void;
  /** Called when another process says that it is final: the store knows more. */
  readonly endedElsewhere: () => void;
}

export interface Arrivals {
  /** Told by whoever changed invoices, after the commit. */
  arrived(rows: readonly InvoiceRow[]): void;
  /** Told when a lane stopped until a person comes. */
  halted(laneId: string): void;
  /** Tells `waiting` until the returned function is called. */
  listen(row: InvoiceRow, waiting: Waiting): () => void;
}

const HALTED = 'lane halted';
const topicOf = (invoice: string): string => `invoice ${invoice}`;

export function createArrivals(signals: Signals): Arrivals {
  const listeners = new Map<string, Set<Waiting>>();
  return {
    arrived(rows) {
      for (const row of rows) {
        if (!isFinal(row)) continue;
        const here = listeners.get(row.id);
        for (const { ended } of here ?? []) ended(row);
        // Nobody waits for a line of a batch.
        if (here === undefined && row.origin !== 'batch') signals.notify(topicOf(row.id));
      }
    },
    halted: (laneId) => signals.notify(HALTED, laneId),
    listen(row, waiting) {
      const here = listeners.get(row.id) ?? new Set();
      listeners.set(row.id, here.add(waiting));
      const off = [
        signals.on(topicOf(row.id), waiting.endedElsewhere),
        signals.on(HALTED, (laneId) => {
          if (laneId === row.lane_id) waiting.ended(row);
        }),
      ];
      return () => {
        for (const stopListening of off) stopListening();
        here.delete(waiting);
        if (here.size === 0) listeners.delete(row.id);
      };
    },
  };
}
