/** News of a service's availability: told when its first breaker opens, and when the last of them is closed again. */
import type { ArcaOutage } from '@arca-api/contract/arca-events';
import type { NewEvent } from '@arca-api/platform/events/port';
import type { Random } from '@arca-api/platform/random/port';
import type { BreakerRow } from './breaker-key.ts';

/** To everybody: ARCA is nobody's. Whoever delivers it does so to those who have something in that environment. */
export const EVERYBODY = '*';

/** `before` and `after`: all breakers of one service in one environment, of which one has changed. */
export function tellAvailability(
  random: Random,
  before: readonly BreakerRow[],
  after: readonly BreakerRow[],
  now: number,
): NewEvent[] {
  const wasOut = before.filter(isOut);
  const areOut = after.filter(isOut);
  const [first] = after;
  if (first === undefined || wasOut.length > 0 === areOut.length > 0) return [];
  const { environment, service } = first;
  const out = areOut.length > 0 ? areOut : wasOut;
  const isOver = areOut.length === 0;
  const data: ArcaOutage = {
    object: 'arca_outage',
    version: 1,
    environment,
    service,
    methods: out.map(({ methods }) => methods),
    reason: out[0]?.reason ?? null,
    started_at: instant(Math.min(...out.map((row) => row.failing_since ?? now))),
    ended_at: isOver ? instant(now) : null,
    retry_at: isOver ? null : instant(Math.max(now, ...out.map((row) => row.probe_at))),
  };
  const event = (type: string): NewEvent => ({
    id: random.id('evt'),
    type,
    organization: EVERYBODY,
    mode: environment === 'produccion' ? 'live' : 'test',
    subject: `${environment}:${service}`,
    // Every change of any of them has a generation of its own.
    sequence: after.reduce((sum, { generation }) => sum + generation, 0),
    data,
    occurredAt: now,
  });
  return [isOver ? event('arca.recovered') : event('arca.unavailable')];
}

const isOut = ({ state }: BreakerRow): boolean => state !== 'closed';
const instant = (at: number): string => new Date(at).toISOString();
