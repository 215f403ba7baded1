/** All SQL of deliveries: who is told of an event, which attempt is due, and what came of it. */
import { patternsOf } from '@arca-api/contract/webhooks';
import { insertMany } from '@arca-api/platform/database/insert-many';
import type { Database } from '@arca-api/platform/database/port';
import { unplanned } from '@arca-api/platform/database/unplanned';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { WebhookTables } from '../tables.ts';
import { noteBegun, spareNow } from './spare-now.ts';
import { waitingWalk } from './waiting-walk.store.ts';

export type DeliveryRow = Selectable<WebhookTables['deliveries']>;
export type AttemptRow = Selectable<WebhookTables['attempts']>;

/** What decides who is told. */
export interface Told {
  readonly id: string;
  readonly type: string;
  /** `*`: everybody's. */
  readonly organization: string;
  readonly mode: 'test' | 'live';
  /** CUITs it is about; where it is about none, nobody who listens to some alone is told. */
  readonly taxpayers: readonly string[];
  /** It is told to those alone who listen to all of them; else to those who do to one. */
  readonly isOfAll: boolean;
  readonly occurredAt: number;
  /** An endpoint that is not told: the one it is about. */
  readonly except: string | null;
}

/** An endpoint that wants to hear of an event. */
export interface Listener {
  readonly endpoint_id: string;
  readonly organization_id: string;
  readonly event_id: string;
}

/** An endpoint for which something waits. */
export interface Waiting {
  readonly organization_id: string;
  readonly endpoint_id: string;
  /** Or when its limit by the second lets it begin, where that is later. */
  readonly due_at: number;
  readonly is_limited: boolean;
  /** How many are due, as far as was asked. */
  readonly due: number;
}

/** A delivery that is ours until its lease ends, with what its attempt needs. */
export interface Claimed extends DeliveryRow {
  readonly url: string;
  readonly retry_schedule: readonly number[] | null;
  /** CUITs that it is told of now; `null`: all. */
  readonly taxpayers: readonly string[] | null;
}

export interface Look {
  /** Endpoints at most, whoever waits longest first. */
  readonly limit: number;
  /** Of one of them, how many that are due are counted. */
  readonly most: number;
  readonly now: number;
}

export interface Claim {
  /** Endpoints, and of each how many deliveries at most. */
  readonly wanted: readonly { readonly endpoint: string; readonly room: number }[];
  readonly token: string;
  readonly now: number;
  readonly leaseMs: number;
}

/** What came of one attempt. */
export interface Outcome {
  readonly attempt: AttemptRow;
  /** In whose month its delivery lies. */
  readonly event_id: string;
  readonly lease: string;
  readonly state: 'pending' | 'succeeded' | 'failed';
  readonly due_at: number | null;
  readonly endedAt: number;
}

/** Clocks of processes differ: what happened so shortly before an endpoint was there is told all the same. */
const LENIENCE_MS = 300_000;
export const DELIVERY_COLUMNS = [
  'id',
  'organization_id',
  'mode',
  'endpoint_id',
  'event_id',
  'event_type',
  'occurred_at',
  'cause',
  'state',
  'tries',
  'attempts',
  'due_at',
  'lease',
  'created_at',
  'ended_at',
] as const satisfies readonly (keyof DeliveryRow)[];

const ATTEMPT_COLUMNS = [
  'id',
  'delivery_id',
  'endpoint_id',
  'organization_id',
  'number',
  'cause',
  'url',
  'request_headers',
  'started_at',
  'duration_ms',
  'succeeded',
  'status',
  'reason',
  'answer_headers',
  'answer_body',
] as const satisfies readonly (keyof AttemptRow)[];

