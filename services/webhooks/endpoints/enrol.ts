/** What the engine hears of the news: nothing while nobody is to be told, so that nothing is carried for nobody. */
import type { Database } from '@arca-api/platform/database/port';
import { forEverybody } from '@arca-api/platform/database/scope';
import { lockAudience, setAudience } from '@arca-api/platform/events/audience.store';
import type { Transaction } from 'kysely';
import type { WebhookTables } from '../tables.ts';
import type { EndpointsStore } from './endpoints.store.ts';

export const SUBSCRIBER = 'webhooks';

/** In the transaction that makes or enables an endpoint: whatever commits after it is heard. */
export const hearAll = (trx: Transaction<WebhookTables>): Promise<void> => setAudience(trx, SUBSCRIBER, null);

/** At each start. Whoever makes an endpoint meanwhile waits, or is waited for and seen. */
export function enrol(database: Database, endpoints: Pick<EndpointsStore, 'isAnyEnabled'>): Promise<void> {
  return forEverybody('what webhooks hear', () =>
    database.transaction<WebhookTables, void>('webhooks', async (trx) => {
      await lockAudience(trx, SUBSCRIBER);
      await setAudience(trx, SUBSCRIBER, (await endpoints.isAnyEnabled(trx)) ? null : []);
    }),
  );
}
