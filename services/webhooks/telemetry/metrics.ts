/** The numbers that `webhooks` tells. */
import type { Metric } from '@arca-api/platform/telemetry/port';

export const ATTEMPTS: Metric = {
  name: 'arca_webhook_attempts_total',
  kind: 'counter',
  help: 'Attempts to tell an endpoint, by mode, cause (event, retry, example) and outcome: accepted, refused_4xx and the like by what was answered, or why nothing was.',
  labels: ['mode', 'cause', 'outcome'],
};

export const ATTEMPT_SECONDS: Metric = {
  name: 'arca_webhook_attempt_seconds',
  kind: 'histogram',
  help: 'Attempts by outcome, from the search for the address to the end of the answer.',
  labels: ['outcome'],
  buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20],
};

export const FIRST_ATTEMPT_SECONDS: Metric = {
  name: 'arca_webhook_first_attempt_seconds',
  kind: 'histogram',
  help: 'From an event to the first attempt to tell it, with whatever its endpoint made it wait.',
  labels: ['mode'],
  buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800],
};

export const DUE: Metric = {
  name: 'arca_webhook_deliveries_due',
  kind: 'gauge',
  help: 'Deliveries that are due, up to 10,000, by what they wait for: a worker, or their endpoint, which takes no more at once.',
  labels: ['waits_for'],
};

export const DUE_OLDEST_SECONDS: Metric = {
  name: 'arca_webhook_due_oldest_seconds',
  kind: 'gauge',
  help: 'For how long the delivery that waits longest has been due, by what it waits for.',
  labels: ['waits_for'],
};

export const ENDPOINTS_TRIED: Metric = {
  name: 'arca_webhook_endpoints_tried',
  kind: 'gauge',
  help: 'Endpoints that this process told anything within 15 minutes, by how the last attempt of each went: accepted or failed.',
  labels: ['mode', 'fared'],
};

export const DISABLED: Metric = {
  name: 'arca_webhook_endpoints_disabled_total',
  kind: 'counter',
  help: 'Endpoints that are no longer told: gone (they answered 410) or failing (nothing arrived for days).',
  labels: ['reason'],
};

export const EXHAUSTED: Metric = {
  name: 'arca_webhook_exhausted_total',
  kind: 'counter',
  help: 'Deliveries that were given up after the last attempt of their schedule.',
  labels: ['mode'],
};

export const WEBHOOK_METRICS: readonly Metric[] = [
  ATTEMPTS,
  ATTEMPT_SECONDS,
  FIRST_ATTEMPT_SECONDS,
  DUE,
  DUE_OLDEST_SECONDS,
  ENDPOINTS_TRIED,
  DISABLED,
  EXHAUSTED,
];
