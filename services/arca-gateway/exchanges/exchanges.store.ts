/** All SQL of the archive of exchanges with ARCA: added to, read, never changed. */
import { composedOnce } from '@arca-api/platform/database/composed-once';
import { insertMany } from '@arca-api/platform/database/insert-many';
import type { Database } from '@arca-api/platform/database/port';
import { packText } from '@arca-api/platform/packing/pack';
import { firstId, timeOf } from '@arca-api/platform/random/identify';
import type { RawBuilder } from 'kysely';

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

/** Longest that the clock of whoever named a try may be ahead of ours. */
const AHEAD_MS = 86_400_000;

/** Nothing was said for a try before it was named: months before that are not looked into. */
function firstFor(sendId: string): string {
  const named = timeOf(sendId);
  return named === null ? '' : firstId('exc', named - AHEAD_MS);
}

const COLUMNS = [
  'id',
  'environment',
  'cuit',
  'service',
  'operation',
  'send_id',
  'certainty',
  'reason',
  'request_xml',
  'response_xml',
  'started_at',
  'ended_at',
] as const satisfies readonly (keyof ExchangeRow)[];

/** For a statement that archives and concludes at once; `rows` are those of `exchangeRows`. */
export const insertExchanges = (rows: string): RawBuilder<unknown> =>
  insertMany('arca', 'exchanges', COLUMNS, rows);

/** Exchanges as `insertExchanges` takes them. */
export const exchangeRows = (exchanges: readonly ExchangeRow[]): string =>
  JSON.stringify(
    exchanges.map(({ request_xml, response_xml, ...row }) => ({
      ...row,
      request_xml: request_xml === null ? null : packText(request_xml, 'soap-request'),
      response_xml: response_xml === null ? null : packText(response_xml, 'soap-response'),
    })),
  );

export function exchangesStore(database: Database): ExchangesStore {
  const db = database.schema<Tables>('arca');
  const addition = composedOnce(database, ({ rows }: { rows: string }) => insertExchanges(rows).compile(db));
  return {
    async add(row) {
      await addition({ rows: exchangeRows([row]) });
    },
    lastOf: (sendId) =>
      db
        .selectFrom('exchanges')
        .selectAll()
        .where('send_id', '=', sendId)
        .where('id', '>=', firstFor(sendId))
        .orderBy('started_at', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst(),
  };
}
