/** All SQL of a lane's move: where it stands now, which numbers are free again, which tries are over; in one statement. */
import { composedOnce } from '@arca-api/platform/database/composed-once';
import type { Database } from '@arca-api/platform/database/port';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { CoreTables } from '../tables.ts';
import type { Halt, SendOutcome } from './lane-state.ts';
import { LeaseLost } from './port.ts';

export interface Move {
  readonly lane: string;
  /** The fencing token of whoever moves the lane. */
  readonly token: number;
  readonly now: number;
  /** Every number up to `through` is accounted for; left out, the lane stands where it stood. */
  readonly settled?: { readonly through: number; readonly last_date: string | null } | undefined;
  /** `null` sets it moving again; left out, it stays as it is. */
  readonly halt?: Halt | null | undefined;
  readonly isTrusted: boolean;
  /** Invoices that no longer hold a number to be sent with. */
  readonly unpinned: readonly string[];
  /** What came of tries; whatever else is open at numbers now accounted for can no longer explain one. */
  readonly closed: readonly { readonly send_id: string; readonly outcome: SendOutcome }[];
}

export interface MoveQuestion {
  readonly lane: string;
  readonly token: number;
  readonly now: number;
  readonly through: number | null;
  readonly last_date: string | null;
  readonly changesHalt: boolean;
  readonly halt: string | null;
  readonly isTrusted: boolean;
  readonly unpinned: readonly string[];
  /** By send id. */
  readonly outcomes: string;
}

/** Of a statement that does more beside it: `lane`, without a row where the lease was lost or `when` does not hold. */
export const movement = (
  move: MoveQuestion,
  when: RawBuilder<unknown> = sql`true`,
): RawBuilder<unknown> => sql`
  lane as (
    update core.lanes set updated_at = ${move.now},
      settled_through = coalesce(${move.through}::integer, settled_through),
      last_date = case when ${move.through}::integer is null then last_date else ${move.last_date} end,
      halt = case when ${move.changesHalt}::boolean then ${move.halt}::jsonb else halt end,
      suspect_since = case when ${move.isTrusted}::boolean then null else suspect_since end
    where id = ${move.lane} and lease_token = ${move.token} and ${when} returning id, settled_through),
  freed as (
    delete from core.pins where invoice_id = any(${move.unpinned}::text[]) and exists (select from lane)),
  ended as (
    update core.sends set concluded_at = ${move.now},
      outcome = case
        when ${move.outcomes}::jsonb ->> send_id = 'answered' and number > (select settled_through from lane)
          then 'refused'
        else coalesce(${move.outcomes}::jsonb ->> send_id, 'overtaken') end
    where lane_id = ${move.lane} and outcome is null and exists (select from lane)
      and (${move.outcomes}::jsonb ? send_id or number <= ${move.through}::integer))`;

/** A move as `movement` takes it. */
export function askMove({ closed, settled, halt, ...move }: Move): MoveQuestion {
  return {
    ...move,
    through: settled?.through ?? null,
    last_date: settled?.last_date ?? null,
    changesHalt: halt !== undefined,
    halt: halt == null ? null : JSON.stringify(halt),
    outcomes: JSON.stringify(Object.fromEntries(closed.map(({ send_id, outcome }) => [send_id, outcome]))),
  };
}

export function movesStore(database: Database) {
  const ask = composedOnce(database, (move: MoveQuestion) =>
    sql`with ${movement(move)} select id from lane`.compile(database.schema('core')),
  );
  return {
    /** Fails when the lease was lost: whatever else the transaction did is undone with it. */
    async write(trx: Transaction<CoreTables>, move: Move): Promise<void> {
      const { rows } = await ask(askMove(move), trx);
      if (rows.length !== 1) throw new LeaseLost(move.lane);
    },
  };
}
