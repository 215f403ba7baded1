/** Holds a try's last exchange back, so that it is archived in the statement that says what came of the try. */
import type { ExchangeRow, ExchangesStore } from './exchanges.store.ts';

export interface ExchangeDesk {
  /** In the place of the archive: whatever else is said to ARCA meanwhile goes there at once. */
  readonly exchanges: ExchangesStore;
  /** The one held back. */
  held(): ExchangeRow | null;
  /** It was archived. */
  drop(): void;
  /** The worst that is known of what was said to ARCA for the try: that it may have taken it, or that it refused it. */
  fate(): 'not-sent' | 'answered' | 'unknown';
}

export function keepLastExchange(archive: ExchangesStore, sendId: string): ExchangeDesk {
  let held: ExchangeRow | null = null;
  let fate: ReturnType<ExchangeDesk['fate']> = 'not-sent';
  return {
    exchanges: {
      ...archive,
      async add(row) {
        if (row.send_id !== sendId) return archive.add(row);
        if (row.certainty !== 'not-sent' && fate !== 'unknown')
          fate = row.certainty === 'answered' ? 'answered' : 'unknown';
        const before = held;
        held = row;
        if (before !== null) await archive.add(before);
      },
    },
    held: () => held,
    drop() {
      held = null;
    },
    fate: () => fate,
  };
}
