/** How an endpoint of webhooks fares, on the wire. */
import { z } from 'zod';

const text = z.string();
const instant = z.iso.datetime();
const count = z.int();

/** Of the time up to now. */
export const STATISTICS_WINDOWS = ['1h', '24h', '7d'] as const;
export const statisticsWindow = z.enum(STATISTICS_WINDOWS);
export type StatisticsWindow = z.infer<typeof statisticsWindow>;

/** The query of `GET /v1/webhook-endpoints/{id}/statistics`. */
export const statisticsQuery = z.strictObject({ window: statisticsWindow.default('24h') });

/** The answer: attempts of the window, and how it stands now. */
export const statisticsAnswer = z.object({
  object: z.literal('webhook_statistics'),
  endpoint: text,
  window: statisticsWindow,
  from: instant,
  to: instant,
  attempts: count,
  succeeded: count,
  failed: count,
  /** Of those that failed, by what was answered (`5xx`) or why nothing was (`timeout`); the most frequent first. */
  failures: z.array(z.object({ reason: text, attempts: count })),
  /** From the search for its address to the end of its answer, in milliseconds; `null` where nothing was attempted. */
  duration_ms: z.object({ p50: z.int().nullable(), p95: z.int().nullable() }),
  /** What waits now, whatever the window. */
  pending: z.object({
    deliveries: count,
    /** Since when the one that waits longest does. */
    oldest_at: instant.nullable(),
    /** `null` where nothing waits, or all of it is being attempted. */
    next_attempt_at: instant.nullable(),
  }),
  /** Of all that is kept, whatever the window. */
  last_succeeded_at: instant.nullable(),
  last_failed_at: instant.nullable(),
});
export type StatisticsAnswer = z.infer<typeof statisticsAnswer>;
