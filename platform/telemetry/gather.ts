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
  let last: { readonly at: number; readonly readings: Promise<readonly Reading[]> } | null = null;

  async function readInTime({ name, read }: Watch): Promise<readonly Reading[]> {
    const over = new AbortController();
    const late = clock.sleep(patienceMs, over.signal).then(
      () => Promise.reject(new Error(`no answer within ${patienceMs} ms`)),
      () => [],
    );
    try {
      return await Promise.race([read(), late]);
    } catch (error) {
      failed(name, error);
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
