/** Tells how the stores stand that all services share: connections, jobs, news. */
import type { Clock } from '../clock/port.ts';
import type { Database } from '../database/port.ts';
import { forEverybody } from '../database/scope.ts';
import { countNews } from '../events/deliveries.store.ts';
import { countJobs } from '../queue/jobs.store.ts';
import {
  CONNECTIONS,
  DELIVERIES,
  DELIVERY_LATE_SECONDS,
  JOB_LATE_SECONDS,
  JOBS,
  OUTBOX_LATE_SECONDS,
  OUTBOX_UNSPREAD,
} from './metrics.ts';
import type { Metrics, Reading } from './port.ts';

/** What is beyond is not counted: it would cost more than the number is worth. */
const MOST_NEWS = 10_000;

/** Until the returned function is called. `counts`: whether jobs and news are within this process's reach. */
export function watchStores(metrics: Metrics, database: Database, clock: Clock, counts = true): () => void {
  const since = (at: number | null) => (at === null ? 0 : Math.max(0, clock.now() - at) / 1000);
  const offs = [
    metrics.watch('connections', [CONNECTIONS], async () =>
      Object.entries(database.connections?.() ?? {}).map(([state, value]) => ({
        metric: CONNECTIONS,
        labels: { state },
        value,
      })),
    ),
  ];
  if (counts)
    offs.push(
      metrics.watch('jobs', [JOBS, JOB_LATE_SECONDS], async () => {
        const all = await countJobs(database);
        const kinds = Map.groupBy(all, ({ kind }) => kind);
        return [
          ...all.map(({ kind, state, count }) => ({ metric: JOBS, labels: { kind, state }, value: count })),
          ...[...kinds].map(([kind, rows]) => ({
            metric: JOB_LATE_SECONDS,
            labels: { kind },
            value: Math.max(...rows.map(({ due_since }) => since(due_since))),
          })),
        ];
      }),
      metrics.watch(
        'news',
        [OUTBOX_UNSPREAD, OUTBOX_LATE_SECONDS, DELIVERIES, DELIVERY_LATE_SECONDS],
        async (): Promise<readonly Reading[]> => {
          const news = await forEverybody('numbers to watch', () => countNews(database, MOST_NEWS));
          return [
            { metric: OUTBOX_UNSPREAD, labels: {}, value: news.unspread },
            { metric: OUTBOX_LATE_SECONDS, labels: {}, value: since(news.unspread_since) },
            ...news.subscribers.flatMap(({ name, waiting, since: oldest }) => [
              { metric: DELIVERIES, labels: { subscriber: name }, value: waiting },
              { metric: DELIVERY_LATE_SECONDS, labels: { subscriber: name }, value: since(oldest) },
            ]),
          ];
        },
      ),
    );
  return () => {
    for (const off of offs) off();
  };
}
