/** The event that says that nobody goes on telling something. */
import type { NewEvent } from '@arca-api/platform/events/port';
import type { DeliveryRow } from './deliveries.store.ts';

/** What came of its last attempt; nulls where none was answered. */
export interface Last {
  readonly status: number | null;
  readonly reason: string | null;
}

/** `id` is the new event's own; `now` is when it was given up, in milliseconds. */
export function exhaustedEvent(
  { id: delivery, endpoint_id, event_id, event_type, organization_id, mode, attempts }: DeliveryRow,
  { status, reason }: Last,
  id: string,
  now: number,
): NewEvent {
  return {
    id,
    type: 'delivery.exhausted',
    organization: organization_id,
    mode,
    subject: delivery,
    sequence: now,
    data: {
      object: 'webhook_delivery',
      version: 1,
      id: delivery,
      endpoint: endpoint_id,
      event: event_id,
      event_type,
      attempts,
      status,
      reason,
    },
    occurredAt: now,
  };
}
