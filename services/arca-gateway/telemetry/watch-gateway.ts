/** Tells how ARCA's services, tickets and certificates stand. */
import type { Environment } from '@arca-api/contract/primitives';
import type { Metrics, Reading } from '@arca-api/platform/telemetry/port';
import type { Reported } from '../breaker/breakers.ts';
import { reportHealth } from '../health/report-health.ts';
import type { GatewayParts } from '../parts.ts';
import {
  BREAKER_STATE,
  CERTIFICATE_DAYS_LEFT,
  CERTIFICATES,
  TICKET_AGE_SECONDS,
  TICKETS,
} from './metrics.ts';

const STATES: Readonly<Record<Reported['state'], number>> = {
  closed: 0,
  recovering: 1,
  half_open: 2,
  open: 3,
};
const DAY_MS = 86_400_000;
/** Whoever let one end so long ago does not issue. */
const FORGOTTEN_MS = 30 * DAY_MS;
const SOON_MS = 30 * DAY_MS;

/** Until the returned function is called. */
export function watchGateway(metrics: Metrics, parts: GatewayParts): () => void {
  const offs = [
    metrics.watch('breakers', [BREAKER_STATE], async () =>
      (await reportHealth(parts)).breakers.map(({ environment, service, methods, state }) => ({
        metric: BREAKER_STATE,
        labels: { environment, service, methods },
        value: STATES[state],
      })),
    ),
    metrics.watch('tickets', [TICKETS, TICKET_AGE_SECONDS], () => ticketsOf(parts)),
    metrics.watch('certificates', [CERTIFICATE_DAYS_LEFT, CERTIFICATES], () => certificatesOf(parts)),
  ];
  return () => {
    for (const off of offs) off();
  };
}

async function ticketsOf({ tickets, clock }: GatewayParts): Promise<readonly Reading[]> {
  const now = clock.now();
  return (await tickets.standing(now)).flatMap(({ environment, service, usable, failing, oldest }) => [
    { metric: TICKETS, labels: { environment, service, state: 'usable' }, value: usable },
    { metric: TICKETS, labels: { environment, service, state: 'failing' }, value: failing },
    {
      metric: TICKET_AGE_SECONDS,
      labels: { environment, service },
      value: oldest === null ? 0 : Math.max(0, now - oldest) / 1000,
    },
  ]);
}

async function certificatesOf({ certificates, clock, settings }: GatewayParts): Promise<readonly Reading[]> {
  const now = clock.now();
  const standing = await certificates.standing(now - FORGOTTEN_MS, now, now + SOON_MS);
  const environments = Object.keys(settings.environments) as Environment[];
  return environments.flatMap((environment) => {
    const found = standing.find((row) => row.environment === environment);
    const states = (['good', 'ending', 'ended'] as const).map((state) => ({
      metric: CERTIFICATES,
      labels: { environment, state },
      value: found?.[state] ?? 0,
    }));
    if (found === undefined) return states;
    return [
      ...states,
      { metric: CERTIFICATE_DAYS_LEFT, labels: { environment }, value: (found.first_end - now) / DAY_MS },
    ];
  });
}
