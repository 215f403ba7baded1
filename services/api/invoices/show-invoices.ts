/**
 * Shows invoices as JSON, each version composed once: whatever is written to an invoice makes another. Shown is only what
 * was listed for whoever asks.
 */
import { LRUCache } from 'lru-cache';
import type { ListedInvoice, VersionedRow } from './list-invoices.store.ts';
import { type PublicUrl, presentInvoice } from './present-invoice.ts';

export interface ShowParts {
  readonly read: (ids: readonly string[]) => Promise<readonly VersionedRow[]>;
  readonly publicUrl: PublicUrl;
  /** Characters that are kept at most; 16 million when left out. */
  readonly most?: number;
}

interface Shown {
  readonly version: string;
  readonly text: string;
}

/** Answers the JSON of each, in their order; what is gone meanwhile is left out. */
export function showInvoices({ read, publicUrl, most = 16_000_000 }: ShowParts) {
  const kept = new LRUCache<string, Shown>({
    maxSize: most,
    sizeCalculation: ({ text }) => text.length,
  });
  return async (listed: readonly ListedInvoice[]): Promise<readonly string[]> => {
    const known = new Map<string, string>();
    for (const { id, version } of listed) {
      const shown = kept.get(id);
      if (shown?.version === version) known.set(id, shown.text);
    }
    const missing = listed.filter(({ id }) => !known.has(id)).map(({ id }) => id);
    for (const { version, ...row } of missing.length === 0 ? [] : await read(missing)) {
      const text = JSON.stringify(presentInvoice(row, publicUrl));
      known.set(row.id, text);
      kept.set(row.id, { version, text });
    }
    return listed.flatMap(({ id }) => known.get(id) ?? []);
  };
}
