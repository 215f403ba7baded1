import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulatedClock } from '../clock/simulated.ts';
import { silentLog } from '../log/silent.ts';
import { metricsConformance } from './conformance.ts';
import { memoryMetrics } from './memory.ts';
import { HTTP_SECONDS } from './metrics.ts';
import { prometheusMetrics } from './prometheus.ts';

metricsConformance('Memory', () => {
  const clock = simulatedClock(1_000_000);
  return { metrics: memoryMetrics(clock), pass: (ms) => clock.advance(ms) };
});

metricsConformance('Prometheus', () => {
  const clock = simulatedClock(1_000_000);
  const metrics = prometheusMetrics({ clock, log: silentLog, ofProcess: false });
  return { metrics, pass: (ms) => clock.advance(ms) };
});

test('a histogram has its own buckets, and the process tells of itself when asked to', async () => {
  const clock = simulatedClock(0);
  const metrics = prometheusMetrics({ clock, log: silentLog, ofProcess: true });
  metrics.observe(HTTP_SECONDS, { service: 'api', method: 'GET', route: '/x', status: '200' }, 0.02);
  const text = await metrics.text();
  const labels = 'service="api",method="GET",route="/x",status="200"';
  assert.ok(text.includes(`arca_http_request_seconds_bucket{le="0.01",${labels}} 0`), text);
  assert.ok(text.includes(`arca_http_request_seconds_bucket{le="0.025",${labels}} 1`));
  assert.match(text, /^process_cpu_seconds_total \d/m);
  assert.match(text, /^nodejs_eventloop_lag_p99_seconds /m);
  assert.match(metrics.contentType, /^text\/plain/);
});
