/** All SQL of what is about to be sent: one statement, which writes all of it or nothing. */
import { composedOnce } from '@arca-api/platform/database/composed-once';
import { insertMany } from '@arca-api/platform/database/insert-many';
import type { Database } from '@arca-api/platform/database/port';
import { sql, type Transaction } from 'kysely';
import type { CoreTables } from '../tables.ts';
import type { OpenSend, Pin } from './lane-state.ts';
import { packContent } from './pack-content.ts';
import { LaneChanged, LeaseLost } from './port.ts';

export interface Intention {
  readonly lane: string;
  /** The fencing token of whoever moves the lane. */
  readonly token: number;
  readonly pins: readonly Pin[];
  readonly sends: readonly OpenSend[];
  readonly now: number;
}

const PIN = ['lane_id', 'number', 'invoice_id', 'automatic_date', 'content', 'pinned_at'] as const;
const SEND = ['send_id', 'lane_id', 'first_number', 'number', 'invoice_id', 'content', 'sent_at'] as const;

type Row<Columns extends readonly string[]> = Record<Columns[number], unknown>;

interface Question {
  readonly lane: string;
  readonly token: number;
  readonly now: number;
  readonly invoices: readonly string[];
  readonly count: number;
  readonly pins: string;
  readonly sends: string;
}

export function intentionsStore(database: Database) {
  const ask = composedOnce(database, ({ lane, token, now, invoices, count, pins, sends }: Question) =>
    sql<{ lanes: number; waiting: number }>`
      with lane as (
        update core.lanes set updated_at = ${now} where id = ${lane} and lease_token = ${token} returning id),
      waiting as (
        select id from core.invoices
        where id = any(${invoices}::text[]) and status in ('submitted', 'verifying') and exists (select from lane)
        order by id for update),
      agreed as (select from lane where (select count(*) from waiting) = ${count}::integer),
      pinned as (${insertMany('core', 'pins', PIN, pins)} where exists (select from agreed)),
      sent as (${insertMany('core', 'sends', SEND, sends)} where exists (select from agreed))
      select (select count(*) from lane)::integer as lanes, (select count(*) from waiting)::integer as waiting`.compile(
      database.schema('core'),
    ),
  );
  return {
    /** Pins and evidence, unless the lease was lost, or what would be sent is no longer waiting. */
    async write(intention: Intention, trx?: Transaction<CoreTables>): Promise<void> {
      const { lane, token, now, sends } = intention;
      const invoices = sends.map((send) => send.invoice);
      const [pinned, sent] = [JSON.stringify(pinRows(intention)), JSON.stringify(sendRows(intention))];
      const question = { lane, token, now, invoices, count: invoices.length, pins: pinned, sends: sent };
      const [found] = (await ask(question, trx)).rows;
      if (found?.lanes !== 1) throw new LeaseLost(lane);
      if (found.waiting !== invoices.length) throw new LaneChanged(lane);
    },
  };
}

function pinRows({ lane, pins, now }: Intention): Row<typeof PIN>[] {
  return pins.map((pin) => ({
    lane_id: lane,
    number: pin.number,
    invoice_id: pin.invoice,
    automatic_date: pin.automatic_date,
    content: packContent(pin.content),
    pinned_at: now,
  }));
}

function sendRows({ lane, sends }: Intention): Row<typeof SEND>[] {
  return sends.map((send) => ({
    send_id: send.send_id,
    lane_id: lane,
    first_number: send.first_number,
    number: send.number,
    invoice_id: send.invoice,
    content: packContent(send.content),
    sent_at: send.sent_at,
  }));
}
