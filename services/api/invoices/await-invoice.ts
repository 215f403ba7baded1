/** Waits until an invoice is final, or until the caller's patience ends. */
import type { Clock } from '@arca-api/platform/clock/port';
import { readTogether } from '@arca-api/platform/database/read-together';
import type { ArcaWatch } from '../status/watch-arca.ts';
import type { Arrivals } from './arrivals.ts';
import type { invoicesStore } from './invoices.store.ts';
import { type InvoiceRow, isFinal } from './present-invoice.ts';

export interface AwaitParts {
  readonly invoices: Pick<ReturnType<typeof invoicesStore>, 'byIds'>;
  readonly arrivals: Arrivals;
  readonly clock: Clock;
  readonly arca: ArcaWatch;
}

/** Another process may have settled it and its signal be lost: the store is looked at this often. */
const LOOK_AGAIN_MS = 1000;

/** Invoices in one look at most. */
const TOGETHER = 100;

export function awaitInvoice({ invoices, arrivals, clock, arca }: AwaitParts) {
  // ARCA answers for many at once, and whoever waits for them looks at the same moment.
  const look = readTogether({ read: invoices.byIds, limit: TOGETHER });
  return async (row: InvoiceRow, patienceMs: number): Promise<InvoiceRow> => {
    if (isFinal(row)) return row;
    const until = clock.now() + patienceMs;
    if (arca.wasOut(row) && (await isInVain(row, until))) return row;
    const arrival = Promise.withResolvers<InvoiceRow>();
    const done = new AbortController();
    let pause = new AbortController();
    const off = arrivals.listen(row, {
      ended: arrival.resolve,
      endedElsewhere: () => pause.abort('ended elsewhere'),
    });

    const watch = async (): Promise<InvoiceRow> => {
      let current = row;
      while (!isFinal(current) && !done.signal.aborted) {
        const left = until - clock.now();
        if (left <= 0) break;
        await clock.sleep(Math.min(left, LOOK_AGAIN_MS), pause.signal).catch(() => {});
        if (done.signal.aborted) break;
        // Made before the look, so that what is told while it looks is not missed.
        pause = new AbortController();
        current = (await look(row.id)) ?? current;
        if (!isFinal(current) && (await isInVain(current, until))) break;
      }
      return current;
    };
    try {
      return await Promise.race([arrival.promise, watch()]);
    } finally {
      off();
      done.abort('over');
      pause.abort('over');
    }
  };

  /** ARCA is tried again only when the caller has lost patience. */
  async function isInVain(row: InvoiceRow, until: number): Promise<boolean> {
    const out = await arca.outageOf(row);
    return out !== null && out.retry_at > until;
  }
}
