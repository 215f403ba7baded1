// The simulator's clock can be stopped, set and moved, so a test may live on any day of the rule calendar.

export interface SimulatorClock {
  now(): Date;
  /** Stops the clock at an instant. */
  freeze(instant: Date): void;
  /** Moves the clock; a frozen clock stays frozen at the new instant. */
  advance(milliseconds: number): void;
  /** Back to the base clock. */
  release(): void;
  readonly frozen: boolean;
}

export function createClock(base: () => Date): SimulatorClock {
  let frozenAt: number | undefined;
  let offset = 0;
  return {
    now: () => new Date(frozenAt ?? base().getTime() + offset),
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
  };
}
