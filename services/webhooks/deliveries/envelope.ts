/** What is posted: the event as the outbox keeps it, the same bytes at every attempt and in every replay. */
import type { NewEvent } from '@arca-api/platform/events/port';

/** `type`, `timestamp` and `data` as Standard Webhooks have them, and what tells old news from new. */
export function bodyOf(event: NewEvent): string {
  const { id, type, mode, subject, sequence, data, occurredAt } = event;
  return JSON.stringify({
    type,
    timestamp: new Date(occurredAt).toISOString(),
    data,
    id,
    mode,
    subject,
    sequence,
  });
}

/** CUITs an event is about; none where it is about no issuer. */
export function taxpayersOf({ data }: Pick<NewEvent, 'data'>): readonly string[] {
  if (data === null || typeof data !== 'object') return [];
  const { taxpayer, taxpayers, cuit } = data as Readonly<Record<string, unknown>>;
  const all = Array.isArray(taxpayers) ? taxpayers : [taxpayer ?? cuit];
  return all.filter((one) => typeof one === 'string');
}
