/** Sends one example of a type to one endpoint, now: signed, dialled and noted as what happens is. */

import { Refusal } from '@arca-api/contract/errors';
import { EVENT_TYPES, type EventTypeName } from '@arca-api/contract/events/event-types';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Database } from '@arca-api/platform/database/port';
import type { NewEvent, Signals } from '@arca-api/platform/events/port';
import type { Random } from '@arca-api/platform/random/port';
import type { Asker, NoteDeed, Owner } from '../asker.ts';
import type { EndpointRow } from '../endpoints/endpoints.store.ts';
import type { WebhookTables } from '../tables.ts';
import type { DeliveriesStore, DeliveryRow } from './deliveries.store.ts';
import { newDelivery } from './new-delivery.ts';
import { DELIVERIES_TOPIC } from './spread-events.ts';

export interface SendExampleParts {
  readonly database: Database;
  readonly deliveries: Pick<DeliveriesStore, 'add'>;
  readonly requireEndpoint: (owner: Owner, id: string) => Promise<EndpointRow>;
  readonly signals: Pick<Signals, 'notify'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly note: NoteDeed;
}

export function sendExample(parts: SendExampleParts) {
  const { database, deliveries, requireEndpoint, signals, clock, random, note } = parts;
  return async (asker: Asker, endpoint: string, type: EventTypeName): Promise<DeliveryRow> => {
    const { state } = await requireEndpoint(asker, endpoint);
    if (state !== 'enabled') throw new Refusal('webhook.disabled');
    const now = clock.now();
    const example = {
      organization_id: asker.organization,
      mode: asker.mode,
      endpoint_id: endpoint,
      event_id: random.id('evt'),
      event_type: type,
      occurred_at: now,
      cause: 'example',
    } as const;
    const row = newDelivery(example, random, now);
    await database.transaction<WebhookTables, void>('webhooks', async (trx) => {
      await deliveries.add([row], trx);
      await note(trx, asker, {
        action: 'webhook_endpoint.tested',
        subject: endpoint,
        detail: { delivery: row.id, event_type: type },
      });
    });
    signals.notify(DELIVERIES_TOPIC, endpoint);
    return row;
  };
}

function subjectOf(example: unknown): string | null {
  const id = example !== null && typeof example === 'object' && 'id' in example ? example.id : null;
  return typeof id === 'string' ? id : null;
}

/** What an example says: nothing of it was ever written, and it is the same each time it is asked for. `null` of what is none. */
export function exampleOf(delivery: DeliveryRow): (NewEvent & { readonly example: true }) | null {
  const { event_type: type } = delivery;
  if (delivery.cause !== 'example' || !Object.hasOwn(EVENT_TYPES, type)) return null;
  const { example } = EVENT_TYPES[type as EventTypeName];
  return {
    id: delivery.event_id,
    type,
    organization: delivery.organization_id,
    mode: delivery.mode,
    subject: subjectOf(example) ?? type,
    sequence: 1,
    data: example,
    occurredAt: delivery.occurred_at,
    example: true,
  };
}
