/** All SQL that counts how an endpoint fares: attempts in an index, of the months of the window; what waits, row by row. */
import type { Database } from '@arca-api/platform/database/port';
import { firstId } from '@arca-api/platform/random/identify';
import { sql } from 'kysely';
import type { EndpointRow } from '../endpoints/endpoints.store.ts';
import type { WebhookTables } from '../tables.ts';

/** Times are milliseconds since the epoch, durations milliseconds. */
export interface Statistics {
  readonly attempts: number;
  readonly succeeded: number;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly failures: readonly { readonly reason: string; readonly attempts: number }[];
  readonly pending: number;
  readonly oldest_at: number | null;
  readonly next_at: number | null;
  readonly succeeded_at: number | null;
  readonly failed_at: number | null;
}

type Total = Pick<Statistics, 'attempts' | 'succeeded' | 'p50' | 'p95'>;
type Now = Pick<Statistics, 'pending' | 'oldest_at' | 'next_at' | 'succeeded_at' | 'failed_at'>;

export function statisticsStore(database: Database) {
  const db = database.schema<WebhookTables>('webhooks');

  /** What ended at `since` or later; what stands at `now`. */
  return async ({ id, organization_id }: EndpointRow, since: number, now: number): Promise<Statistics> => {
    const from = firstId('wha', since);
    const [totals, failures, standing] = await Promise.all([
      // What was no longer kept was not posted, and took no time.
      sql<Total>`
        select count(*)::int as attempts, (count(*) filter (where succeeded))::int as succeeded,
          percentile_disc(0.5) within group (order by duration_ms) filter (where posted) as p50,
          percentile_disc(0.95) within group (order by duration_ms) filter (where posted) as p95
        from (
          select succeeded, duration_ms, true as posted from webhooks.attempts
          where endpoint_id = ${id} and succeeded and id >= ${from}
          union all
          select succeeded, duration_ms, status is not null or reason not like 'forgotten:%' from webhooks.attempts
          where endpoint_id = ${id} and not succeeded and id >= ${from}) as attempts`.execute(db),
      sql<{ reason: string; attempts: number }>`
        select case when status is null then split_part(reason, ':', 1) else (status / 100)::text || 'xx' end as reason,
          count(*)::int as attempts
        from webhooks.attempts where endpoint_id = ${id} and not succeeded and id >= ${from}
        group by 1 order by 2 desc, 1`.execute(db),
      sql<Now>`
        select count(*)::int as pending, min(created_at) as oldest_at,
          min(due_at) filter (where lease is null or due_at <= ${now}) as next_at,
          (select started_at from webhooks.attempts where endpoint_id = ${id} and succeeded
            order by id desc limit 1) as succeeded_at,
          (select started_at from webhooks.attempts where endpoint_id = ${id} and not succeeded
            order by id desc limit 1) as failed_at
        from webhooks.deliveries
        where organization_id = ${organization_id} and endpoint_id = ${id} and state = 'pending'`.execute(db),
    ]);
    const [total] = totals.rows;
    const [standingNow] = standing.rows;
    if (total === undefined || standingNow === undefined) throw new Error('counting answers a row');
    return { ...total, ...standingNow, failures: failures.rows };
  };
}
export type ReadStatistics = ReturnType<typeof statisticsStore>;
