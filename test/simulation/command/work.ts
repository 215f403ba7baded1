/** One thread's share of the runs: told a seed, it tells what came of it; told nothing, it ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { simulate } from '../simulate.ts';
import { openStoresNamed } from '../stores/open-stores.ts';
import type { Result } from './run-many.ts';

const port = parentPort;
if (port === null) throw new Error('this is a thread of npm run simulate');
const stores = await openStoresNamed(workerData.store);

async function run(seed: number): Promise<Result> {
  const { violations, hits, hash, steps, invoices } = await simulate(seed, stores);
  const lanes = new Set(invoices.map((row) => row.lane_id)).size;
  return { seed, violations, hits: [...hits], hash, steps, invoices: invoices.length, lanes };
}

port.on('message', (seed: number | null) => {
  if (seed === null) {
    port.close();
    void stores.close();
    return;
  }
  run(seed).then(
    (result) => port.postMessage(result),
    (error: unknown) => {
      throw error;
    },
  );
});
port.postMessage('ready');
