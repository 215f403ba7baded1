/** An endpoint as it is answered. Its secret is told once, when it is made. */
import type { EndpointAnswer } from '@arca-api/contract/webhooks';
import { SCHEDULE } from '../deliveries/retry-schedule.ts';
import type { EndpointRow } from './endpoints.store.ts';

const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

export function presentEndpoint(row: EndpointRow): EndpointAnswer {
  return {
    id: row.id,
    object: 'webhook_endpoint',
    version: 1,
    mode: row.mode,
    url: row.url,
    description: row.description,
    event_types: row.event_types,
    taxpayers: row.taxpayers,
    enabled: row.state === 'enabled',
    disabled_for: row.disabled_for,
    disabled_at: instant(row.disabled_at),
    failing_since: instant(row.failing_since),
    retry_schedule: [...(row.retry_schedule ?? SCHEDULE)],
    max_in_flight: row.max_in_flight,
    max_per_second: row.max_per_second,
    created_at: new Date(row.created_at).toISOString(),
    updated_at: new Date(row.updated_at).toISOString(),
  };
}
