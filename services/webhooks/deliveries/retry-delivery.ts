/** Has a delivery told again now, under the same event, from the beginning of its schedule. */
import { Refusal } from '@arca-api/contract/errors';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Database } from '@arca-api/platform/database/port';
import type { Signals } from '@arca-api/platform/events/port';
import type { Asker, NoteDeed, Owner } from '../asker.ts';
import type { EndpointRow } from '../endpoints/endpoints.store.ts';
import type { WebhookTables } from '../tables.ts';
import type { DeliveriesStore, DeliveryRow } from './deliveries.store.ts';
import { DELIVERIES_TOPIC } from './spread-events.ts';

export interface RetryParts {
  readonly database: Database;
  readonly deliveries: Pick<DeliveriesStore, 'again'>;
  readonly find: (owner: Owner, id: string) => Promise<DeliveryRow>;
  /** Refuses where whoever asks may not see what would be told. */
  readonly findEvent: (owner: Owner, delivery: DeliveryRow) => Promise<unknown>;
  readonly requireEndpoint: (owner: Owner, id: string) => Promise<EndpointRow>;
  readonly signals: Signals;
  readonly clock: Clock;
  readonly note: NoteDeed;
  /** For how long what was told may be told again, in milliseconds. */
  readonly payloadsMs: number;
}

export function retryDelivery(parts: RetryParts) {
  const { database, deliveries, find, findEvent, requireEndpoint, signals, clock, note, payloadsMs } = parts;
  return async (asker: Asker, id: string): Promise<DeliveryRow> => {
    const row = await find(asker, id);
    await findEvent(asker, row);
    const endpoint = await requireEndpoint(asker, row.endpoint_id);
    if (endpoint.state !== 'enabled') throw new Refusal('webhook.disabled');
    if (row.occurred_at <= clock.now() - payloadsMs) throw new Refusal('webhook.forgotten');
    await database.transaction<WebhookTables, void>('webhooks', async (trx) => {
      if (!(await deliveries.again(trx, id, clock.now()))) throw new Refusal('webhook.attempting');
      await note(trx, asker, { action: 'webhook_delivery.retried', subject: id });
    });
    signals.notify(DELIVERIES_TOPIC, row.endpoint_id);
    return find(asker, id);
  };
}
