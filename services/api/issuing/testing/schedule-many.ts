/** A share of a million random schedules, on a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { schedule } from './random-world.ts';

export interface Share {
  /** The first seed, and how many are skipped from each to the next. */
  readonly from: number;
  readonly step: number;
  readonly to: number;
}

export interface Scheduled {
  readonly runs: number;
  readonly met: ReadonlyMap<string, number>;
  readonly failures: readonly string[];
}

const ENOUGH = 5;

function runShare({ from, step, to }: Share): Scheduled {
  const met = new Map<string, number>();
  const failures: string[] = [];
  let runs = 0;
  for (let seed = from; seed <= to && failures.length < ENOUGH; seed += step) {
    const found = schedule(seed, met);
    runs += 1;
    if (found !== null) failures.push(`SEED=${seed}: ${found.wrong}\n  ${found.path.join('\n  ')}`);
  }
  return { runs, met, failures };
}

parentPort?.postMessage(runShare(workerData as Share));
