/** Whatever is told is in the catalogue, and carries what the catalogue says it does. */
import { EVENT_TYPES, type EventType } from '@arca-api/contract/events/event-types';
import type { Database } from '@arca-api/platform/database/port';
import { forEverybody } from '@arca-api/platform/database/scope';
import type { EventTables } from '@arca-api/platform/events/tables';

/** What is wrong with what was told, a line each. */
export async function judgeEvents(database: Database): Promise<readonly string[]> {
  const rows = await forEverybody('what was told', () =>
    database.schema<EventTables>('platform').selectFrom('outbox').select(['id', 'type', 'data']).execute(),
  );
  const types: Readonly<Record<string, EventType>> = EVENT_TYPES;
  return rows.flatMap(({ id, type, data }) => {
    const known = Object.hasOwn(types, type) ? types[type] : undefined;
    if (known === undefined) return [`${id}: ${type} is not in the catalogue`];
    const parsed = known.data.safeParse(data);
    return parsed.success ? [] : [`${id} ${type}: ${parsed.error.message}`];
  });
}
