/** Numbers as Prometheus scrapes them, by prom-client: beside ours, those of the process itself. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Clock } from '../clock/port.ts';
import type { Log } from '../log/port.ts';
import { gather } from './gather.ts';
import { WATCH_FAILURES } from './metrics.ts';
import type { Labels, Metric, Metrics, MetricsPage } from './port.ts';

export interface PrometheusOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** Also tells of the process: CPU, memory, the event loop. */
  readonly ofProcess: boolean;
}

export interface Prometheus extends Metrics, MetricsPage {}

export function prometheusMetrics({ clock, log, ofProcess }: PrometheusOptions): Prometheus {
  const registry = new Registry();
  const counters = new Map<string, Counter>();
  const histograms = new Map<string, Histogram>();
  const gauges = new Map<string, { readonly gauge: Gauge; readonly hasLabels: boolean }>();
  if (ofProcess) collectDefaultMetrics({ register: registry });

  const found = <Made>(made: Map<string, Made>, { name }: Metric, make: () => Made): Made => {
    const known = made.get(name) ?? make();
    made.set(name, known);
    return known;
  };
  const of = ({ name, help, labels }: Metric) => ({
    name,
    help,
    labelNames: [...labels],
    registers: [registry],
  });

  const count = (metric: Metric, labels: Labels, by = 1): void =>
    found(counters, metric, () => new Counter(of(metric))).inc(labels, by);

  const gathered = gather({
    clock,
    failed(watch, error) {
      count(WATCH_FAILURES, { watch });
      log.warn({ watch, err: error }, 'numbers could not be read');
    },
  });

  return {
    count,
    observe(metric, labels, value) {
      const buckets = metric.buckets === undefined ? {} : { buckets: [...metric.buckets] };
      found(histograms, metric, () => new Histogram({ ...of(metric), ...buckets })).observe(labels, value);
    },
    watch(name, metrics, read) {
      for (const metric of metrics)
        found(gauges, metric, () => ({
          gauge: new Gauge(of(metric)),
          hasLabels: metric.labels.length > 0,
        }));
      return gathered.watch(name, metrics, read);
    },
    contentType: registry.contentType,
    async text() {
      const readings = await gathered.readings();
      // Reset, one without labels would be told as 0 where nobody has read it.
      for (const { gauge, hasLabels } of gauges.values()) {
        if (hasLabels) gauge.reset();
        else gauge.remove();
      }
      for (const { metric, labels, value } of readings) gauges.get(metric.name)?.gauge.set(labels, value);
      return registry.metrics();
    },
  };
}
