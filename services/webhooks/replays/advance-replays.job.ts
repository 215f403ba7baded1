/** Goes on with whatever is being told again, one page of one request after the other, in turn. */
import type { Clock } from '@arca-api/platform/clock/port';
import { repeat } from '@arca-api/platform/clock/repeat';
import type { Database } from '@arca-api/platform/database/port';
import { forEverybody } from '@arca-api/platform/database/scope';
import type { Signals } from '@arca-api/platform/events/port';
import type { Log } from '@arca-api/platform/log/port';
import { DELIVERIES_TOPIC } from '../deliveries/spread-events.ts';
import type { advanceReplay } from './advance-replay.ts';
import { REPLAYS_TOPIC } from './start-replay.ts';

export interface ReplayJobParts {
  readonly database: Pick<Database, 'now'>;
  readonly advance: ReturnType<typeof advanceReplay>;
  /** When the next is due that is not yet; `null` where none is under way. */
  readonly nextDue: () => Promise<number | null>;
  readonly signals: Signals;
  readonly clock: Clock;
  readonly log: Log;
  /** How late work may be found that nobody told of. */
  readonly sweepMs: number;
}

export function replayJob({ database, advance, nextDue, signals, clock, log, sweepMs }: ReplayJobParts) {
  const loop = repeat({
    clock,
    everyMs: sweepMs,
    work: () =>
      forEverybody('what is told again', async () => {
        const now = await database.now();
        const advanced = await advance(now);
        if (advanced === null) {
          const next = await nextDue();
          if (next !== null) wakeIn(Math.max(1, next - now));
          return false;
        }
        if (advanced.queued > 0) signals.notify(DELIVERIES_TOPIC, advanced.endpoint);
        return true;
      }),
    onError: (err) => log.error({ err }, 'telling again failed'),
  });
  let alarm = new AbortController();
  function wakeIn(ms: number): void {
    alarm.abort('another');
    alarm = new AbortController();
    clock.sleep(ms, alarm.signal).then(
      () => loop.nudge(),
      () => {},
    );
  }
  const off = signals.on(REPLAYS_TOPIC, () => loop.nudge());
  return {
    /** Resolves once nothing is under way. */
    async stop(): Promise<void> {
      off();
      alarm.abort('over');
      await loop.stop();
    },
  };
}
