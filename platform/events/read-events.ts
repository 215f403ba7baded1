/** Reads back what was told, for whoever shows a subject's history. */
import { platformSchema } from '../database/migrate-platform.ts';
import type { Database } from '../database/port.ts';
import type { NewEvent } from './port.ts';
import type { EventTables } from './tables.ts';

/** All events about `subject`, oldest first. */
export async function outboxEvents(database: Database, subject: string): Promise<NewEvent[]> {
  const rows = await database
    .schema<EventTables>(platformSchema)
    .selectFrom('outbox')
    .select(['id', 'type', 'organization', 'mode', 'subject', 'sequence', 'data', 'occurred_at'])
    .where('subject', '=', subject)
    .orderBy('sequence')
    .orderBy('accepted')
    .execute();
  return rows.map(({ occurred_at, ...event }) => ({ ...event, occurredAt: occurred_at }));
}
