// The simulator's clock can be stopped, set and moved, so a test may live on any day of the rule calendar.
import { argentineDate } from './calendar.ts';

/** Where a clock stands, to be put away and brought back. */
export interface ClockState {
  /** ISO 8601; `null` when it runs. */
  readonly frozen_at: string | null;
  /** Milliseconds ahead of the base clock. */
  readonly offset_ms: number;
  /** `yyyymmdd`; `null` when rules are today's. */
  readonly rules_pinned_to: string | null;
}

export interface SimulatorClock {
  now(): Date;
  /** Stops the clock at an instant. */
  freeze(instant: Date): void;
  /** Moves the clock; a frozen clock stays frozen at the new instant. */
  advance(milliseconds: number): void;
  /** Back to the base clock. */
  release(): void;
  readonly frozen: boolean;
  /** The day (`yyyymmdd`) whose rules hold: today, unless another was pinned. */
  rulesDay(): string;
  /** Pins the day whose rules hold while dates stay today's; `undefined` lets it be today again. */
  pinRules(day: string | undefined): void;
  readonly pinned: string | undefined;
  state(): ClockState;
  restore(state: ClockState): void;
}

export function createClock(base: () => Date, asOf?: string): SimulatorClock {
  let frozenAt: number | undefined;
  let offset = 0;
  let pinned = asOf;
  const now = (): Date => new Date(frozenAt ?? base().getTime() + offset);
  return {
    now,
    freeze(instant) {
      frozenAt = instant.getTime();
    },
    advance(milliseconds) {
      if (frozenAt === undefined) offset += milliseconds;
      else frozenAt += milliseconds;
    },
    release() {
      frozenAt = undefined;
      offset = 0;
    },
    get frozen() {
      return frozenAt !== undefined;
    },
    rulesDay: () => pinned ?? argentineDate(now()),
    pinRules(day) {
      pinned = day;
    },
    get pinned() {
      return pinned;
    },
    state: () => ({
      frozen_at: frozenAt === undefined ? null : new Date(frozenAt).toISOString(),
      offset_ms: offset,
      rules_pinned_to: pinned ?? null,
    }),
    restore(state) {
      frozenAt = state.frozen_at === null ? undefined : Date.parse(state.frozen_at);
      offset = state.offset_ms;
      pinned = state.rules_pinned_to ?? undefined;
    },
  };
}
