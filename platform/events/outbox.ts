/** Writes news in the transaction of the fact it tells, so that neither exists without the other. */
import type { Transaction } from 'kysely';
import { platformSchema } from '../database/migrate-platform.ts';
import type { NewEvent, Outbox } from './port.ts';
import type { EventTables } from './tables.ts';

/** Notify it after the commit, so that the relay need not wait for its next sweep. */
export const outboxTopic = 'news';

// PostgreSQL takes 65,535 parameters in one statement.
const rowsAStatement = 1000;

export const outbox: Outbox = {
  async append(trx, events) {
    const own = (trx as Transaction<EventTables>).withSchema(platformSchema);
    for (let start = 0; start < events.length; start += rowsAStatement) {
      const rows = events.slice(start, start + rowsAStatement).map(toRow);
      await own.insertInto('outbox').values(rows).execute();
    }
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
    data: JSON.stringify(event.data),
    occurred_at: event.occurredAt,
  };
}
