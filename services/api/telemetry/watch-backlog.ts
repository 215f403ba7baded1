/** Tells how much waits and for how long. */
import type { Clock } from '@arca-api/platform/clock/port';
import type { Metrics, Reading } from '@arca-api/platform/telemetry/port';
import type { Backlog, Waiting } from './backlog.store.ts';
import {
  BATCH_AGE_SECONDS,
  BATCHES,
  INVOICES_WAITING,
  LANE_LAG_SECONDS,
  LANES_HALTED,
  LANES_WAITING,
} from './metrics.ts';

const TOLD = [INVOICES_WAITING, LANE_LAG_SECONDS, LANES_WAITING, LANES_HALTED, BATCHES, BATCH_AGE_SECONDS];

export interface WatchBacklogParts {
  readonly metrics: Metrics;
  readonly read: () => Promise<Backlog>;
  readonly clock: Clock;
}

/** Until the returned function is called. */
export function watchBacklog({ metrics, read, clock }: WatchBacklogParts): () => void {
  return metrics.watch('backlog', TOLD, async () => {
    const { waiting, batches } = await read();
    const now = clock.now();
    const age = (since: number) => Math.max(0, now - since) / 1000;
    const environments = new Set([
      'simulator',
      'homologacion',
      'produccion',
      ...waiting.map((row) => row.environment),
    ]);
    return [
      ...[...environments].flatMap((environment) =>
        ofEnvironment(
          environment,
          waiting.filter((row) => row.environment === environment),
          age,
        ),
      ),
      { metric: BATCHES, labels: {}, value: batches.count },
      { metric: BATCH_AGE_SECONDS, labels: {}, value: batches.oldest === null ? 0 : age(batches.oldest) },
    ];
  });
}

function ofEnvironment(
  environment: string,
  rows: readonly Waiting[],
  age: (since: number) => number,
): readonly Reading[] {
  const sum = (of: readonly Waiting[], what: 'invoices' | 'lanes') =>
    of.reduce((all, row) => all + row[what], 0);
  const moving = rows.filter(({ halted }) => !halted);
  const labels = { environment };
  return [
    ...(['submitted', 'verifying'] as const).map((status) => ({
      metric: INVOICES_WAITING,
      labels: { environment, status },
      value: sum(
        rows.filter((row) => row.status === status),
        'invoices',
      ),
    })),
    { metric: LANE_LAG_SECONDS, labels, value: Math.max(0, ...moving.map(({ oldest }) => age(oldest))) },
    { metric: LANES_WAITING, labels, value: sum(moving, 'lanes') },
    {
      metric: LANES_HALTED,
      labels,
      value: sum(
        rows.filter(({ halted }) => halted),
        'lanes',
      ),
    },
  ];
}
