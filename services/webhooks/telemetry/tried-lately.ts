/** How the endpoints fare that were told something of late: each counts once, however often a dead one is tried. */
import type { Clock } from '@arca-api/platform/clock/port';
import type { Reading } from '@arca-api/platform/telemetry/port';
import { ENDPOINTS_TRIED } from './metrics.ts';

interface Tried {
  readonly at: number;
  readonly mode: 'test' | 'live';
  readonly isAccepted: boolean;
}

export const LATELY_MS = 15 * 60_000;
/** Endpoints that are kept in mind. */
const MOST = 10_000;

export function triedLately(clock: Pick<Clock, 'now'>) {
  /** Whoever was tried longest ago first. */
  const endpoints = new Map<string, Tried>();

  function forget(): void {
    const since = clock.now() - LATELY_MS;
    for (const [endpoint, { at }] of endpoints) {
      if (at > since && endpoints.size <= MOST) return;
      endpoints.delete(endpoint);
    }
  }

  return {
    note(endpoint: string, mode: Tried['mode'], isAccepted: boolean): void {
      endpoints.delete(endpoint);
      endpoints.set(endpoint, { at: clock.now(), mode, isAccepted });
      forget();
    },
    readings(): readonly Reading[] {
      forget();
      const all = [...endpoints.values()];
      return (['live', 'test'] as const).flatMap((mode) =>
        [true, false].map((wanted) => ({
          metric: ENDPOINTS_TRIED,
          labels: { mode, fared: wanted ? 'accepted' : 'failed' },
          value: all.filter((one) => one.mode === mode && one.isAccepted === wanted).length,
        })),
      );
    },
  };
}
export type TriedLately = ReturnType<typeof triedLately>;
