/** Writes news in the transaction of the fact it tells, so that neither exists without the other. */
import type { Transaction } from 'kysely';
import { insertMany } from '../database/insert-many.ts';
import { platformSchema } from '../database/migrate-platform.ts';
import type { NewEvent, Outbox } from './port.ts';
import type { EventTables } from './tables.ts';

/** Notify it after the commit, so that the relay need not wait for its next sweep. */
export const outboxTopic = 'news';

export const outbox: Outbox = {
  async append(trx, events) {
    if (events.length === 0) return;
    await insertMany(platformSchema, 'outbox', events.map(toRow)).execute(trx as Transaction<EventTables>);
  },
};

function toRow(event: NewEvent) {
  return {
    id: event.id,
    type: event.type,
    organization: event.organization,
    mode: event.mode,
    subject: event.subject,
    sequence: event.sequence,
    data: event.data,
    occurred_at: event.occurredAt,
  };
}
