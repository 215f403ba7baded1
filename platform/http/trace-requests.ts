/** A span for each request, with the name that its own id is; whoever of ours asks is its parent. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fromTraceparent, traceOfId } from '../telemetry/traceparent.ts';
import type { Span, Tracer } from '../telemetry/tracer.ts';

export interface TraceRequestsOptions {
  readonly tracer: Tracer;
  /** Which service answers. */
  readonly service: string;
  /**
   * Whether who asks is one of ours, and says of which span this is a part. A stranger's word begins no span here: the
   * request begins its own, and is linked with theirs.
   */
  readonly isInside: boolean;
}

/** To be called before other hooks are added, so that what they do is within the span. */
export function traceRequests(server: FastifyInstance, options: TraceRequestsOptions): void {
  const { tracer, service, isInside } = options;
  const spans = new WeakMap<FastifyRequest, Span>();
  server.addHook('onRequest', (request, reply, done) => {
    const theirs = fromTraceparent(request.headers['traceparent']);
    const route = request.routeOptions.url ?? 'none';
    const span = tracer.begin({
      name: `${route === 'none' ? '' : `${request.method} `}${route}`,
      kind: 'server',
      parent: isInside ? theirs : null,
      identity: traceOfId(request.id),
      links: theirs === null || isInside ? [] : [theirs],
      attributes: {
        'arca.service': service,
        'arca.request_id': request.id,
        'http.request.method': request.method,
        'http.route': route,
      },
    });
    spans.set(request, span);
    // It also comes when whoever asked is gone.
    reply.raw.once('close', () => {
      const status = reply.raw.statusCode;
      span.set({ 'http.response.status_code': status });
      span.end(status >= 500 ? new Error(`answered ${status}`) : undefined);
    });
    span.run(done);
  });
  // A body arrives in the context of its connection.
  server.addHook('preHandler', (request, _reply, done) => {
    const span = spans.get(request);
    if (span === undefined) done();
    else span.run(done);
  });
}
