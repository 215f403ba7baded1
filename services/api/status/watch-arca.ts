/** Whether ARCA is out for an invoice that waits, as the gateway knows it: asked once a second at most, and only while one does. */
import type { ArcaHealth } from '@arca-api/contract/gateway';
import type { GatewayClient } from '@arca-api/contract/gateway-client';
import { HopFailure } from '@arca-api/contract/hop';
import { createFlights } from '@arca-api/platform/cache/flights';
import type { Clock } from '@arca-api/platform/clock/port';
import { serviceOfType } from '../invoices/explain-arca.ts';

type Breaker = ArcaHealth['breakers'][number];

/** Why an invoice waits though nobody has to do anything. Instants by our own clock. */
export interface ArcaOut {
  readonly reason: 'arca';
  readonly environment: Breaker['environment'];
  readonly service: Breaker['service'];
  readonly since: number;
  /** When it is tried again. */
  readonly retry_at: number;
  /** From when this was asked, in whole seconds. */
  readonly retry_after_s: number;
}

/** What of an invoice says through which of ARCA's services it goes. */
export interface Waiting {
  readonly lane_id: string;
  readonly type: number;
}

export interface ArcaWatch {
  outageOf(waiting: Waiting): Promise<ArcaOut | null>;
  /** As it was heard last, whenever that was; nobody is asked. */
  wasOut(waiting: Waiting): boolean;
}

const FRESH_MS = 1_000;

export function watchArca({
  gateway,
  clock,
}: {
  readonly gateway: GatewayClient;
  readonly clock: Clock;
}): ArcaWatch {
  const flights = createFlights();
  let heard: readonly Breaker[] = [];
  let heardAt = Number.NEGATIVE_INFINITY;
  /** How far our clock is ahead of the gateway's. */
  let ahead = 0;

  async function ask(): Promise<void> {
    try {
      const { breakers, now } = await gateway.health();
      heard = breakers.filter(({ state }) => state !== 'closed');
      ahead = clock.now() - now;
    } catch (error) {
      if (!(error instanceof HopFailure)) throw error;
    }
    heardAt = clock.now();
  }

  /** Its own service's; of logins only where that one is well, since a ticket in hand needs none. */
  function find({ lane_id, type }: Waiting): readonly Breaker[] {
    const [environment] = lane_id.split(':');
    const own = serviceOfType(type) === 'wsfexv1' ? 'wsfex' : 'wsfe';
    const here = heard.filter((breaker) => breaker.environment === environment);
    const out = here.filter(({ service }) => service === own);
    return out.length > 0 ? out : here.filter(({ service }) => service === 'wsaa');
  }

  return {
    wasOut: (waiting) => find(waiting).length > 0,
    async outageOf(waiting) {
      if (Math.abs(clock.now() - heardAt) >= FRESH_MS) await flights.once('health', ask);
      const out = find(waiting);
      const [first] = out;
      if (first === undefined) return null;
      const now = clock.now();
      // While it recovers only some are sent: the others are a moment later.
      const retryAt = Math.max(now, ...out.map(({ retry_at }) => (retry_at ?? 0) + ahead));
      return {
        reason: 'arca',
        environment: first.environment,
        service: first.service,
        since: Math.min(...out.map(({ since }) => (since ?? now) + ahead)),
        retry_at: retryAt,
        retry_after_s: Math.ceil((retryAt - now) / 1_000),
      };
    },
  };
}
