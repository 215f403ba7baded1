/** All SQL of a batch that went as it should: its CAEs, their events, and where the lane stands now; in one statement. */
import { composedOnce } from '@arca-api/platform/database/composed-once';
import type { Database } from '@arca-api/platform/database/port';
import { unplanned } from '@arca-api/platform/database/unplanned';
import type { NewEvent, Outbox } from '@arca-api/platform/events/port';
import { type RawBuilder, sql } from 'kysely';
import type { InvoiceRow } from '../invoices/present-invoice.ts';
import { type Authorized, authorizationOf } from './authorization.ts';
import { askMove, type Move, type MoveQuestion, movement } from './moves.store.ts';
import { LeaseLost } from './port.ts';

/** An invoice as it was read, and which version of its row that was: of another, nothing here is true. */
export interface Seen {
  readonly row: InvoiceRow;
  readonly version: string;
}

export interface Settlement {
  readonly move: Move;
  readonly authorized: readonly (Seen & { readonly fact: Authorized })[];
  readonly events: readonly NewEvent[];
}

interface Question extends MoveQuestion {
  readonly invoices: readonly string[];
  readonly count: number;
  /** By invoice. */
  readonly versions: string;
  readonly values: string;
  readonly events: string;
}

/** A list of what `authorizationOf` gives, in JSON, as rows of `v`. */
export const recordset = (values: string): RawBuilder<unknown> => sql`
  jsonb_to_recordset(${values}::jsonb) as v(id text, number integer, cae text, kind text, expires_on text,
    observations jsonb, content bytea, date text)`;

export function settlementsStore(database: Database, outbox: Outbox) {
  const settlement = composedOnce(database, (question: Question) =>
    sql<{ held: number; same: number }>`
      with held as (
        select id from core.lanes where id = ${question.lane} and lease_token = ${question.token}
        for no key update),
      same as (
        select id from core.invoices
        where id = any(${unplanned(question.invoices)}) and xmin::text = ${question.versions}::jsonb ->> id
          and exists (select from held)
        order by id for no key update),
      agreed as (select from held where (select count(*) from same) = ${question.count}::integer),
      ${movement(question, sql`exists (select from agreed)`)},
      authorized as (
        update core.invoices as i set
          status = 'authorized', number = v.number, cae = v.cae, authorization_kind = v.kind,
          cae_expires_on = v.expires_on, observations = v.observations, comprobante = v.content,
          issue_date = v.date, authorized_at = ${question.now}, updated_at = ${question.now},
          event_sequence = i.event_sequence + 1
        from ${recordset(question.values)}
        where i.id = any(${unplanned(question.invoices)}) and i.id = v.id and exists (select from agreed)),
      told as (${outbox.insertion(question.events)} where exists (select from agreed))
      select (select count(*) from held)::integer as held, (select count(*) from same)::integer as same`.compile(
      database.schema('core'),
    ),
  );

  return {
    /** False when an invoice is no longer as it was seen: then nothing was written. Fails when the lease was lost. */
    async write({ move, authorized, events }: Settlement): Promise<boolean> {
      const [found] = (
        await settlement({
          ...askMove(move),
          invoices: authorized.map(({ row }) => row.id),
          count: authorized.length,
          versions: JSON.stringify(
            Object.fromEntries(authorized.map(({ row, version }) => [row.id, version])),
          ),
          values: JSON.stringify(authorized.map(({ fact }) => authorizationOf(fact))),
          events: outbox.rowsOf(events),
        })
      ).rows;
      if (found?.held !== 1) throw new LeaseLost(move.lane);
      return found.same === authorized.length;
    },
  };
}