export function deliveriesStore(database: Database) {
  const db = database.schema<WebhookTables>('webhooks');
  return {
    /** Which enabled endpoints want to hear which of them. */
    async listeners(events: readonly Told[]): Promise<readonly Listener[]> {
      const told = JSON.stringify(
        events.map(({ id, organization, mode, type, taxpayers, isOfAll, occurredAt, except }) => ({
          event_id: id,
          organization,
          mode,
          types: patternsOf(type),
          taxpayers,
          of_all: isOfAll,
          until: occurredAt + LENIENCE_MS,
          unless: except,
        })),
      );
      const { rows } = await sql<Listener>`
        select e.id as endpoint_id, e.organization_id, v.event_id
        from jsonb_to_recordset(${told}::jsonb) as v(event_id text, organization text, mode text, types text[],
          taxpayers text[], of_all boolean, until bigint, unless text)
        cross join lateral (
          select * from webhooks.endpoints where v.organization <> '*' and organization_id = v.organization
          union all
          select * from webhooks.endpoints where v.organization = '*') as e
        where e.mode = v.mode and e.state = 'enabled' and e.id is distinct from v.unless
          and (e.event_types is null or e.event_types && v.types)
          and e.created_at <= v.until
          and (e.taxpayers is null or v.organization = '*'
            or e.taxpayers && v.taxpayers and (not v.of_all or e.taxpayers @> v.taxpayers))`.execute(db);
      return rows;
    },

    /** Once for each event and endpoint, however often it is asked for; answers the endpoints that were new. */
    async add(
      deliveries: readonly DeliveryRow[],
      within: Kysely<WebhookTables> = db,
    ): Promise<readonly string[]> {
      if (deliveries.length === 0) return [];
      const { rows } = await sql<{ endpoint_id: string }>`
        ${insertMany('webhooks', 'deliveries', DELIVERY_COLUMNS, JSON.stringify(deliveries))}
        on conflict (endpoint_id, event_id) do nothing returning endpoint_id`.execute(within);
      return rows.map(({ endpoint_id }) => endpoint_id);
    },

    /**
     * Each enabled endpoint for which something waits, with when the first of it is due. Walks from one endpoint to the
     * next, and counts in the order of an index, so that a hundred thousand that wait for one cost as much as one.
     */
    async waiting({ limit, most, now }: Look): Promise<readonly Waiting[]> {
      const { rows } = await sql<Waiting>`
        with recursive ${waitingWalk},
        first as (
          select walk.organization_id, walk.endpoint_id, greatest(walk.due_at, e.free_at) as due_at,
            e.max_per_second is not null as is_limited
          from walk join webhooks.endpoints e on e.id = walk.endpoint_id and e.state = 'enabled'
          order by 3 limit ${limit})
        select first.*, (select count(*) from (select 1 from webhooks.deliveries d
          where d.state = 'pending' and d.organization_id = first.organization_id
            and d.endpoint_id = first.endpoint_id and d.due_at <= ${now}
          order by d.due_at limit ${most}) as counted)::int as due
        from first order by due_at`.execute(db);
      return rows;
    },

    /**
     * Takes what is due of many endpoints at once, of each as much as its limits leave room for, whoever else holds some of
     * it; an endpoint that somebody else takes from just now is left to them. Nobody waits for the disk: what a machine
     * that dies takes with it is attempted again, as by a worker that dies.
     */
    async claim({ wanted, token, now, leaseMs }: Claim): Promise<readonly Claimed[]> {
      if (wanted.length === 0) return [];
      return database.transaction<WebhookTables, readonly Claimed[]>('webhooks', async (trx) => {
        // Locked before anything is counted: a statement that waited would count what was there before it did.
        const endpoints = await trx
          .selectFrom('endpoints')
          .select([
            'id',
            'organization_id',
            'url',
            'retry_schedule',
            'taxpayers',
            'max_in_flight',
            'max_per_second',
            'begun',
            'free_at',
            sql`set_config('synchronous_commit', 'off', true)`.as('commit'),
          ])
          .where('id', '=', sql<string>`any(${unplanned(wanted.map(({ endpoint }) => endpoint))})`)
          .where('state', '=', 'enabled')
          .forNoKeyUpdate()
          .skipLocked()
          .execute();
        const mine = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]));
        const rooms = wanted.flatMap(({ endpoint, room }) => {
          const found = mine.get(endpoint);
          const most = found === undefined ? 0 : Math.min(room, spareNow(found, now));
          if (found === undefined || most <= 0) return [];
          const { organization_id, max_in_flight } = found;
          return { endpoint_id: endpoint, organization_id, max_in_flight, most };
        });
        if (rooms.length === 0) return [];
        const { rows } = await sql<DeliveryRow>`
          with due as (
            select d.id
            from jsonb_to_recordset(${JSON.stringify(rooms)}::jsonb)
              as v(endpoint_id text, organization_id text, max_in_flight int, most int)
            cross join lateral (
              select d.id from webhooks.deliveries d
              where d.organization_id = v.organization_id and d.endpoint_id = v.endpoint_id
                and d.state = 'pending' and d.due_at <= ${now}
              order by d.due_at, d.id
              limit greatest(0, least(v.most, v.max_in_flight - (select count(*) from webhooks.deliveries h
                where h.endpoint_id = v.endpoint_id and h.lease is not null and h.due_at > ${now})))
              for update skip locked) as d)
          update webhooks.deliveries d
            set lease = ${token}, due_at = ${now + leaseMs}, tries = tries + 1, attempts = attempts + 1
          where d.id = any((select array_agg(id) from due)::text[])
          returning d.*`.execute(trx);
        const taken = Map.groupBy(rows, ({ endpoint_id }) => endpoint_id);
        const paced = endpoints.flatMap((endpoint) => {
          const count = taken.get(endpoint.id)?.length ?? 0;
          if (endpoint.max_per_second === null || count === 0) return [];
          return { id: endpoint.id, ...noteBegun(endpoint, count, now) };
        });
        for (const { id, ...begun } of paced)
          await trx.updateTable('endpoints').set(begun).where('id', '=', id).execute();
        return rows.flatMap((row) => {
          const endpoint = mine.get(row.endpoint_id);
          return endpoint === undefined
            ? []
            : {
                ...row,
                url: endpoint.url,
                retry_schedule: endpoint.retry_schedule,
                taxpayers: endpoint.taxpayers,
              };
        });
      });
    },

    /**
     * Attempts are kept, and their deliveries move on where whoever made the attempt still held them. Answers the ids of
     * those that did and whose endpoint is still there.
     */
    async settle(
      trx: Transaction<WebhookTables>,
      outcomes: readonly Outcome[],
    ): Promise<ReadonlySet<string>> {
      const told = JSON.stringify(
        outcomes.map(({ attempt, event_id, lease, state, due_at, endedAt }) => ({
          endpoint_id: attempt.endpoint_id,
          event_id,
          lease,
          state,
          due_at,
          ended_at: state === 'pending' ? null : endedAt,
        })),
      );
      const attempts = JSON.stringify(outcomes.map(({ attempt }) => attempt));
      const { rows } = await sql<{ id: string; is_there: boolean }>`
        with kept as (${insertMany('webhooks', 'attempts', ATTEMPT_COLUMNS, attempts)})
        update webhooks.deliveries d
          set state = v.state, due_at = v.due_at, ended_at = v.ended_at, lease = null
        from jsonb_to_recordset(${told}::jsonb)
          as v(endpoint_id text, event_id text, lease text, state text, due_at bigint, ended_at bigint)
        where d.endpoint_id = v.endpoint_id and d.event_id = v.event_id and d.lease = v.lease
        returning d.id, exists (select from webhooks.endpoints e where e.id = d.endpoint_id) as is_there`.execute(
        trx,
      );
      return new Set(rows.flatMap(({ id, is_there }) => (is_there ? id : [])));
    },

    /** Given back as it was, for somebody else to attempt: a worker that stops made no attempt. */
    async handBack(ids: readonly string[], lease: string, now: number): Promise<void> {
      await db
        .updateTable('deliveries')
        .set({ lease: null, due_at: now, tries: sql`tries - 1`, attempts: sql`attempts - 1` })
        .where('id', 'in', ['', ...ids])
        .where('lease', '=', lease)
        .execute();
    },

    /** Never to be told: it was taken, and no attempt was made. */
    async cancel(ids: readonly string[], lease: string, now: number): Promise<void> {
      await db
        .updateTable('deliveries')
        .set({
          state: 'cancelled',
          lease: null,
          due_at: null,
          ended_at: now,
          tries: sql`tries - 1`,
          attempts: sql`attempts - 1`,
        })
        .where('id', 'in', ['', ...ids])
        .where('lease', '=', lease)
        .execute();
    },

    /** From the beginning of the schedule, under the same event; answers false where an attempt is being made. */
    async again(trx: Transaction<WebhookTables>, id: string, now: number): Promise<boolean> {
      const { numUpdatedRows } = await trx
        .updateTable('deliveries')
        .set({
          state: 'pending',
          // What an example says is written nowhere: it stays one.
          cause: sql`case when cause = 'example' then cause else 'retry' end`,
          tries: 0,
          due_at: now,
          ended_at: null,
          lease: null,
        })
        .where('id', '=', id)
        .where((where) => where.or([where('lease', 'is', null), where('due_at', '<=', now)]))
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
  };
}
export type DeliveriesStore = ReturnType<typeof deliveriesStore>;
