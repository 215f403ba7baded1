/** Many runs, shared out among threads. */
import { Worker } from 'node:worker_threads';
import type { Kind } from '../faults/kinds.ts';
import type { StoreName } from '../stores/port.ts';

/** What is left of a run once it was judged. */
export interface Result {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly hits: readonly (readonly [Kind, number])[];
  readonly hash: string;
  readonly steps: number;
  readonly invoices: number;
  readonly lanes: number;
}

export interface Many {
  readonly store: StoreName;
  readonly seeds: readonly number[];
  readonly jobs: number;
  readonly onResult?: (result: Result) => void;
}

/** Results in order of seeds. */
export async function runMany({ store, seeds, jobs, onResult }: Many): Promise<readonly Result[]> {
  const results: Result[] = [];
  const next = seeds[Symbol.iterator]();
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./work.ts', import.meta.url), { workerData: { store } });
      const goOn = (): void => {
        const { value, done } = next.next();
        worker.postMessage(done === true ? null : value);
      };
      worker.on('message', (message: Result | 'ready') => {
        if (message !== 'ready') {
          results.push(message);
          onResult?.(message);
        }
        goOn();
      });
      worker.on('error', reject);
      worker.on('exit', () => resolve());
    });
  await Promise.all(Array.from({ length: Math.min(jobs, seeds.length) }, work));
  return results.sort((one, other) => one.seed - other.seed);
}
