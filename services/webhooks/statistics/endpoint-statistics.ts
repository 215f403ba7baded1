/** How an endpoint fared in the last hour, day or week, and how it stands, for whoever may look at it. */
import type { StatisticsAnswer, StatisticsWindow } from '@arca-api/contract/webhook-statistics';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Owner } from '../asker.ts';
import type { EndpointRow } from '../endpoints/endpoints.store.ts';
import type { ReadStatistics } from './statistics.store.ts';

const HOUR_MS = 3_600_000;
const WINDOWS_MS: Readonly<Record<StatisticsWindow, number>> = {
  '1h': HOUR_MS,
  '24h': 24 * HOUR_MS,
  '7d': 7 * 24 * HOUR_MS,
};

export interface StatisticsParts {
  readonly read: ReadStatistics;
  readonly requireEndpoint: (owner: Owner, id: string) => Promise<EndpointRow>;
  readonly clock: Pick<Clock, 'now'>;
}

const instant = (at: number): string => new Date(at).toISOString();
const orNull = (at: number | null): string | null => (at === null ? null : instant(at));

export function endpointStatistics({ read, requireEndpoint, clock }: StatisticsParts) {
  return async (owner: Owner, id: string, window: StatisticsWindow): Promise<StatisticsAnswer> => {
    const endpoint = await requireEndpoint(owner, id);
    const now = clock.now();
    const since = now - WINDOWS_MS[window];
    const found = await read(endpoint, since, now);
    return {
      object: 'webhook_statistics',
      endpoint: id,
      window,
      from: instant(since),
      to: instant(now),
      attempts: found.attempts,
      succeeded: found.succeeded,
      failed: found.attempts - found.succeeded,
      failures: [...found.failures],
      duration_ms: { p50: found.p50, p95: found.p95 },
      pending: {
        deliveries: found.pending,
        oldest_at: orNull(found.oldest_at),
        // One of a disabled endpoint waits for that to be enabled.
        next_attempt_at: endpoint.state === 'enabled' ? orNull(found.next_at) : null,
      },
      last_succeeded_at: orNull(found.succeeded_at),
      last_failed_at: orNull(found.failed_at),
    };
  };
}
