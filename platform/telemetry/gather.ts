/** Reads what is watched when somebody looks: once for all who look at about the same time, and never for longer than they wait. */
import type { Clock } from '../clock/port.ts';
import type { Metric, Metrics, Reading } from './port.ts';

export interface GatherOptions {
  readonly clock: Clock;
  /** How old numbers may be; 5 s when left out. */
  readonly freshMs?: number;
  /** How long one reading may take; 2 s when left out. */
  readonly patienceMs?: number;
  /** Hears of what could not be read. */
  readonly failed: (name: string, error: unknown) => void;
}

const LOST_MS = 60_000;

interface Watch {
  readonly name: string;
  readonly metrics: readonly Metric[];
  readonly read: () => Promise<readonly Reading[]>;
}

export interface Gather {
  readonly watch: Metrics['watch'];
  /** Everything that could be read, and of which metrics it could not be. */
  readings(): Promise<readonly Reading[]>;
}

export function gather(options: GatherOptions): Gather {
  const { clock, freshMs = 5000, patienceMs = 2000, failed } = options;
  const watches = new Set<Watch>();
  /** What is being read, and since when: nobody may wait for it any more. */
  const running = new Map<Watch, { readonly at: number; readonly readings: Promise<readonly Reading[]> }>();
  let last: { readonly at: number; readonly readings: Promise<readonly Reading[]> } | null = null;

  /** Not beside itself, where it is slow; whatever hangs for a minute is given up for lost. */
  function begin(watch: Watch): Promise<readonly Reading[]> {
    const now = clock.now();
    const before = running.get(watch);
    if (before !== undefined && now >= before.at && now - before.at < LOST_MS) return before.readings;
    const begun = {
      at: now,
      readings: watch.read().finally(() => running.get(watch) === begun && running.delete(watch)),
    };
    running.set(watch, begun);
    return begun.readings;
  }

  async function readInTime(watch: Watch): Promise<readonly Reading[]> {
    const over = new AbortController();
    const late = clock.sleep(patienceMs, over.signal).then(
      () => Promise.reject(new Error(`no answer within ${patienceMs} ms`)),
      () => [],
    );
    try {
      return await Promise.race([begin(watch), late]);
    } catch (error) {
      failed(watch.name, error);
      return [];
    } finally {
      over.abort('over');
    }
  }

  return {
    watch(name, metrics, read) {
      const watch = { name, metrics, read };
      watches.add(watch);
      last = null;
      return () => {
        watches.delete(watch);
        last = null;
      };
    },
    readings() {
      const now = clock.now();
      // A clock that was set back must not make old numbers last.
      if (last === null || now < last.at || now - last.at >= freshMs)
        last = {
          at: now,
          readings: Promise.all([...watches].map(readInTime)).then((found) => found.flat()),
        };
      return last.readings;
    },
  };
}
