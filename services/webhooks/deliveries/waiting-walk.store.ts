/** The part of a question that finds for which endpoints something waits. */
import { sql } from 'kysely';

/**
 * `walk (organization_id, endpoint_id, due_at)`, for `with recursive`: each endpoint for which something waits, with when the
 * first of it is due. From one to the next in an index of what waits alone: a hundred thousand of one cost as much as one.
 */
export const waitingWalk = sql`walk as (
          (select organization_id, endpoint_id, due_at from webhooks.deliveries where state = 'pending'
            order by organization_id, endpoint_id, due_at limit 1)
          union all
          select next.* from walk cross join lateral (
            select organization_id, endpoint_id, due_at from webhooks.deliveries
            where state = 'pending' and (organization_id, endpoint_id) > (walk.organization_id, walk.endpoint_id)
            order by organization_id, endpoint_id, due_at limit 1) as next
        )`;
