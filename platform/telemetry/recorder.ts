/** A tracer from whatever records spans: which span runs is known by the asynchronous context it runs in. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Attributes, NamedSpan, Span, SpanOptions, TraceContext, Tracer } from './tracer.ts';

/** Of a span that has begun. */
export interface Recording {
  readonly context: TraceContext;
  set(attributes: Attributes): void;
  end(error: unknown): void;
}

export type Record = (options: SpanOptions & { readonly parent: NamedSpan | null }) => Recording;

export function tracerOf(record: Record): Tracer {
  const running = new AsyncLocalStorage<TraceContext | null>();
  const current = () => running.getStore() ?? null;
  return {
    current,
    apart: (work) => running.run(null, work),
    begin(options): Span {
      const recording = record({
        ...options,
        parent: options.parent === undefined ? current() : options.parent,
      });
      let hasEnded = false;
      return {
        context: recording.context,
        set: recording.set,
        run: (work) => running.run(recording.context, work),
        end(error) {
          if (hasEnded) return;
          hasEnded = true;
          recording.end(error);
        },
      };
    },
  };
}
