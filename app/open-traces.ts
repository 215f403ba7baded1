/** Traces where a collector is configured; what sends them is not even loaded elsewhere. */
import { pinoLog } from '@arca-api/platform/log/pino';
import { type OpenTelemetry, openTelemetry } from '@arca-api/platform/telemetry/open-telemetry';
import type { Config } from './config.ts';
import { version } from './version.ts';

export async function openTraces(config: Config): Promise<OpenTelemetry | null> {
  const { tracesUrl, tracesService, tracesRatio, logLevel } = config;
  if (tracesUrl === null) return null;
  return openTelemetry({
    url: tracesUrl,
    service: tracesService,
    version,
    ratio: tracesRatio,
    log: pinoLog({ level: logLevel }),
  });
}
