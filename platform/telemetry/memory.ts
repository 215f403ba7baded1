/** Numbers kept for tests: counters and the sum and count of histograms, by name and labels. */
import type { Clock } from '../clock/port.ts';
import { gather } from './gather.ts';
import { WATCH_FAILURES } from './metrics.ts';
import type { Labels, Metric, Metrics, MetricsPage } from './port.ts';

export interface MemoryMetrics extends Metrics, MetricsPage {}

export function memoryMetrics(clock: Clock): MemoryMetrics {
  const numbers = new Map<string, number>();
  const add = (name: string, labels: Labels, by: number) => {
    const line = lineOf(name, labels);
    numbers.set(line, (numbers.get(line) ?? 0) + by);
  };
  const gathered = gather({ clock, failed: (watch) => add(WATCH_FAILURES.name, { watch }, 1) });
  return {
    count: ({ name }, labels, by = 1) => add(name, labels, by),
    observe({ name }, labels, value) {
      add(`${name}_sum`, labels, value);
      add(`${name}_count`, labels, 1);
    },
    watch: gathered.watch,
    contentType: 'text/plain; charset=utf-8',
    async text() {
      const gauges = (await gathered.readings()).map(
        ({ metric, labels, value }) => [lineOf(metric.name, labels), value] as const,
      );
      return [...numbers, ...gauges].map(([line, value]) => `${line} ${value}\n`).join('');
    },
  };
}

function lineOf(name: Metric['name'], labels: Labels): string {
  const told = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  return told.length === 0 ? name : `${name}{${told.join(',')}}`;
}
