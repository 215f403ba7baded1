/** Counts what was refused because too much was asked. */
import { Refusal } from '@arca-api/contract/errors';
import type { Metrics } from '@arca-api/platform/telemetry/port';
import { CROWDED, LIMITED } from './metrics.ts';

/** As `work` ends, told on its way. */
export async function countRefusals<Result>(metrics: Metrics, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal) count(metrics, error);
    throw error;
  }
}

function count(metrics: Metrics, { code, detail }: Refusal): void {
  if (code === 'rate.crowded' || code === 'service.crowded') metrics.count(CROWDED, { code });
  if (code !== 'rate.limited') return;
  for (const policy of (detail.extra?.['violated_policies'] ?? []) as readonly string[])
    metrics.count(LIMITED, { policy });
}
