/** All SQL of what an organisation was told of: newest first, or after what was read last. */
import type { Database } from '@arca-api/platform/database/port';
import type { NewEvent } from '@arca-api/platform/events/port';
import type { EventTables } from '@arca-api/platform/events/tables';
import { firstId } from '@arca-api/platform/random/identify';
import { sql } from 'kysely';

export interface EventsWanted {
  readonly organization: string;
  readonly mode: 'test' | 'live';
  /** `invoice.authorized`, or `invoice.*`. */
  readonly type: string | null;
  readonly subject: string | null;
  /** Milliseconds since the epoch: nothing that happened before. */
  readonly since: number;
  /** Nor what happened from then on. */
  readonly until: number | null;
}

/** An event and where it stands in the order of acceptance. */
export interface PlacedEvent extends NewEvent {
  readonly accepted: number;
}

/** How far one may read without missing what is being written at this moment. */
export interface Horizon {
  /** The last that is there. */
  readonly accepted: number;
  /** Transactions that may still write something before it have a lower one. */
  readonly xid: string;
}

/** One look at the end of the index; of two organisations at once all that they have would be looked through. */
const lastOf = (organization: string, mode: string) => sql`(
  select accepted from platform.outbox where organization = ${organization} and mode = ${mode}
  order by accepted desc limit 1)`;

/** Ids and places in the order run side by side, but for so many. */
const SLACK = 10_000;

export function eventsStore(database: Database) {
  const platform = database.schema<EventTables>('platform');

  const of = ({ mode, type, subject, since, until }: EventsWanted, organization: string) => {
    let query = platform
      .selectFrom('outbox')
      .select([
        'id',
        'accepted',
        'type',
        'organization',
        'mode',
        'subject',
        'sequence',
        'data',
        'occurred_at',
      ])
      .where('organization', '=', organization)
      .where('mode', '=', mode)
      .where('occurred_at', '>=', since);
    if (until !== null) query = query.where('occurred_at', '<', until);
    if (subject !== null) query = query.where('subject', '=', subject);
    if (type !== null)
      query = type.endsWith('.*')
        ? query.where(sql<boolean>`starts_with(type, ${type.slice(0, -1)})`)
        : query.where('type', '=', type);
    return query;
  };

  return {
    /** The newest first, before the one at `before`. */
    async newest(
      wanted: EventsWanted,
      before: number | null,
      limit: number,
    ): Promise<readonly PlacedEvent[]> {
      // What is older than that is not looked through: the first that was made since is found by its id.
      const first = sql<number>`coalesce((select min(accepted) from (
        select accepted from platform.outbox where id >= ${firstId('evt', wanted.since)} order by id limit 100
      ) as since), 0) - ${SLACK}::bigint`;
      return read(wanted, 'desc', limit, (query) => {
        const recent = query.where('accepted', '>=', first);
        return before === null ? recent : recent.where('accepted', '<', before);
      });
    },

    /** In order, those after `after` up to the horizon; `null`: something may still be written before it. */
    async following(
      wanted: EventsWanted,
      after: number,
      { accepted, xid }: Horizon,
      limit: number,
    ): Promise<readonly PlacedEvent[] | null> {
      const { rows } = await sql<{ settled: boolean }>`
        select pg_snapshot_xmin(pg_current_snapshot()) >= ${xid}::xid8 as settled`.execute(platform);
      if (rows[0]?.settled !== true) return null;
      return read(wanted, 'asc', limit, (query) =>
        query.where('accepted', '>', after).where('accepted', '<=', accepted),
      );
    },

    async horizon({ organization, mode }: EventsWanted): Promise<Horizon> {
      const { rows } = await sql<Horizon>`
        select greatest(0, ${lastOf(organization, mode)}, ${lastOf('*', mode)})::bigint as accepted,
          pg_snapshot_xmax(pg_current_snapshot())::text as xid`.execute(platform);
      return rows[0] ?? { accepted: 0, xid: '0' };
    },

    /** Where an event stands; one that is no longer kept, where the one made before it does. */
    async placeOf(id: string): Promise<number> {
      const row = await platform
        .selectFrom('outbox')
        .select('accepted')
        .where('id', '<=', id)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.accepted ?? 0;
    },

    async find(organization: string, mode: 'test' | 'live', id: string): Promise<NewEvent | undefined> {
      const wanted = { organization, mode, type: null, subject: null, since: 0, until: null };
      const [row] = await read(wanted, 'desc', 1, (query) => query.where('id', '=', id));
      return row;
    },
  };

  /** Of the organisation and of everybody, each from its own end of the index. */
  async function read(
    wanted: EventsWanted,
    order: 'asc' | 'desc',
    limit: number,
    narrow: (query: ReturnType<typeof of>) => ReturnType<typeof of>,
  ): Promise<readonly PlacedEvent[]> {
    const part = (whose: string) => narrow(of(wanted, whose)).orderBy('accepted', order).limit(limit);
    const rows = await platform
      .selectFrom(
        platform
          .selectFrom(part(wanted.organization).as('own'))
          .selectAll()
          .unionAll(platform.selectFrom(part('*').as('common')).selectAll())
          .as('both'),
      )
      .selectAll()
      .orderBy('accepted', order)
      .limit(limit)
      .execute();
    return rows.map(({ occurred_at, ...event }) => ({ ...event, occurredAt: occurred_at }));
  }
}
export type EventsStore = ReturnType<typeof eventsStore>;
