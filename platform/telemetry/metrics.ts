/** The numbers that the platform itself tells, whatever service it carries. */
import type { Metric } from './port.ts';

export const HTTP_SECONDS: Metric = {
  name: 'arca_http_request_seconds',
  kind: 'histogram',
  help: 'Requests answered, by route and status, from the first byte to the last.',
  labels: ['service', 'method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
};

export const JOBS: Metric = {
  name: 'arca_jobs',
  kind: 'gauge',
  help: 'Jobs by kind: ready, running, or dead (given up).',
  labels: ['kind', 'state'],
};

export const JOB_LATE_SECONDS: Metric = {
  name: 'arca_job_late_seconds',
  kind: 'gauge',
  help: 'How long the job that waits longest has been due.',
  labels: ['kind'],
};

export const OUTBOX_UNSPREAD: Metric = {
  name: 'arca_outbox_unspread',
  kind: 'gauge',
  help: 'Events that were accepted and not yet handed to their subscribers.',
  labels: [],
};

export const OUTBOX_LATE_SECONDS: Metric = {
  name: 'arca_outbox_late_seconds',
  kind: 'gauge',
  help: 'Age of the oldest event not yet handed to its subscribers.',
  labels: [],
};

export const DELIVERIES: Metric = {
  name: 'arca_outbox_deliveries',
  kind: 'gauge',
  help: 'Events that a subscriber has still to handle.',
  labels: ['subscriber'],
};

export const DELIVERY_LATE_SECONDS: Metric = {
  name: 'arca_outbox_delivery_late_seconds',
  kind: 'gauge',
  help: 'Age of the oldest event that a subscriber has still to handle.',
  labels: ['subscriber'],
};

export const FORGOTTEN: Metric = {
  name: 'arca_forgotten_total',
  kind: 'counter',
  help: 'Rows deleted because they were kept for as long as the settings say.',
  labels: ['what'],
};

export const CONNECTIONS: Metric = {
  name: 'arca_database_connections',
  kind: 'gauge',
  help: 'Connections of the pool: busy, idle; waiting are those who want one.',
  labels: ['state'],
};

export const REDIS_UP: Metric = {
  name: 'arca_redis_up',
  kind: 'gauge',
  help: '1 while Redis answers, 0 while this process goes on without it.',
  labels: [],
};

export const WATCH_FAILURES: Metric = {
  name: 'arca_watch_failures_total',
  kind: 'counter',
  help: 'Times that numbers could not be read when they were asked for.',
  labels: ['watch'],
};

export const BUILD: Metric = {
  name: 'arca_build_info',
  kind: 'gauge',
  help: 'Always 1; what runs is in the labels.',
  labels: ['version', 'services'],
};

export const PLATFORM_METRICS: readonly Metric[] = [
  HTTP_SECONDS,
  JOBS,
  JOB_LATE_SECONDS,
  OUTBOX_UNSPREAD,
  OUTBOX_LATE_SECONDS,
  DELIVERIES,
  DELIVERY_LATE_SECONDS,
  FORGOTTEN,
  CONNECTIONS,
  REDIS_UP,
  WATCH_FAILURES,
  BUILD,
];
