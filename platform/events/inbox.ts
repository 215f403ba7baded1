/** Remembers which events a consumer has acted on, so that hearing one twice acts once. */
import type { Transaction } from 'kysely';
import { platformSchema } from '../database/migrate-platform.ts';
import type { EventTables } from './tables.ts';

/** True the first time `consumer` asks about `eventId`; call it in the transaction of the event's effect. */
export async function firstTime(
  // biome-ignore lint/suspicious/noExplicitAny: the effect may be in any service's transaction
  trx: Transaction<any>,
  consumer: string,
  eventId: string,
): Promise<boolean> {
  const own = (trx as Transaction<EventTables>).withSchema(platformSchema);
  const row = await own
    .insertInto('inbox')
    .values({ consumer, event_id: eventId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('event_id')
    .executeTakeFirst();
  return row !== undefined;
}
