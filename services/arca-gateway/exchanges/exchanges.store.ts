/** All SQL of the archive of exchanges with ARCA: added to, read, never changed. */
import type { Database } from '@arca-api/platform/database/port';

export interface ExchangeRow {
  id: string;
  environment: string;
  cuit: string;
  service: string;
  operation: string;
  send_id: string | null;
  certainty: string;
  reason: string | null;
  request_xml: string | null;
  response_xml: string | null;
  started_at: number;
  ended_at: number;
}

export interface ExchangesStore {
  add(row: ExchangeRow): Promise<void>;
  /** The last exchange made for a try: that is the one that decided it. */
  lastOf(sendId: string): Promise<ExchangeRow | undefined>;
}

interface Tables {
  exchanges: ExchangeRow;
}

export function exchangesStore(database: Database): ExchangesStore {
  const db = database.schema<Tables>('arca');
  return {
    async add(row) {
      await db.insertInto('exchanges').values(row).execute();
    },
    lastOf: (sendId) =>
      db
        .selectFrom('exchanges')
        .selectAll()
        .where('send_id', '=', sendId)
        .orderBy('started_at', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst(),
  };
}
