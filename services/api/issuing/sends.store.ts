/** All SQL of sends: append-only evidence of every try at ARCA. */
import type { Database } from '@arca-api/platform/database/port';
import type { Transaction } from 'kysely';
import type { CoreTables } from '../tables.ts';
import type { OpenSend } from './lane-state.ts';
import { labelled } from './relabel.ts';

type Trx = Transaction<CoreTables>;

export function sendsStore(database: Database) {
  const core = database.schema<CoreTables>('core');
  return {
    async open(laneId: string, settledThrough: number): Promise<readonly OpenSend[]> {
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
        // Whole tries: who is named where an invoice got its CAE tells whose the rest is.
        .where('sends.send_id', 'in', (eb) =>
          eb
            .selectFrom('sends as open')
            .select('open.send_id')
            .where('open.lane_id', '=', laneId)
            .where('open.outcome', 'is', null)
            .where('open.number', '>', settledThrough),
        )
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
          content: row.content,
          sent_at: row.sent_at,
          authorized_number: row.authorized_number,
          is_open: row.outcome === null && row.number > settledThrough,
        })),
      );
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
