/** Shared allowances while their store answers, and this process's own while it does not: a limit never stops the work. */
import type { Clock } from '../clock/port.ts';
import type { Allowance, Allowances, Drawn } from './port.ts';

export interface FallbackOptions {
  readonly shared: Allowances;
  readonly own: Allowances;
  readonly clock: Clock;
  /** Longest wait for an answer, in milliseconds; 100 when left out. */
  readonly patienceMs?: number;
  /** How long a store that did not answer is left alone; 1 s when left out. */
  readonly restMs?: number;
}

export function allowancesWithFallback(options: FallbackOptions): Allowances {
  const { shared, own, clock, patienceMs = 100, restMs = 1000 } = options;
  let restsUntil = Number.NEGATIVE_INFINITY;
  let restsFrom = Number.NEGATIVE_INFINITY;

  const isResting = () => {
    const now = clock.now();
    return now < restsUntil && now >= restsFrom;
  };
  const rest = () => {
    restsFrom = clock.now();
    restsUntil = restsFrom + restMs;
  };

  return {
    async draw(allowances) {
      if (isResting()) return own.draw(allowances);
      const drawn = await inTime(allowances);
      if (drawn !== null) return drawn;
      rest();
      return own.draw(allowances);
    },
  };

  /** `null` where it failed or took too long: what was asked may have been taken all the same. */
  async function inTime(allowances: readonly Allowance[]): Promise<Drawn | null> {
    const timer = new AbortController();
    const late = clock.sleep(patienceMs, timer.signal).then(
      () => null,
      () => null,
    );
    const answer = shared.draw(allowances).catch(() => null);
    try {
      return await Promise.race([answer, late]);
    } finally {
      timer.abort();
    }
  }
}
