/** All the SQL of who has still to hear what. */
import { sql } from 'kysely';
import { platformSchema } from '../database/migrate-platform.ts';
import type { Database } from '../database/port.ts';
import type { NewEvent } from './port.ts';
import type { EventTables } from './tables.ts';

/** Someone to be told; `types` left out: of everything. */
export interface Audience {
  readonly name: string;
  readonly types?: readonly string[];
}

export interface Delivery {
  readonly event: NewEvent;
  /** 1 on the first try. */
  readonly attempt: number;
}

export async function saveSubscriber(database: Database, { name, types }: Audience): Promise<void> {
  const row = { name, types: types === undefined ? null : JSON.stringify(types) };
  await database
    .schema<EventTables>(platformSchema)
    .insertInto('subscribers')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ types: row.types }))
    .execute();
}

export interface Spread {
  /** How much news there was. */
  readonly news: number;
  /** How many copies were made of it. */
  readonly copies: number;
  /** How many subscribers hear anything at all. */
  readonly listeners: number;
}

/** Gives every subscriber, of whatever process, its own copy of the news that it hears. */
export async function spreadNews(database: Database, limit: number): Promise<Spread> {
  const now = await database.now();
  const { rows } = await sql<Spread>`
    with news as (
      select id, type, accepted from platform.outbox where published_at is null
      order by accepted limit ${limit} for update skip locked),
    copied as (
      insert into platform.deliveries (subscriber, event_id, accepted, run_at)
      select s.name, n.id, n.accepted, ${now}::bigint
      from news n join platform.subscribers s on s.types is null or s.types ? n.type
      returning 1),
    marked as (update platform.outbox o set published_at = ${now} from news n where o.id = n.id)
    select (select count(*) from news)::int as news, (select count(*) from copied)::int as copies,
      (select count(*) from platform.subscribers where types is null or types <> '[]')::int as listeners`.execute(
    database.schema<EventTables>(platformSchema),
  );
  return rows[0] ?? { news: 0, copies: 0, listeners: 0 };
}

/** Takes what is due for one subscriber, oldest first; what is not accounted for within `leaseMs` is due again. */
export async function claimDeliveries(
  database: Database,
  subscriber: string,
  limit: number,
  leaseMs: number,
): Promise<Delivery[]> {
  const now = await database.now();
  const rows = await database
    .schema<EventTables>(platformSchema)
    .with('claimed', (query) =>
      query
        .updateTable('deliveries')
        .set({ attempts: sql`attempts + 1`, run_at: now + leaseMs })
        .where('subscriber', '=', subscriber)
        .where('event_id', 'in', (due) =>
          due
            .selectFrom('deliveries')
            .select('event_id')
            .where('subscriber', '=', subscriber)
            .where('run_at', '<=', now)
            .orderBy('accepted')
            .limit(limit)
            .forUpdate()
            .skipLocked(),
        )
        .returning(['event_id', 'attempts']),
    )
    .selectFrom('claimed')
    .innerJoin('outbox', 'outbox.id', 'claimed.event_id')
    .selectAll('outbox')
    .select('claimed.attempts')
    .orderBy('outbox.accepted')
    .execute();
  return rows.map(({ attempts, accepted: _, published_at: __, occurred_at, ...event }) => ({
    event: { ...event, occurredAt: occurred_at },
    attempt: attempts,
  }));
}

export async function finishDeliveries(
  database: Database,
  subscriber: string,
  eventIds: readonly string[],
): Promise<void> {
  if (eventIds.length === 0) return;
  await database
    .schema<EventTables>(platformSchema)
    .deleteFrom('deliveries')
    .where('subscriber', '=', subscriber)
    .where('event_id', 'in', eventIds)
    .execute();
}

export async function retryDelivery(
  database: Database,
  subscriber: string,
  eventId: string,
  delayMs: number,
  error: string,
): Promise<void> {
  const run_at = (await database.now()) + delayMs;
  await database
    .schema<EventTables>(platformSchema)
    .updateTable('deliveries')
    .set({ run_at, last_error: error })
    .where('subscriber', '=', subscriber)
    .where('event_id', '=', eventId)
    .execute();
}

export interface NewsWaiting {
  /** Events that nobody has spread yet, up to `limit`; of no interest where nobody listens. */
  readonly unspread: number;
  readonly unspread_since: number | null;
  readonly subscribers: readonly {
    readonly name: string;
    /** Up to `limit`. */
    readonly waiting: number;
    readonly since: number | null;
  }[];
}

/** How far behind the news is, for everybody who listens. */
export async function countNews(database: Database, limit: number): Promise<NewsWaiting> {
  const events = database.schema<EventTables>(platformSchema);
  const subscribers = await events
    .selectFrom('subscribers')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('deliveries')
          .select('event_id')
          .whereRef('deliveries.subscriber', '=', 'subscribers.name')
          .orderBy('accepted')
          .limit(limit)
          .as('first'),
      (join) => join.onTrue(),
    )
    .leftJoin('outbox', 'outbox.id', 'first.event_id')
    .select((eb) => [
      'subscribers.name',
      eb.fn.count<number>('first.event_id').as('waiting'),
      eb.fn.min('outbox.occurred_at').as('since'),
    ])
    .groupBy('subscribers.name')
    .execute();
  if (subscribers.length === 0) return { unspread: 0, unspread_since: null, subscribers };
  const first = events
    .selectFrom('outbox')
    .select('occurred_at')
    .where('published_at', 'is', null)
    .orderBy('accepted')
    .limit(limit);
  const { count, since } = await events
    .selectFrom(first.as('unspread'))
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('occurred_at').as('since')])
    .executeTakeFirstOrThrow();
  return { unspread: count, unspread_since: since, subscribers };
}

/** Forgets a subscriber that is gone for good, with all that it had still to hear. */
export async function forgetSubscriber(database: Database, name: string): Promise<void> {
  await database.transaction<EventTables, void>(platformSchema, async (trx) => {
    await trx.deleteFrom('subscribers').where('name', '=', name).execute();
    await trx.deleteFrom('deliveries').where('subscriber', '=', name).execute();
  });
}
