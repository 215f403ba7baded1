/** Says aloud when the clocks of api and gateway are so far apart that calls end before they begin, or never. */
import type { GatewayClient } from '@arca-api/contract/gateway-client';
import { HopFailure } from '@arca-api/contract/hop';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Log } from '@arca-api/platform/log/port';
import { areApart, clockAhead } from './judge-clocks.ts';

export interface WatchParts {
  readonly gateway: Pick<GatewayClient, 'health'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Answers how far the gateway's clock is ahead; `null` when it did not answer. */
export function watchClocks({ gateway, clock, log }: WatchParts) {
  return async (): Promise<number | null> => {
    const asked = clock.now();
    try {
      const { now: theirs } = await gateway.health();
      const ahead = clockAhead({ asked, heard: clock.now(), theirs });
      if (areApart(ahead)) {
        log.error(
          { clock_ahead_ms: ahead },
          'the clocks of api and arca-gateway are too far apart: synchronise them by NTP, or deadlines will stop lanes',
        );
      }
      return ahead;
    } catch (error) {
      if (error instanceof HopFailure) return null;
      throw error;
    }
  };
}
