/** The numbers that `api` tells. */
import type { Metric } from '@arca-api/platform/telemetry/port';

export const INVOICE_SECONDS: Metric = {
  name: 'arca_invoice_seconds',
  kind: 'histogram',
  help: 'From the acceptance of an invoice to its end at ARCA.',
  labels: ['mode', 'outcome'],
  buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800],
};

export const INVOICES_WAITING: Metric = {
  name: 'arca_invoices_waiting',
  kind: 'gauge',
  help: 'Invoices without an answer of ARCA: submitted, or verifying what came of a try.',
  labels: ['environment', 'status'],
};

export const LANE_LAG_SECONDS: Metric = {
  name: 'arca_lane_lag_seconds',
  kind: 'gauge',
  help: 'Age of the invoice that waits longest, of lanes that move.',
  labels: ['environment'],
};

export const LANES_WAITING: Metric = {
  name: 'arca_lanes_waiting',
  kind: 'gauge',
  help: 'Lanes in which invoices wait.',
  labels: ['environment'],
};

export const LANES_HALTED: Metric = {
  name: 'arca_lanes_halted',
  kind: 'gauge',
  help: 'Lanes in which invoices wait for a person.',
  labels: ['environment'],
};

export const BATCHES: Metric = {
  name: 'arca_batches_processing',
  kind: 'gauge',
  help: 'Batches that are not finished.',
  labels: [],
};

export const BATCH_AGE_SECONDS: Metric = {
  name: 'arca_batch_oldest_seconds',
  kind: 'gauge',
  help: 'Age of the oldest batch that is not finished.',
  labels: [],
};

export const LIMITED: Metric = {
  name: 'arca_limited_total',
  kind: 'counter',
  help: 'Requests refused because a quota was used up, by its name.',
  labels: ['policy'],
};

export const CROWDED: Metric = {
  name: 'arca_crowded_total',
  kind: 'counter',
  help: 'Requests refused because there was no place: rate.crowded (of one organisation) or service.crowded (at all).',
  labels: ['code'],
};

export const PLACES: Metric = {
  name: 'arca_places',
  kind: 'gauge',
  help: 'Requests in each pool: those that have a place (taken) and those that wait for one (waiting).',
  labels: ['pool', 'state'],
};

export const API_METRICS: readonly Metric[] = [
  INVOICE_SECONDS,
  INVOICES_WAITING,
  LANE_LAG_SECONDS,
  LANES_WAITING,
  LANES_HALTED,
  BATCHES,
  BATCH_AGE_SECONDS,
  LIMITED,
  CROWDED,
  PLACES,
];
