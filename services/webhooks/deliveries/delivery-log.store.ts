/** All SQL of the log of deliveries: what an endpoint was told, and each attempt. */
import type { Database } from '@arca-api/platform/database/port';
import { firstId, timeOf } from '@arca-api/platform/random/identify';
import type { Owner } from '../asker.ts';
import type { WebhookTables } from '../tables.ts';
import type { AttemptRow, DeliveryRow } from './deliveries.store.ts';

export interface Page {
  readonly after: string | null;
  readonly limit: number;
}

export interface DeliveriesWanted extends Page {
  readonly state: DeliveryRow['state'] | null;
  /** Of one type, or of all that begin alike: `invoice.*`. */
  readonly types?: string | null;
}

/** Longest that the clock of whoever noted a delivery may be ahead of theirs who attempt it. */
const AHEAD_MS = 86_400_000;

export function deliveryLogStore(database: Database) {
  const db = database.schema<WebhookTables>('webhooks');
  return {
    find: ({ organization, mode }: Owner, id: string): Promise<DeliveryRow | undefined> =>
      db
        .selectFrom('deliveries')
        .selectAll()
        .where('id', '=', id)
        .where('organization_id', '=', organization)
        .where('mode', '=', mode)
        .executeTakeFirst(),

    /** In the order they were made. */
    attempts(delivery: string, { after, limit }: Page): Promise<readonly AttemptRow[]> {
      // Nothing was attempted before it was noted: months before that are not looked into.
      const noted = timeOf(delivery);
      const all = db
        .selectFrom('attempts')
        .selectAll()
        .where('delivery_id', '=', delivery)
        .where('id', '>=', noted === null ? '' : firstId('wha', noted - AHEAD_MS));
      return (after === null ? all : all.where('id', '>', after)).orderBy('id').limit(limit).execute();
    },

    /** The newest first. */
    ofEndpoint(
      endpoint: string,
      { after, limit, state, types = null }: DeliveriesWanted,
    ): Promise<readonly DeliveryRow[]> {
      let query = db.selectFrom('deliveries').selectAll().where('endpoint_id', '=', endpoint);
      if (after !== null) query = query.where('id', '<', after);
      if (state !== null) query = query.where('state', '=', state);
      if (types !== null)
        query = types.endsWith('.*')
          ? query.where('event_type', 'like', `${types.slice(0, -1).replaceAll('_', '\\_')}%`)
          : query.where('event_type', '=', types);
      return query.orderBy('id', 'desc').limit(limit).execute();
    },
  };
}
export type DeliveryLogStore = ReturnType<typeof deliveryLogStore>;
