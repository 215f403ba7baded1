/** What a try of a lane has to do with: the requests that its invoices came by. */

import { traceOfId } from '@arca-api/platform/telemetry/traceparent';
import type { NamedSpan, SpanOptions, Tracer } from '@arca-api/platform/telemetry/tracer';

/** Links that a span has at most, as collectors take them. */
const MOST_LINKS = 128;

/**
 * A span that is part of the one request all invoices came by, or begins a trace linked with those of several. Each
 * invoice keeps its request's id, which names its trace in whatever process it is worked on.
 */
export function batchSpan(
  tracer: Tracer | undefined,
  waiting: readonly { readonly request_id?: string }[],
  attributes: SpanOptions['attributes'] = {},
): SpanOptions {
  const name = 'issue';
  if (tracer === undefined) return { name, kind: 'consumer' };
  const traces = new Map<string, NamedSpan>();
  for (const { request_id } of waiting) {
    const trace = request_id === undefined ? null : traceOfId(request_id);
    if (trace !== null) traces.set(trace.traceId, trace);
  }
  const [first = null, ...others] = traces.values();
  const isOne = others.length === 0;
  return {
    name,
    kind: 'consumer',
    parent: isOne ? first : null,
    links: isOne ? [] : [...traces.values()].slice(0, MOST_LINKS),
    attributes: { ...attributes, 'arca.invoices': waiting.length },
  };
}
