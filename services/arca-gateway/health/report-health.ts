/** ARCA's services as our own calls saw them: nobody is asked in order to answer this. */
import type { arcaHealth } from '@arca-api/contract/gateway';
import type { Environment } from '@arca-api/contract/primitives';
import type { z } from 'zod';
import { METHODS_OF } from '../breaker/breaker-key.ts';
import type { GatewayParts } from '../parts.ts';
import type { HealthRow } from './health.store.ts';

type Report = z.infer<typeof arcaHealth>;
type Service = Report['services'][number]['service'];

const SERVICES: readonly Service[] = ['wsaa', 'wsfe', 'wsfex', 'wscdc', 'padron'];
/** One failure among answers is a hiccup; this many in a row are an outage. */
const DOWN_AFTER = 3;

export async function reportHealth(parts: GatewayParts): Promise<Report> {
  const environments = Object.keys(parts.settings.environments) as Environment[];
  const keys = environments.flatMap((environment) =>
    SERVICES.flatMap((service) => METHODS_OF[service].map((methods) => ({ environment, service, methods }))),
  );
  const [rows, breakers] = await Promise.all([parts.health.all(), parts.breakers.report(keys)]);
  return {
    now: parts.clock.now(),
    breakers: [...breakers],
    services: environments.flatMap((environment) =>
      SERVICES.map((service) => {
        const row = rows.find((found) => found.environment === environment && found.service === service);
        return {
          environment,
          service,
          state: row ? stateOf(row) : 'unknown',
          latency_ms: row?.latency_ms ?? null,
          last_ok_at: row?.last_ok_at ?? null,
          last_error: row?.last_error ?? null,
        };
      }),
    ),
  };
}

function stateOf(row: HealthRow): Report['services'][number]['state'] {
  if (row.failures_in_a_row === 0) return 'up';
  return row.failures_in_a_row < DOWN_AFTER && row.last_ok_at !== null ? 'degraded' : 'down';
}
