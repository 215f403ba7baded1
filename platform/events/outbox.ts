/** Writes news in the transaction of the fact it tells, so that neither exists without the other. */
import type { Transaction } from 'kysely';
import { insertMany } from '../database/insert-many.ts';
import { platformSchema } from '../database/migrate-platform.ts';
import { packJson } from '../packing/pack.ts';
import type { NewEvent, Outbox } from './port.ts';
import type { EventTables } from './tables.ts';

const COLUMNS = [
  'id',
  'type',
  'organization',
  'mode',
  'subject',
  'sequence',
  'data',
  'occurred_at',
] as const satisfies readonly (keyof ReturnType<typeof toRow>)[];

export const outbox: Outbox = {
  insertion: (rows) => insertMany(platformSchema, 'outbox', COLUMNS, rows),
  rowsOf: (events) => JSON.stringify(events.map(toRow)),
  async append(trx, events) {
    if (events.length === 0) return;
    await outbox.insertion(outbox.rowsOf(events)).execute(trx as Transaction<EventTables>);
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
    data: packJson(event.data, 'snapshot'),
    occurred_at: event.occurredAt,
  };
}
