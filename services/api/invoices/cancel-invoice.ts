/** Cancels what ARCA certainly does not have: never sent, or sent and certainly not authorised. */

import { Refusal } from '@arca-api/contract/errors';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Database } from '@arca-api/platform/database/port';
import type { Outbox } from '@arca-api/platform/events/port';
import { sendsStore } from '../issuing/sends.store.ts';
import type { TellInvoices } from '../issuing/tell-invoices.ts';
import type { CoreTables } from '../tables.ts';
import { invoicesStore } from './invoices.store.ts';
import type { Cancel } from './port.ts';
import type { InvoiceRow } from './present-invoice.ts';

export interface CancelParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly tell: TellInvoices;
  readonly clock: Clock;
}

export function cancelInvoice({ database, outbox, tell, clock }: CancelParts): Cancel {
  const invoices = invoicesStore(database);
  const sends = sendsStore(database);
  return (row, within) =>
    database.transaction<CoreTables, InvoiceRow>('core', async (trx) => {
      // The row is locked first: a try is written in a transaction that needs it too.
      const cancelled = await invoices.cancel(trx, row.id, clock.now());
      if (cancelled === undefined || (await sends.mayBeAtArca(trx, row.id)))
        throw new Refusal('invoice.not_cancellable');
      await within?.(trx);
      await outbox.append(trx, tell.invoices([cancelled], clock.now()));
      return cancelled;
    });
}
