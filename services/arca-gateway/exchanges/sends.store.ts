/** All SQL of tries by send id: started, then concluded, each step taken by one caller only. */
import { composedOnce } from '@arca-api/platform/database/composed-once';
import type { Database } from '@arca-api/platform/database/port';
import { packText } from '@arca-api/platform/packing/pack';
import { sql } from 'kysely';
import { type ExchangeRow, exchangeRows, insertExchanges } from './exchanges.store.ts';

export interface SendRow {
  send_id: string;
  environment: string;
  cuit: string;
  punto_de_venta: number;
  comprobante_type: number;
  digest: string;
  state: 'started' | 'concluded';
  deadline: number;
  answer: string | null;
  started_at: number | null;
  concluded_at: number | null;
}

export interface SendsStore {
  find(sendId: string): Promise<SendRow | undefined>;
  /**
   * Writes a try down: started, as the last step before something leaves, or concluded, of which nothing left and
   * nothing can any more. False when that send id is known already: then this caller sends nothing under it.
   */
  add(row: SendRow): Promise<boolean>;
  /** What came of it, said by whoever made the call, with the exchange that decided it; false when it was concluded already. */
  conclude(sendId: string, answer: string, now: number, exchange: ExchangeRow | null): Promise<boolean>;
}

interface Tables {
  sends: SendRow;
}

interface Conclusion {
  readonly sendId: string;
  readonly answer: string;
  readonly now: number;
  readonly exchanges: string;
}

export function sendsStore(database: Database): SendsStore {
  const db = database.schema<Tables>('arca');

  const conclusion = composedOnce(database, ({ sendId, answer, now, exchanges }: Conclusion) =>
    sql`
      with kept as (${insertExchanges(exchanges)})
      update arca.sends set state = 'concluded', answer = ${answer}, concluded_at = ${now}
      where send_id = ${sendId} and state = 'started' returning send_id`.compile(db),
  );
  const addition = composedOnce(database, (row: SendRow) =>
    db
      .insertInto('sends')
      .values({
        send_id: row.send_id,
        environment: row.environment,
        cuit: row.cuit,
        punto_de_venta: row.punto_de_venta,
        comprobante_type: row.comprobante_type,
        digest: row.digest,
        state: row.state,
        deadline: row.deadline,
        answer: row.answer,
        started_at: row.started_at,
        concluded_at: row.concluded_at,
      })
      .onConflict((conflict) => conflict.column('send_id').doNothing())
      .returning('send_id')
      .compile(),
  );

  return {
    find: (sendId) => db.selectFrom('sends').selectAll().where('send_id', '=', sendId).executeTakeFirst(),
    async add(row) {
      const answer = row.answer === null ? null : packText(row.answer, 'answer');
      return (await addition({ ...row, answer })).rows.length === 1;
    },
    async conclude(sendId, answer, now, exchange) {
      const exchanges = exchangeRows(exchange === null ? [] : [exchange]);
      const packed = packText(answer, 'answer');
      return (await conclusion({ sendId, answer: packed, now, exchanges })).rows.length === 1;
    },
  };
}
