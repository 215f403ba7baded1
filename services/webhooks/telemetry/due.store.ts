/** All SQL of how much is due, of everybody together: only readings, and only when somebody looks. */
import type { Database } from '@arca-api/platform/database/port';
import { sql } from 'kysely';
import { waitingWalk } from '../deliveries/waiting-walk.store.ts';
import type { WebhookTables } from '../tables.ts';

export interface Due {
  /** Their endpoints take no more at once, or within their second: nobody here could begin them. */
  readonly is_held: boolean;
  readonly count: number;
  /** Since when the first of them has been due. */
  readonly since: number;
}

export interface DueWanted {
  readonly now: number;
  /** Endpoints that are looked into, whoever waits longest first. */
  readonly endpoints: number;
  /** What is beyond is not counted. */
  readonly most: number;
}

/** An endpoint that was full within so long is told at its own pace. */
const PACE_MS = 2000;

export function dueStore(database: Database) {
  const db = database.schema<WebhookTables>('webhooks');
  /** Walks from one endpoint to the next, as whoever tells them does: in an index of what waits alone, and in its order. */
  return async ({ now, endpoints, most }: DueWanted): Promise<readonly Due[]> => {
    const { rows } = await sql<Due>`
      with recursive ${waitingWalk},
      first as (
        select walk.*, e.max_in_flight, coalesce(e.free_at > ${now - PACE_MS}, false) as is_paced
        from walk join webhooks.endpoints e on e.id = walk.endpoint_id and e.state = 'enabled'
        where walk.due_at <= ${now} order by walk.due_at limit ${endpoints}),
      heads as materialized (
        select organization_id, endpoint_id, due_at, is_paced or max_in_flight <= (
          select count(*) from webhooks.deliveries h
          where h.endpoint_id = first.endpoint_id and h.lease is not null and h.due_at > ${now}) as is_held
        from first)
      select is_held, min(due_at) as since, (
        select count(*) from (
          select 1 from heads h cross join lateral (
            select 1 from webhooks.deliveries d
            where d.state = 'pending' and d.organization_id = h.organization_id and d.endpoint_id = h.endpoint_id
              and d.due_at <= ${now} order by d.due_at limit ${most}) as one
          where h.is_held = heads.is_held limit ${most}) as counted)::int as count
      from heads group by is_held`.execute(db);
    return rows;
  };
}
