/** What one request caused, over services and processes: spans, told apart and joined by the ids of W3C Trace Context. */

/** One span, as it is named elsewhere. */
export interface TraceContext {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits. */
  readonly spanId: string;
  /** Whether it is recorded. */
  readonly sampled: boolean;
}

/** A span that is known by its name alone; left out, whether it is recorded is told by the name of its trace. */
export type NamedSpan = Pick<TraceContext, 'traceId' | 'spanId'> & { readonly sampled?: boolean };

export type Attributes = Readonly<Record<string, string | number | boolean>>;

export interface SpanOptions {
  readonly name: string;
  /** `server` answers a request, `client` makes one, `consumer` works on what others left. */
  readonly kind: 'server' | 'client' | 'consumer' | 'internal';
  /** Left out, the span that runs; `null`: none, it begins a trace. */
  readonly parent?: NamedSpan | null;
  /** How a span that begins a trace is called, where that is known before; left out, by chance. */
  readonly identity?: Pick<TraceContext, 'traceId' | 'spanId'> | null;
  /** Others that it has to do with. */
  readonly links?: readonly NamedSpan[];
  readonly attributes?: Attributes;
}

export interface Span {
  readonly context: TraceContext;
  set(attributes: Attributes): void;
  /** Runs `work` so that spans begun in it are its children. */
  run<Result>(work: () => Result): Result;
  /** The first time counts. `error`: it failed. */
  end(error?: unknown): void;
}

export interface Tracer {
  begin(options: SpanOptions): Span;
  /** Runs `work` as a part of nothing, whoever set it going. */
  apart<Result>(work: () => Result): Result;
  /** The span that runs, or `null`. */
  current(): TraceContext | null;
}
