/** Tells how much waits to be told, for how long and for whom, and how endpoints fare. */
import type { Database } from '@arca-api/platform/database/port';
import { forEverybody } from '@arca-api/platform/database/scope';
import type { Metrics } from '@arca-api/platform/telemetry/port';
import type { Due, DueWanted } from './due.store.ts';
import { DISABLED, DUE, DUE_OLDEST_SECONDS, ENDPOINTS_TRIED } from './metrics.ts';
import type { TriedLately } from './tried-lately.ts';

/** More is not looked into: it would cost more than the number is worth. */
const LOOK = { endpoints: 1000, most: 10_000 };

export interface WatchWebhooksParts {
  readonly metrics: Metrics;
  readonly database: Pick<Database, 'now'>;
  readonly read: (wanted: DueWanted) => Promise<readonly Due[]>;
  readonly tried: Pick<TriedLately, 'readings'>;
}

/** Until the returned function is called. */
export function watchWebhooks({ metrics, database, read, tried }: WatchWebhooksParts): () => void {
  // An increase is only seen of what was told before.
  for (const reason of ['gone', 'failing']) metrics.count(DISABLED, { reason }, 0);
  const offs = [
    metrics.watch('webhooks due', [DUE, DUE_OLDEST_SECONDS], async () => {
      const now = await database.now();
      const due = await forEverybody('numbers to watch', () => read({ ...LOOK, now }));
      return [false, true].flatMap((isHeld) => {
        const found = due.find(({ is_held }) => is_held === isHeld);
        const labels = { waits_for: isHeld ? 'endpoint' : 'worker' };
        const age = found === undefined ? 0 : Math.max(0, now - found.since) / 1000;
        return [
          { metric: DUE, labels, value: found?.count ?? 0 },
          { metric: DUE_OLDEST_SECONDS, labels, value: age },
        ];
      });
    }),
    metrics.watch('webhooks tried', [ENDPOINTS_TRIED], async () => tried.readings()),
  ];
  return () => {
    for (const off of offs) off();
  };
}
