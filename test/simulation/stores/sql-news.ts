/** News as the relay's own SQL spreads, takes and finishes them. */
import { comprobanteTold } from '@arca-api/api/issuing/testing/comprobante-told';
import type { Database } from '@arca-api/platform/database/port';
import {
  claimDeliveries,
  finishDeliveries,
  saveSubscriber,
  spreadNews,
} from '@arca-api/platform/events/deliveries.store';
import type { EventTables } from '@arca-api/platform/events/tables';
import type { NewsBooks } from './port.ts';

const SUBSCRIBER = 'hearer';
const BATCH = 100;
const LEASE_MS = 30_000;

export async function sqlNews(database: Database): Promise<NewsBooks> {
  await saveSubscriber(database, { name: SUBSCRIBER });
  const platform = database.schema<EventTables>('platform');
  return {
    async take() {
      await spreadNews(database, BATCH);
      const deliveries = await claimDeliveries(database, SUBSCRIBER, BATCH, LEASE_MS);
      return deliveries.map(({ event: { id, type, subject, sequence, data } }) => ({
        id,
        type,
        subject,
        sequence,
        ...comprobanteTold(data),
      }));
    },
    told: (ids) => finishDeliveries(database, SUBSCRIBER, ids),
    async isAllTold() {
      const unspread = await platform
        .selectFrom('outbox')
        .select('id')
        .where('published_at', 'is', null)
        .limit(1)
        .executeTakeFirst();
      const undelivered = await platform
        .selectFrom('deliveries')
        .select('event_id')
        .limit(1)
        .executeTakeFirst();
      return unspread === undefined && undelivered === undefined;
    },
  };
}
