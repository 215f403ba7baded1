/** How things stand for one caller: ARCA as seen by our own calls, the database, and the lanes that wait. */

import type { GatewayClient } from '@arca-api/contract/gateway-client';
import { HopFailure } from '@arca-api/contract/hop';
import type { StatusAnswer } from '@arca-api/contract/status';
import type { Clock } from '@arca-api/platform/clock/port';
import { grantOf, type Principal } from '../access/principal.ts';
import { instant } from '../doors/instant.ts';
import { presentLane } from '../lanes/present-lane.ts';
import type { Standing, StandingStore } from '../lanes/standing.store.ts';
import { areApart, clockAhead } from './judge-clocks.ts';
import type { statusStore } from './status.store.ts';

export interface StatusParts {
  readonly status: ReturnType<typeof statusStore>;
  readonly standing: StandingStore;
  readonly gateway: GatewayClient;
  /** `null`: there is none. */
  readonly redis: () => { readonly state: 'ok' | 'away'; readonly since: number } | null;
  readonly clock: Clock;
  readonly version: string;
}

export function reportStatus({ status, standing, gateway, redis, clock, version }: StatusParts) {
  return async (principal: Principal): Promise<StatusAnswer> => {
    const { organization, taxpayers } = grantOf(principal);
    const { mode } = principal;
    const [health, lanes, isUp] = await Promise.all([
      askGateway(),
      standing.list(organization, { mode, taxpayers, troubled: true }),
      status.isUp(),
    ]);
    const isLive = mode === 'live';
    const isOurs = ({ environment }: { environment: string }) => (environment === 'produccion') === isLive;
    const services = health?.services.filter(isOurs);
    const breakers = health?.breakers.filter(isOurs);
    const ahead = health?.ahead ?? null;
    return {
      object: 'status',
      version,
      mode,
      database: isUp ? 'up' : 'down',
      redis: presentRedis(redis()),
      arca:
        services?.map((service) => ({
          ...service,
          last_ok_at: service.last_ok_at === null ? null : instant(service.last_ok_at),
        })) ?? null,
      breakers:
        breakers?.map((breaker) => ({
          ...breaker,
          since: breaker.since === null ? null : instant(breaker.since),
          retry_at: breaker.retry_at === null ? null : instant(breaker.retry_at),
        })) ?? null,
      gateway: {
        state: health === null ? 'down' : 'up',
        clock: ahead === null ? 'unknown' : areApart(ahead) ? 'off' : 'ok',
        clock_ahead_ms: ahead === null ? null : Math.round(ahead),
      },
      lanes: lanes.map(summarize),
    };
  };

  async function askGateway() {
    const asked = clock.now();
    try {
      const { services, breakers, now } = await gateway.health();
      return { services, breakers, ahead: clockAhead({ asked, heard: clock.now(), theirs: now }) };
    } catch (error) {
      if (error instanceof HopFailure) return null;
      throw error;
    }
  }
}

function presentRedis(health: ReturnType<StatusParts['redis']>): StatusAnswer['redis'] {
  if (health === null) return null;
  return { state: health.state === 'ok' ? 'up' : 'away', since: instant(health.since) };
}

function summarize(row: Standing): StatusAnswer['lanes'][number] {
  const lane = presentLane(row);
  const { id, environment, taxpayer, punto_de_venta, comprobante_type, state, waiting } = lane;
  const { oldest_waiting_at, doubtful, differences } = lane;
  const where = { id, environment, taxpayer, punto_de_venta, comprobante_type };
  return {
    ...where,
    state,
    waiting,
    doubtful,
    differences,
    oldest_waiting_at,
    halt: lane.halt,
  };
}
