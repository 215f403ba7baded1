/** A delivery and its attempts as they are answered. */
import type { AttemptAnswer, DeliveryAnswer } from '@arca-api/contract/webhooks';
import type { AttemptRow, DeliveryRow } from './deliveries.store.ts';

const instant = (at: number): string => new Date(at).toISOString();
const orNull = (at: number | null): string | null => (at === null ? null : instant(at));

export function presentDelivery(row: DeliveryRow, now: number): DeliveryAnswer {
  // While somebody holds it, what is due is the end of that hold, should they die.
  const isHeld = row.lease !== null && row.due_at !== null && row.due_at > now;
  return {
    id: row.id,
    object: 'webhook_delivery',
    mode: row.mode,
    endpoint: row.endpoint_id,
    event: row.event_id,
    event_type: row.event_type,
    cause: row.cause,
    state: row.state,
    attempts: row.attempts,
    next_attempt_at: row.state !== 'pending' || isHeld ? null : orNull(row.due_at),
    occurred_at: instant(row.occurred_at),
    created_at: instant(row.created_at),
    ended_at: orNull(row.ended_at),
  };
}

/** `body` is what was posted; `null` where it is no longer kept. */
export function presentAttempt(row: AttemptRow, body: string | null): AttemptAnswer {
  const { status } = row;
  return {
    id: row.id,
    object: 'webhook_attempt',
    delivery: row.delivery_id,
    number: row.number,
    succeeded: row.succeeded,
    started_at: instant(row.started_at),
    duration_ms: row.duration_ms,
    request: { url: row.url, headers: { ...objectOf(row.request_headers) }, body },
    response:
      status === null
        ? null
        : { status, headers: { ...objectOf(row.answer_headers) }, body: row.answer_body ?? '' },
    failure: row.reason,
  };
}

/** Drivers hand JSON over parsed, whatever its column's type says. */
function objectOf(json: unknown): Readonly<Record<string, string>> {
  return (typeof json === 'string' ? JSON.parse(json) : json) ?? {};
}
