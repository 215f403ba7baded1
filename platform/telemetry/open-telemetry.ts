/** Spans for any collector that speaks OTLP, by OpenTelemetry; loaded only where one is configured. */
import type { Log } from '../log/port.ts';
import { tracerOf } from './recorder.ts';
import type { NamedSpan, TraceContext, Tracer } from './tracer.ts';

export interface OpenTelemetryOptions {
  /** Where the collector takes spans, such as `http://127.0.0.1:4318/v1/traces`. */
  readonly url: string;
  /** How this process is called there. */
  readonly service: string;
  readonly version: string;
  /** The part of traces that is recorded, of 1. Whoever asks and was told decides for what it causes. */
  readonly ratio: number;
  readonly log: Log;
}

export interface OpenTelemetry extends Tracer {
  /** Sends what is left, for as long as 5 s. */
  close(): Promise<void>;
}

const KINDS = { internal: 0, server: 1, client: 2, consumer: 4 } as const;
const FAILED = 2;

export async function openTelemetry(options: OpenTelemetryOptions): Promise<OpenTelemetry> {
  const [{ ROOT_CONTEXT, trace, diag, DiagLogLevel }, sdk, { OTLPTraceExporter }, resources] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const say = (message: string) => options.log.warn({ reason: message }, 'traces could not be sent');
  const quiet = () => {};
  diag.setLogger(
    { error: say, warn: quiet, info: quiet, debug: quiet, verbose: quiet },
    { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true },
  );

  const chance = new sdk.RandomIdGenerator();
  // Set just before a span begins, which asks for its ids at once.
  let next: Pick<TraceContext, 'traceId' | 'spanId'> | null = null;
  const byRatio = new sdk.TraceIdRatioBasedSampler(options.ratio);
  // As whoever began it decided, by the same ratio.
  const isSampled = (traceId: string) =>
    byRatio.shouldSample(ROOT_CONTEXT, traceId).decision === sdk.SamplingDecision.RECORD_AND_SAMPLED;
  const provider = new sdk.TracerProvider({
    resource: resources.defaultResource().merge(
      resources.resourceFromAttributes({
        'service.name': options.service,
        'service.version': options.version,
      }),
    ),
    sampler: new sdk.ParentBasedSampler({ root: byRatio }),
    idGenerator: {
      generateTraceId: () => next?.traceId ?? chance.generateTraceId(),
      generateSpanId: () => next?.spanId ?? chance.generateSpanId(),
    },
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: options.url }) })],
  });
  const tracer = provider.getTracer('arca-api', options.version);

  const toSpanContext = ({ traceId, spanId, sampled = isSampled(traceId) }: NamedSpan) => ({
    traceId,
    spanId,
    traceFlags: sampled ? 1 : 0,
    isRemote: true,
  });

  const own = tracerOf(({ name, kind, parent, identity = null, links = [], attributes = {} }) => {
    next = parent === null ? identity : null;
    const context =
      parent === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, toSpanContext(parent));
    const span = tracer.startSpan(
      name,
      {
        kind: KINDS[kind],
        attributes,
        links: links.map((link) => ({ context: toSpanContext(link) })),
      },
      context,
    );
    next = null;
    const { traceId, spanId, traceFlags } = span.spanContext();
    return {
      context: { traceId, spanId, sampled: (traceFlags & 1) === 1 },
      set: (more) => void span.setAttributes(more),
      end(error) {
        if (error !== undefined) {
          // Its words may hold what is nobody's business: the log has them.
          const type = error instanceof Error ? error.name : typeof error;
          span.setAttribute('error.type', type).setStatus({ code: FAILED });
        }
        span.end();
      },
    };
  });
  return {
    ...own,
    async close() {
      const late = new Promise<void>((resolve) => setTimeout(resolve, 5000).unref());
      await Promise.race([provider.shutdown().catch((error: unknown) => say(String(error))), late]);
    },
  };
}
