/** Counts attempts: what came of each, how long it took, and how long its event had waited for the first. */
import type { Metrics } from '@arca-api/platform/telemetry/port';
import type { Attempt, Attempted } from '../deliveries/attempt-delivery.ts';
import { ATTEMPT_SECONDS, ATTEMPTS, FIRST_ATTEMPT_SECONDS } from './metrics.ts';
import { FORGOTTEN, outcomeOf } from './outcome-of.ts';
import type { TriedLately } from './tried-lately.ts';

export function countAttempts(metrics: Metrics, tried: Pick<TriedLately, 'note'>) {
  return ({ delivery, event }: Attempt, attempted: Attempted): void => {
    const { mode, cause, endpoint_id: endpoint } = delivery;
    const { duration_ms, started_at } = attempted.attempt;
    const outcome = outcomeOf(attempted);
    metrics.count(ATTEMPTS, { mode, cause, outcome });
    if (outcome === FORGOTTEN) return;
    metrics.observe(ATTEMPT_SECONDS, { outcome }, Math.max(0, duration_ms) / 1000);
    // What somebody tries out says nothing of how an endpoint fares.
    if (cause !== 'example') tried.note(endpoint, mode, outcome === 'accepted');
    if (cause === 'event' && delivery.attempts === 1 && event !== null)
      metrics.observe(FIRST_ATTEMPT_SECONDS, { mode }, Math.max(0, started_at - event.occurredAt) / 1000);
  };
}
