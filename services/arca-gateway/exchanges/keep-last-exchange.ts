/** Holds a try's last exchange back, so that it is archived in the statement that says what came of the try. */
import type { ExchangeRow, ExchangesStore } from './exchanges.store.ts';

export interface ExchangeDesk {
  /** In the place of the archive: whatever else is said to ARCA meanwhile goes there at once. */
  readonly exchanges: ExchangesStore;
  /** The one held back. */
  held(): ExchangeRow | null;
  /** It was archived. */
  drop(): void;
  /** Whether anything said for the try may have reached ARCA. */
  hasLeft(): boolean;
}

export function keepLastExchange(archive: ExchangesStore, sendId: string): ExchangeDesk {
  let held: ExchangeRow | null = null;
  let left = false;
  return {
    exchanges: {
      ...archive,
      async add(row) {
        if (row.send_id !== sendId) return archive.add(row);
        left ||= row.certainty !== 'not-sent';
        const before = held;
        held = row;
        if (before !== null) await archive.add(before);
      },
    },
    held: () => held,
    drop() {
      held = null;
    },
    hasLeft: () => left,
  };
}
