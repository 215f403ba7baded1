/** All SQL of what is told again on request: what was asked for, how far it has come, and what is queued for it. */

import { insertMany } from '@arca-api/platform/database/insert-many';
import type { Database } from '@arca-api/platform/database/port';
import type { NewEvent } from '@arca-api/platform/events/port';
import type { EventTables } from '@arca-api/platform/events/tables';
import { firstId } from '@arca-api/platform/random/identify';
import { type Insertable, type Selectable, sql, type Transaction } from 'kysely';
import type { Owner } from '../asker.ts';
import { DELIVERY_COLUMNS, type DeliveryRow } from '../deliveries/deliveries.store.ts';
import type { Page } from '../deliveries/delivery-log.store.ts';
import type { EndpointRow } from '../endpoints/endpoints.store.ts';
import type { WebhookTables } from '../tables.ts';

type Trx = Transaction<WebhookTables>;
export type ReplayRow = Selectable<WebhookTables['replays']>;

/** An event and where it stands in the order of acceptance. */
export interface PlacedEvent extends NewEvent {
  readonly accepted: number;
}

/** Ids and places in the order run side by side, but for so many. */
const SLACK = 10_000;

export function replaysStore(database: Database) {
  const db = database.schema<WebhookTables>('webhooks');
  const outboxOf = (trx: Trx) => (trx as unknown as Transaction<EventTables>).withSchema('platform');

  return {
    async insert(trx: Trx, replay: Insertable<WebhookTables['replays']>): Promise<ReplayRow> {
      return trx.insertInto('replays').values(replay).returningAll().executeTakeFirstOrThrow();
    },

    /** Of an organisation; whoever counts to keep a limit holds the organisation's turn until the end of the transaction. */
    async countRunningInTurn(trx: Trx, organization: string): Promise<number> {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`webhook replays of ${organization}`}, 0))`.execute(
        trx,
      );
      const { count } = await trx
        .selectFrom('replays')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('organization_id', '=', organization)
        .where('state', '=', 'running')
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    find: ({ organization, mode }: Owner, id: string): Promise<ReplayRow | undefined> =>
      db
        .selectFrom('replays')
        .selectAll()
        .where('organization_id', '=', organization)
        .where('mode', '=', mode)
        .where('id', '=', id)
        .executeTakeFirst(),

    /** The newest first. */
    ofEndpoint(endpoint: string, { after, limit }: Page): Promise<readonly ReplayRow[]> {
      const all = db.selectFrom('replays').selectAll().where('endpoint_id', '=', endpoint);
      return (after === null ? all : all.where('id', '<', after))
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
    },

    /** One that is due and nobody works on, held until the end of the transaction. */
    takeDue: (trx: Trx, now: number): Promise<ReplayRow | undefined> =>
      trx
        .selectFrom('replays')
        .selectAll()
        .where('state', '=', 'running')
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .limit(1)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst(),

    /** When the next is due that is not; `null` where none is under way. */
    async nextDue(): Promise<number | null> {
      const { next } = await db
        .selectFrom('replays')
        .select((eb) => eb.fn.min<number | null>('due_at').as('next'))
        .where('state', '=', 'running')
        .executeTakeFirstOrThrow();
      return next;
    },

    /** Its endpoint, which is neither removed nor disabled before the end of the transaction. */
    enabledEndpoint: (trx: Trx, id: string): Promise<EndpointRow | undefined> =>
      trx
        .selectFrom('endpoints')
        .selectAll()
        .where('id', '=', id)
        .where('state', '=', 'enabled')
        .forKeyShare()
        .executeTakeFirst(),

    /** How much waits for an endpoint, counted to `most`: in the order of an index, so that no more is looked at. */
    async waitingFor(trx: Trx, { organization_id, endpoint_id }: ReplayRow, most: number): Promise<number> {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from (
          select from webhooks.deliveries
          where organization_id = ${organization_id} and endpoint_id = ${endpoint_id} and state = 'pending'
          order by due_at limit ${most}) as waiting`.execute(trx);
      return rows[0]?.count ?? 0;
    },

    /** Events of these ids that the organisation may hear of. */
    async eventsById(trx: Trx, replay: ReplayRow, ids: readonly string[]): Promise<readonly PlacedEvent[]> {
      const rows = await outboxOf(trx)
        .selectFrom('outbox')
        .selectAll()
        .where('id', 'in', ['', ...ids])
        .where('organization', 'in', [replay.organization_id, '*'])
        .where('mode', '=', replay.mode)
        .execute();
      return rows.map(placed);
    },

    /** Events of its range after its position, in the order they were accepted. */
    async eventsAfter(trx: Trx, replay: ReplayRow, limit: number): Promise<readonly PlacedEvent[]> {
      const { organization_id, mode, from_at, to_at, position } = replay;
      const outbox = outboxOf(trx);
      const first =
        position === null
          ? sql<number>`coalesce((select min(accepted) from (
              select accepted from platform.outbox where id >= ${firstId('evt', from_at)} order by id limit 100
            ) as since), 0) - ${SLACK}::bigint`
          : sql<number>`${Number(position)}::bigint`;
      const part = (organization: string) =>
        outbox
          .selectFrom('outbox')
          .selectAll()
          .where('organization', '=', organization)
          .where('mode', '=', mode)
          .where('accepted', '>', first)
          .where('occurred_at', '>=', from_at)
          .where('occurred_at', '<', to_at)
          .orderBy('accepted')
          .limit(limit);
      const rows = await outbox
        .selectFrom(
          outbox
            .selectFrom(part(organization_id).as('own'))
            .selectAll()
            .unionAll(outbox.selectFrom(part('*').as('common')).selectAll())
            .as('both'),
        )
        .selectAll()
        .orderBy('accepted')
        .limit(limit)
        .execute();
      return rows.map(placed);
    },

    /** What failed of its range, after its position, in the order of the ids of its events. */
    failedAfter: (trx: Trx, replay: ReplayRow, limit: number): Promise<readonly DeliveryRow[]> =>
      trx
        .selectFrom('deliveries')
        .selectAll()
        .where('endpoint_id', '=', replay.endpoint_id)
        .where('event_id', '>', replay.position ?? firstId('evt', replay.from_at - 3_600_000))
        .where('state', '=', 'failed')
        .where('occurred_at', '>=', replay.from_at)
        .where('occurred_at', '<', replay.to_at)
        .orderBy('event_id')
        .limit(limit)
        .execute(),

    /**
     * Queues deliveries: those there were already are told again under the same id, but for what waits anyway, and but for
     * those in another state than `kind` wants. Answers how many were queued.
     */
    async queue(trx: Trx, rows: readonly DeliveryRow[], kind: ReplayRow['kind']): Promise<number> {
      if (rows.length === 0) return 0;
      const again =
        kind === 'missing'
          ? sql`do nothing`
          : sql`do update set state = 'pending', cause = 'retry', tries = 0, due_at = excluded.due_at,
              ended_at = null, lease = null
            where deliveries.state <> 'pending' and deliveries.cause <> 'example'
              and (${kind} = 'all' or deliveries.state = 'failed')`;
      const { numAffectedRows } = await sql`
        ${insertMany('webhooks', 'deliveries', DELIVERY_COLUMNS, JSON.stringify(rows))}
        on conflict (endpoint_id, event_id) ${again}`.execute(trx);
      return Number(numAffectedRows ?? 0);
    },

    async advance(
      trx: Trx,
      id: string,
      change: Pick<ReplayRow, 'state' | 'position' | 'looked_at' | 'queued' | 'due_at' | 'ended_at'>,
    ): Promise<void> {
      await trx.updateTable('replays').set(change).where('id', '=', id).execute();
    },

    /** Answers it as it is then; one that has ended stays as it ended. */
    async cancel(trx: Trx, id: string, now: number): Promise<ReplayRow | undefined> {
      await trx
        .updateTable('replays')
        .set({ state: 'cancelled', ended_at: now })
        .where('id', '=', id)
        .where('state', '=', 'running')
        .execute();
      return trx.selectFrom('replays').selectAll().where('id', '=', id).executeTakeFirst();
    },
  };
}
export type ReplaysStore = ReturnType<typeof replaysStore>;

function placed({ occurred_at, published_at: _, ...event }: Selectable<EventTables['outbox']>): PlacedEvent {
  return { ...event, occurredAt: occurred_at };
}
