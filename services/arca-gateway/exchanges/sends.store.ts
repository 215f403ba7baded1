/** All SQL of tries by send id: accepted, then started, then concluded, each step taken by one caller only. */
import type { Database } from '@arca-api/platform/database/port';

export interface SendRow {
  send_id: string;
  environment: string;
  cuit: string;
  punto_de_venta: number;
  comprobante_type: number;
  digest: string;
  state: 'accepted' | 'started' | 'concluded';
  deadline: number;
  answer: string | null;
  accepted_at: number;
  started_at: number | null;
  concluded_at: number | null;
}

export interface SendsStore {
  find(sendId: string): Promise<SendRow | undefined>;
  /** False when that send id is known already. */
  accept(row: SendRow): Promise<boolean>;
  /** The last step before something leaves; false when the try was concluded meanwhile. */
  start(sendId: string, now: number): Promise<boolean>;
  /** What came of it, said by whoever made the call; false when it was concluded already. */
  conclude(sendId: string, answer: string, now: number): Promise<boolean>;
  /** Calls off a try of which nothing has left; from then on nothing can. False when it is too late. */
  callOff(sendId: string, answer: string, now: number): Promise<boolean>;
}

interface Tables {
  sends: SendRow;
}

export function sendsStore(database: Database): SendsStore {
  const db = database.schema<Tables>('arca');
  async function end(
    sendId: string,
    from: readonly SendRow['state'][],
    answer: string,
    now: number,
  ): Promise<boolean> {
    const moved = await db
      .updateTable('sends')
      .set({ state: 'concluded', answer, concluded_at: now })
      .where('send_id', '=', sendId)
      .where('state', 'in', from)
      .returning('send_id')
      .executeTakeFirst();
    return moved !== undefined;
  }

  return {
    find: (sendId) => db.selectFrom('sends').selectAll().where('send_id', '=', sendId).executeTakeFirst(),
    async accept(row) {
      const added = await db
        .insertInto('sends')
        .values(row)
        .onConflict((conflict) => conflict.column('send_id').doNothing())
        .returning('send_id')
        .executeTakeFirst();
      return added !== undefined;
    },
    async start(sendId, now) {
      const moved = await db
        .updateTable('sends')
        .set({ state: 'started', started_at: now })
        .where('send_id', '=', sendId)
        .where('state', '=', 'accepted')
        .returning('send_id')
        .executeTakeFirst();
      return moved !== undefined;
    },
    conclude: (sendId, answer, now) => end(sendId, ['accepted', 'started'], answer, now),
    callOff: (sendId, answer, now) => end(sendId, ['accepted'], answer, now),
  };
}
