/** The SQL that reads events where they were written: what is posted is never copied. */
import type { Clock } from '@arca-api/platform/clock/port';
import type { Database } from '@arca-api/platform/database/port';
import type { NewEvent } from '@arca-api/platform/events/port';
import type { EventTables } from '@arca-api/platform/events/tables';

/** For how long what was told may be told again, and seen, where nobody says otherwise: 30 days. */
export const PAYLOADS_MS = 30 * 86_400_000;

/** Events by id; those that happened more than `forMs` ago, or are no longer kept, are missing. */
export function eventsOf(database: Database, clock: Pick<Clock, 'now'>, forMs = PAYLOADS_MS) {
  const platform = database.schema<EventTables>('platform');
  return async (ids: readonly string[]): Promise<ReadonlyMap<string, NewEvent>> => {
    const rows = await platform
      .selectFrom('outbox')
      .select(['id', 'type', 'organization', 'mode', 'subject', 'sequence', 'data', 'occurred_at'])
      .where('id', 'in', ['', ...ids])
      .where('occurred_at', '>', clock.now() - forMs)
      .execute();
    return new Map(
      rows.map(({ occurred_at, ...event }) => [event.id, { ...event, occurredAt: occurred_at }]),
    );
  };
}
