/** Counts what the engine did of its own accord, by what it says of it. */
import type { NewEvent } from '@arca-api/platform/events/port';
import type { Metrics } from '@arca-api/platform/telemetry/port';
import { DISABLED, EXHAUSTED } from './metrics.ts';

/** To be called once they are committed. */
export function countTold(metrics: Metrics, events: readonly NewEvent[]): void {
  for (const { type, mode, data } of events) {
    if (type === 'delivery.exhausted') metrics.count(EXHAUSTED, { mode });
    if (type === 'endpoint.disabled') metrics.count(DISABLED, { reason: reasonOf(data) });
  }
}

function reasonOf(data: unknown): string {
  const reason =
    data !== null && typeof data === 'object' && 'disabled_for' in data ? data.disabled_for : null;
  return reason === 'gone' || reason === 'failing' ? reason : 'other';
}
