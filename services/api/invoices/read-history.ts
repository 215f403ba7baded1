/** Everything that happened to an invoice: its events, and each try at ARCA. */
import type { Database } from '@arca-api/platform/database/port';
import type { EventTables } from '@arca-api/platform/events/tables';
import { sendsStore } from '../issuing/sends.store.ts';

export function readHistory(database: Database) {
  const sends = sendsStore(database);
  const outbox = database.schema<EventTables>('platform');
  return async (invoice: string) => ({
    events: await outbox
      .selectFrom('outbox')
      .select(['id', 'type', 'sequence', 'occurred_at as at', 'data'])
      .where('subject', '=', invoice)
      .orderBy('sequence')
      .orderBy('accepted')
      .execute(),
    sends: await sends.ofInvoice(invoice),
  });
}
