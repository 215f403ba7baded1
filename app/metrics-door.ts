/** The numbers on a door of their own, for whoever scrapes them: never beside what customers ask. */
import { answerProblem } from '@arca-api/api/doors/answer-problem';
import { createServer } from '@arca-api/platform/http/server';
import { silentLog } from '@arca-api/platform/log/silent';
import { BUILD } from '@arca-api/platform/telemetry/metrics';
import { prometheusMetrics } from '@arca-api/platform/telemetry/prometheus';
import type { Config } from './config.ts';
import type { Supervisor } from './supervisor.ts';
import { version } from './version.ts';
import type { Ambient } from './wiring.ts';

/** Opens it where it is configured; from then on the process counts, and nowhere else. */
export async function openMetricsDoor(
  { metricsPort, metricsHost, services }: Config,
  ambient: Ambient,
  supervisor: Supervisor,
): Promise<Ambient> {
  if (metricsPort === null) return ambient;
  const { clock, random, log } = ambient;
  const metrics = prometheusMetrics({ clock, log, ofProcess: true });
  const what = services === null ? 'all' : [...services].sort().join(',');
  metrics.watch('build', [BUILD], async () => [
    { metric: BUILD, labels: { version, services: what }, value: 1 },
  ]);
  const server = createServer({ log: silentLog, random, clock, problem: answerProblem });
  server.get('/metrics', async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.text()),
  );
  supervisor.onStop('metrics', async () => server.close());
  await server.listen({ port: metricsPort, host: metricsHost });
  return { ...ambient, metrics };
}
