/** Hears events of the outbox and notes to which endpoints each has to be told: once, however often it is heard. */

import { isOfAll, taxpayersOf } from '@arca-api/contract/events/envelope';
import type { Clock } from '@arca-api/platform/clock/port';
import type { NewEvent, Signals } from '@arca-api/platform/events/port';
import type { Random } from '@arca-api/platform/random/port';
import type { DeliveriesStore } from './deliveries.store.ts';
import { newDelivery } from './new-delivery.ts';

/** Notified with an endpoint's id once something waits for it. */
export const DELIVERIES_TOPIC = 'webhook deliveries';

export interface SpreadParts {
  readonly deliveries: DeliveriesStore;
  readonly signals: Signals;
  readonly clock: Clock;
  readonly random: Random;
}

export function spreadEvents({ deliveries, signals, clock, random }: SpreadParts) {
  return async (events: readonly NewEvent[]): Promise<void> => {
    const listeners = await deliveries.listeners(
      events.map((event) => ({
        id: event.id,
        type: event.type,
        organization: event.organization,
        mode: event.mode,
        taxpayers: taxpayersOf(event),
        isOfAll: isOfAll(event),
        occurredAt: event.occurredAt,
        except: aboutEndpoint(event),
      })),
    );
    const now = clock.now();
    const byId = new Map(events.map((event) => [event.id, event]));
    const added = await deliveries.add(
      listeners.flatMap(({ endpoint_id, organization_id, event_id }) => {
        const event = byId.get(event_id);
        if (event === undefined) return [];
        const told = {
          organization_id,
          mode: event.mode,
          endpoint_id,
          event_id,
          event_type: event.type,
          occurred_at: event.occurredAt,
          cause: 'event',
        } as const;
        return newDelivery(told, random, now);
      }),
    );
    for (const endpoint of new Set(added)) signals.notify(DELIVERIES_TOPIC, endpoint);
  };
}

/** Told of endpoints rather than of invoices: not to the endpoint that they are about, or none of it would ever end. */
export const OPERATIONAL = /^(endpoint|delivery)\./;

/** The endpoint that an event tells of, which is not told of itself; `null` where it tells of none. */
export function aboutEndpoint({ type, data }: Pick<NewEvent, 'type' | 'data'>): string | null {
  if (!OPERATIONAL.test(type)) return null;
  const endpoint = data !== null && typeof data === 'object' && 'endpoint' in data ? data.endpoint : null;
  return typeof endpoint === 'string' ? endpoint : null;
}
