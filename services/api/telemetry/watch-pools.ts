/** Tells how full the pools of requests are. */
import type { Metrics } from '@arca-api/platform/telemetry/port';
import type { Pools } from '../limits/pools.ts';
import { PLACES } from './metrics.ts';

/** Until the returned function is called. */
export function watchPools(metrics: Metrics, { of, inFlight, waiting, uploads }: Pools): () => void {
  const pools = { ...of, in_flight: inFlight, waiting_for_cae: waiting, uploads };
  return metrics.watch('pools', [PLACES], async () =>
    Object.entries(pools).flatMap(([pool, places]) => [
      { metric: PLACES, labels: { pool, state: 'taken' }, value: places.taken },
      { metric: PLACES, labels: { pool, state: 'waiting' }, value: places.waiting },
    ]),
  );
}
