// Time, as whoever runs the simulator moves it.
import { isoDay, parseDay } from '../../world/time/calendar.ts';
import type { World } from '../../world/world.ts';

/** Where the clock stands. */
export interface ClockStatus {
  /** ISO 8601, UTC. */
  readonly now: string;
  readonly frozen: boolean;
  /** The pinned day of the rules, `yyyy-mm-dd`; `null` when rules are today's. */
  readonly as_of: string | null;
}

/** Controls of the clock. */
export interface ClockControl {
  freezeClock(instant: Date): ClockStatus;
  /** Moves it by milliseconds; a frozen clock stays frozen at the new instant. */
  advanceClock(milliseconds: number): ClockStatus;
  releaseClock(): ClockStatus;
  /** Pins the day (`yyyy-mm-dd`) whose rules hold while dates stay the clock's; `null` unpins it. */
  asOf(day: string | null): ClockStatus;
  clock(): ClockStatus;
}

export function createClockControl({ clock }: World): ClockControl {
  const status = (): ClockStatus => ({
    now: clock.now().toISOString(),
    frozen: clock.frozen,
    as_of: clock.pinned === undefined ? null : isoDay(clock.pinned),
  });
  return {
    freezeClock(instant) {
      clock.freeze(instant);
      return status();
    },
    advanceClock(milliseconds) {
      clock.advance(milliseconds);
      return status();
    },
    releaseClock() {
      clock.release();
      return status();
    },
    asOf(day) {
      clock.pinRules(day === null ? undefined : parseDay(day, 'as_of'));
      return status();
    },
    clock: status,
  };
}
