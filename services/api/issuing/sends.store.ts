/** All SQL of sends: append-only evidence of every try at ARCA. */
import type { Database } from '@arca-api/platform/database/port';
import { sql, type Transaction } from 'kysely';
import type { CoreTables } from '../tables.ts';
import type { OpenSend } from './lane-state.ts';
import { labelled } from './relabel.ts';

type Trx = Transaction<CoreTables>;
type Outcome = CoreTables['sends']['outcome'];

export function sendsStore(database: Database) {
  const core = database.schema<CoreTables>('core');

  const those = (laneId: string) =>
    core.selectFrom('sends as those').select('those.send_id').where('those.lane_id', '=', laneId);

  /** Of whole tries those that matter: who is named where an invoice got its CAE tells whose the rest is. */
  async function ofTries(
    tries: ReturnType<typeof those>,
    matters: (send: { readonly outcome: Outcome; readonly number: number }) => boolean,
  ): Promise<readonly OpenSend[]> {
    const rows = await core
      .selectFrom('sends')
      .innerJoin('invoices', 'invoices.id', 'sends.invoice_id')
      .select([
        'sends.send_id',
        'sends.first_number',
        'sends.number',
        'sends.invoice_id',
        'sends.content',
        'sends.sent_at',
        'sends.outcome',
        'invoices.number as authorized_number',
      ])
      .where('sends.send_id', 'in', tries)
      .orderBy('sends.sent_at')
      .orderBy('sends.number')
      .execute();
    return labelled(
      rows.map((row) => ({
        send_id: row.send_id,
        first_number: row.first_number,
        number: row.number,
        invoice: row.invoice_id,
        invoice_authorized: row.authorized_number !== null,
        refused: row.outcome === 'refused',
        content: row.content,
        sent_at: row.sent_at,
        authorized_number: row.authorized_number,
        matters: matters(row),
      })),
    );
  }

  return {
    open: (laneId: string, settledThrough: number): Promise<readonly OpenSend[]> =>
      ofTries(
        those(laneId).where('those.outcome', 'is', null).where('those.number', '>', settledThrough),
        ({ outcome, number }) => outcome === null && number > settledThrough,
      ),

    async refused(laneId: string, numbers: readonly number[]): Promise<readonly OpenSend[]> {
      if (numbers.length === 0) return [];
      return ofTries(
        // In so many words: with parameters no plan made once could use its index.
        those(laneId).where('those.outcome', '=', sql.lit('refused')).where('those.number', 'in', numbers),
        ({ outcome }) => outcome === 'refused',
      );
    },

    /** Whether ARCA ever refused anything of the lane. */
    async wasRefused(laneId: string): Promise<boolean> {
      const any = await core
        .selectFrom('sends')
        .select('number')
        .where('lane_id', '=', laneId)
        .where('outcome', '=', sql.lit('refused'))
        .limit(1)
        .executeTakeFirst();
      return any !== undefined;
    },

    /** Whether ARCA may have it, or be about to: a try is open, or a number is assigned. */
    async mayBeAtArca(trx: Trx, invoice: string): Promise<boolean> {
      const found = await trx
        .selectFrom('sends')
        .select('number')
        .where('invoice_id', '=', invoice)
        .where('outcome', 'is', null)
        .unionAll(trx.selectFrom('pins').select('number').where('invoice_id', '=', invoice))
        .limit(1)
        .executeTakeFirst();
      return found !== undefined;
    },

    async ofInvoice(invoice: string) {
      return core
        .selectFrom('sends')
        .select(['send_id', 'number', 'sent_at', 'outcome', 'concluded_at'])
        .where('invoice_id', '=', invoice)
        .orderBy('sent_at')
        .execute();
    },
  };
}
