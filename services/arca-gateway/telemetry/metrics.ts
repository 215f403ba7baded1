/** The numbers that `arca-gateway` tells. */
import type { Metric } from '@arca-api/platform/telemetry/port';

export const CALL_SECONDS: Metric = {
  name: 'arca_call_seconds',
  kind: 'histogram',
  help: 'Calls to ARCA by its method, and what is certain of each: answered, unknown, not-sent.',
  labels: ['environment', 'service', 'method', 'outcome'],
  buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30, 60],
};

export const BARRED: Metric = {
  name: 'arca_calls_barred_total',
  kind: 'counter',
  help: 'Calls that were not made because ARCA is held for out.',
  labels: ['environment', 'service'],
};

export const BREAKER_STATE: Metric = {
  name: 'arca_breaker_state',
  kind: 'gauge',
  help: '0 closed, 1 recovering, 2 half open, 3 open: nothing is asked of ARCA.',
  labels: ['environment', 'service', 'methods'],
};

export const TICKETS: Metric = {
  name: 'arca_tickets',
  kind: 'gauge',
  help: 'Tickets of WSAA: usable, or failing (the last login went wrong and nothing usable is left).',
  labels: ['environment', 'service', 'state'],
};

export const TICKET_AGE_SECONDS: Metric = {
  name: 'arca_ticket_oldest_seconds',
  kind: 'gauge',
  help: 'Age of the oldest usable ticket; they last twelve hours.',
  labels: ['environment', 'service'],
};

export const CERTIFICATE_DAYS_LEFT: Metric = {
  name: 'arca_certificate_days_left',
  kind: 'gauge',
  help: 'Days until the certificate that ends first has ended, of the newest of each CUIT; below 0 for those that ended within a month.',
  labels: ['environment'],
};

export const CERTIFICATES: Metric = {
  name: 'arca_certificates',
  kind: 'gauge',
  help: 'Newest certificate of each CUIT: good, ending (within 30 days) or ended (within the last 30).',
  labels: ['environment', 'state'],
};

export const GATEWAY_METRICS: readonly Metric[] = [
  CALL_SECONDS,
  BARRED,
  BREAKER_STATE,
  TICKETS,
  TICKET_AGE_SECONDS,
  CERTIFICATE_DAYS_LEFT,
  CERTIFICATES,
];
