/** Structured lines on standard output, or wherever `destination` leads. */
import pino, { type DestinationStream, type Logger } from 'pino';
import type { TraceContext } from '../telemetry/tracer.ts';
import type { Log } from './port.ts';
import { redact, redactText } from './redact.ts';

export interface PinoLogOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly destination?: DestinationStream;
  /** The span that runs, whose ids are written beside what is logged in it. */
  readonly current?: () => TraceContext | null;
}

export function pinoLog({ level, destination, current }: PinoLogOptions): Log {
  // The machine's name and the pid come from whoever runs the process.
  const options = {
    level,
    base: null,
    formatters: { level: (label: string) => ({ level: label }) },
    // Errors are plain objects by then, and pino would name their type "Object".
    serializers: { err: (error: unknown) => error },
    ...(current === undefined ? {} : { mixin: () => traceFields(current()) }),
  };
  return wrap(destination === undefined ? pino(options) : pino(options, destination));
}

/** By the names that OpenTelemetry gives them in logs. */
const traceFields = (context: TraceContext | null) =>
  context === null ? {} : { trace_id: context.traceId, span_id: context.spanId };

function wrap(logger: Logger): Log {
  const write = (level: 'debug' | 'info' | 'warn' | 'error') => (fields: object, message: string) => {
    if (logger.isLevelEnabled(level)) logger[level](redact(fields), redactText(message));
  };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: (fields) => wrap(logger.child(redact(fields) as object)),
  };
}
