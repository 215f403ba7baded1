/** The SQL that reads events where they were written: what is posted is never copied. */
import type { Database } from '@arca-api/platform/database/port';
import type { NewEvent } from '@arca-api/platform/events/port';
import type { EventTables } from '@arca-api/platform/events/tables';

/** Events by id; those no longer kept are missing. */
export function eventsOf(database: Database) {
  const platform = database.schema<EventTables>('platform');
  return async (ids: readonly string[]): Promise<ReadonlyMap<string, NewEvent>> => {
    const rows = await platform
      .selectFrom('outbox')
      .select(['id', 'type', 'organization', 'mode', 'subject', 'sequence', 'data', 'occurred_at'])
      .where('id', 'in', ['', ...ids])
      .execute();
    return new Map(
      rows.map(({ occurred_at, ...event }) => [event.id, { ...event, occurredAt: occurred_at }]),
    );
  };
}
