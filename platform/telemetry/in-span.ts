/** Does work in a span of its own, where anybody traces. */
import type { Span, SpanOptions, Tracer } from './tracer.ts';

/** As `work` ends; what it throws is told of the span. */
export async function inSpan<Result>(
  tracer: Tracer | undefined,
  options: SpanOptions,
  work: (span: Span | null) => Promise<Result>,
): Promise<Result> {
  if (tracer === undefined) return work(null);
  const span = tracer.begin(options);
  try {
    const result = await span.run(() => work(span));
    span.end();
    return result;
  } catch (error) {
    span.end(error);
    throw error;
  }
}
