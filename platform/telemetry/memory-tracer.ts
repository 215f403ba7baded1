/** Spans kept for tests. */
import type { Random } from '../random/port.ts';
import { tracerOf } from './recorder.ts';
import type { Attributes, NamedSpan, SpanOptions, TraceContext, Tracer } from './tracer.ts';

export interface KeptSpan {
  readonly name: string;
  readonly kind: SpanOptions['kind'];
  readonly context: TraceContext;
  readonly parent: NamedSpan | null;
  readonly links: readonly NamedSpan[];
  readonly attributes: Attributes;
  readonly error: unknown;
}

export interface MemoryTracer extends Tracer {
  /** Those that have ended, in that order. */
  readonly spans: readonly KeptSpan[];
}

export function memoryTracer(random: Random): MemoryTracer {
  const spans: KeptSpan[] = [];
  const hex = (length: number) => Buffer.from(random.bytes(length)).toString('hex');
  const tracer = tracerOf(({ name, kind, parent, identity, links = [], attributes = {} }) => {
    const own = { traceId: parent?.traceId ?? hex(16), spanId: hex(8) };
    const context = { ...own, ...(parent === null ? identity : null), sampled: parent?.sampled ?? true };
    let known = attributes;
    return {
      context,
      set(more) {
        known = { ...known, ...more };
      },
      end(error) {
        spans.push({ name, kind, context, parent, links, attributes: known, error });
      },
    };
  });
  return { ...tracer, spans };
}
